internal import WinnowCore

/// A piece of an article that patterns are matched on.
struct Segment {
  /// The bytes in the match copy.
  let range: Range<Int>
  /// The lines it lies in.
  let lines: Range<Int>
  /// Its length in code points of the copy.
  let length: Int
  /// The share of the article's bytes before it.
  let before: Double
}

/// An article cut into the segments of every scope that is asked for.
struct SegmentedText {
  /// The article.
  let text: Text
  /// What patterns see.
  let copy: MatchCopy

  init(_ text: Text) {
    self.text = text
    self.copy = MatchCopy(of: text)
  }

  /// The segments that rules of a scope are matched on; for spans, the lines.
  func segments(for scope: Rule.Scope) -> [Segment] {
    switch scope {
    case .span, .line: lines
    case .sentence: sentences
    case .paragraph: paragraphs
    case .article: article
    }
  }

  /// The lines that are not blank, without the blanks at their ends.
  private var lines: [Segment] {
    let lines = copy.text.lines
    let bytes = copy.text.bytes.span
    var segments: [Segment] = []
    segments.reserveCapacity(lines.count)
    for index in lines.indices {
      let content = Blank.trimmed(lines[index].content, in: bytes)
      guard !content.isEmpty else { continue }
      segments.append(segment(content, lines: index..<(index + 1), start: text.lines[index].start))
    }
    return segments
  }

  private var sentences: [Segment] {
    var ranges: [Range<Int>] = []
    var owners: [Int] = []
    for index in copy.text.lines.indices {
      let content = copy.text.trimmedContent(of: copy.text.lines[index])
      guard !content.isEmpty else { continue }
      for sentence in Sentences.ranges(in: copy.text.bytes.span, of: content) {
        ranges.append(sentence)
        owners.append(index)
      }
    }
    let sources = copy.sourceRanges(of: ranges)
    return ranges.indices.map { index in
      let lines = owners[index]..<(owners[index] + 1)
      return segment(ranges[index], lines: lines, start: sources[index].lowerBound)
    }
  }

  private var paragraphs: [Segment] {
    copy.text.paragraphs.compactMap { lines in
      let first = copy.text.lines[lines.lowerBound]
      let last = copy.text.lines[lines.upperBound - 1]
      let content = Blank.trimmed(first.start..<last.contentEnd, in: copy.text.bytes.span)
      guard !content.isEmpty else { return nil }
      return segment(content, lines: lines, start: text.lines[lines.lowerBound].start)
    }
  }

  private var article: [Segment] {
    guard copy.text.count > 0 else { return [] }
    return [segment(0..<copy.text.count, lines: copy.text.lines.indices, start: 0)]
  }

  private func segment(_ range: Range<Int>, lines: Range<Int>, start: Int) -> Segment {
    let bytes = copy.text.bytes.span
    var length = 0
    for index in range where bytes[index] & 0xC0 != 0x80 { length += 1 }
    return Segment(range: range, lines: lines, length: length, before: Double(start) / Double(text.count))
  }
}
