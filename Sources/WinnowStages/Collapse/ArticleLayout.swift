import WinnowCore

/// What has to be known of a whole article before its copies can be judged: where the last sentence is, where
/// code is fenced, and whether indentation means anything.
struct ArticleLayout {
  /// The entry of the article's last sentence; `nil` where it has none.
  let lastSentence: Int?
  private let fencedBlocks: [Range<Int>]
  private let indentationIsCode: Bool

  init(_ census: LineCensus, of text: Text) {
    let bytes = text.bytes.span
    lastSentence = census.entries.lastIndex { LineSigns.isSentence($0.content, in: bytes) }
    indentationIsCode = Self.indentationIsCode(census, in: text)
    // A fence that nothing closes fences nothing: a line of three backticks must not switch the stage off.
    fencedBlocks = stride(from: 0, to: census.fences.count - 1, by: 2).map {
      census.fences[$0]..<(census.fences[$0 + 1] + 1)
    }
  }

  /// Whether indented lines are code: where sentences are indented as well, all of the article is laid out so.
  private static func indentationIsCode(_ census: LineCensus, in text: Text) -> Bool {
    guard census.hasIndentation, census.entries.contains(where: { isIndented($0, in: text) }) else {
      return true
    }
    let bytes = text.bytes.span
    let sentences = census.entries.filter { LineSigns.isSentence($0.content, in: bytes) }
    return sentences.count { isIndented($0, in: text) } * 2 < max(1, sentences.count)
  }

  /// Whether an entry is code by where it stands: within fences, or indented in an article that is not.
  func isCode(_ index: Int, _ entry: LineCensus.Entry, in text: Text) -> Bool {
    (indentationIsCode && Self.isIndented(entry, in: text)) || isFenced(index)
  }

  /// Whether a line begins with a tab or with four columns of blanks.
  private static func isIndented(_ entry: LineCensus.Entry, in text: Text) -> Bool {
    let start = text.lines[entry.line].start
    return entry.content.lowerBound - start >= 4
      || (entry.content.lowerBound > start && text.bytes[start] == UInt8(ascii: "\t"))
  }

  private func isFenced(_ index: Int) -> Bool {
    var low = 0
    var high = fencedBlocks.count
    while low < high {
      let middle = (low + high) / 2
      if fencedBlocks[middle].upperBound <= index { low = middle + 1 } else { high = middle }
    }
    return low < fencedBlocks.count && fencedBlocks[low].contains(index)
  }
}
