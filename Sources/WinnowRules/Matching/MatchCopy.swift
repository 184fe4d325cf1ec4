public import WinnowCore

/// The text that patterns see in place of an article's: quotes straight, every space a plain one, and no invisible
/// characters or invalid bytes, so that a rule written plainly hits whatever the spelling.
///
/// The copy is valid UTF-8. It has the same lines as the article, one for one: LF and CR are as they are. For a text
/// of ASCII alone it is the article's own bytes.
public struct MatchCopy: Sendable {
  /// The copy and its lines.
  public let text: Text
  /// Where each byte of the copy lies in the article.
  public let map: OffsetMap
  /// Where the copy has letters that ``FoldedBytes`` does not see as what they match.
  let unusualLetters: [Int]

  /// Makes the copy of an article's text.
  public init(of text: Text) {
    var lines: [Line] = []
    var unusualLetters: [Int] = []
    var map = OffsetMap()
    let copy: [UInt8]? = text.bytes.withUnsafeBufferPointer { article in
      var writer = CopyWriter(article, text.lines)
      let start = writer.endOfKept()
      let copy =
        start == article.count ? nil : Array(room: article.count) { writer.write(to: $0, keeping: start) }
      (map, lines, unusualLetters) = (writer.map, writer.lines, writer.unusualLetters)
      return copy
    }
    self.text = copy.map { Text($0, lines: lines) } ?? text
    (self.map, self.unusualLetters) = (map, unusualLetters)
  }
}

extension MatchCopy {
  /// A range of a copy without the blanks at its two ends. Every blank there is a space or a tab.
  static func trimmed(_ range: Range<Int>, in copy: UnsafeBufferPointer<UInt8>) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, copy[start] == 0x20 || copy[start] == 0x09 { start += 1 }
    while end > start, copy[end - 1] == 0x20 || copy[end - 1] == 0x09 { end -= 1 }
    return start..<end
  }
}

extension MatchCopy {
  /// What becomes of a code point in the copy.
  enum Folding: Equatable, BitwiseCopyable {
    case kept
    case left
    case spelled(UInt8)
  }

  /// Whether a code point, or an invalid byte given as ``UTF8Scalar/invalid``, is left out of the copy.
  public static func leavesOut(_ value: UInt32) -> Bool { folding(of: value) == .left }

  /// What becomes of U+2000 to U+203F, which are quotes, dashes and blanks.
  static let foldingsOfPunctuation = FrozenTable((0x2000...0x203F).map { folding(of: $0) })

  static func folding(of value: UInt32) -> Folding {
    switch value {
    // ASCII, the letters of Europe, and most of those of the East.
    case 0..<0x80, 0xC0..<0x02BC, 0x0370..<0x061C, 0x3001..<0xFE00: return .kept
    case 0x2018...0x201B, 0x02BC: return .spelled(UInt8(ascii: "'"))
    case 0x201C...0x201F: return .spelled(UInt8(ascii: "\""))
    case UTF8Scalar.invalid: return .left
    // Soft hyphen, grapheme joiner, Arabic and Mongolian marks.
    case 0xAD, 0x034F, 0x061C, 0x180B...0x180E: return .left
    // Zero width, bidi marks, embeddings and isolates, word joiner and invisible operators.
    case 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x206F: return .left
    // Variation selectors, BOM, interlinear annotation, tags.
    case 0xFE00...0xFE0F, 0xFEFF, 0xFFF9...0xFFFB, 0xE0000...0xE01EF: return .left
    default: return Blank.contains(value) ? .spelled(UInt8(ascii: " ")) : .kept
    }
  }
}

extension MatchCopy {
  /// Where ranges of the copy lie in the article, each at its place in the list. Ranges may come in any order and
  /// overlap.
  func sourceRanges(of ranges: [Range<Int>]) -> [Range<Int>] {
    if map.isIdentity { return ranges }
    var starts = [Int](repeating: 0, count: ranges.count)
    var cursor = OffsetMap.Cursor(map)
    for index in ranges.indices.sorted(by: { ranges[$0].lowerBound < ranges[$1].lowerBound }) {
      let start = ranges[index].lowerBound
      starts[index] = cursor.sourceRange(of: start..<start).lowerBound
    }
    var result = ranges
    cursor = OffsetMap.Cursor(map)
    for index in ranges.indices.sorted(by: { ranges[$0].upperBound < ranges[$1].upperBound }) {
      // The last byte alone has the end of the whole.
      let end = ranges[index].upperBound
      let last = max(ranges[index].lowerBound, end - 1)..<end
      result[index] = starts[index]..<max(starts[index], cursor.sourceRange(of: last).upperBound)
    }
    return result
  }
}
