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

/// An article cut into the segments of every scope that is asked for; an object, since each step hands it on.
final class SegmentedText: Sendable {
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
    segments(for: scope, holding: copy.text.lines.indices)
  }

  /// The segments of a scope that hold one of some lines, whose indices ascend.
  func segments(for scope: Rule.Scope, holding lines: some Sequence<Int>) -> [Segment] {
    switch scope {
    case .span, .line: lines.compactMap(line)
    case .sentence: lines.flatMap(sentences)
    case .paragraph: paragraphs(holding: lines)
    case .article: [segment(0..<copy.text.count, lines: copy.text.lines.indices, start: 0)]
    }
  }

  /// A candidate as a segment.
  func line(_ candidate: CandidateLine) -> Segment {
    Segment(
      range: candidate.content, lines: candidate.number..<(candidate.number + 1), length: candidate.length,
      before: Double(text.lines[candidate.number].start) / Double(text.count))
  }

  /// A line without the blanks at its ends, if it is not blank.
  private func line(_ index: Int) -> Segment? {
    let content = copy.text.trimmedContent(of: copy.text.lines[index])
    guard !content.isEmpty else { return nil }
    return segment(content, lines: index..<(index + 1), start: text.lines[index].start)
  }

  private func sentences(in index: Int) -> [Segment] {
    let content = copy.text.trimmedContent(of: copy.text.lines[index])
    guard !content.isEmpty else { return [] }
    let bytes = copy.text.bytes
    return Sentences.ranges(in: bytes.span, of: content).map { range in
      let start = copy.map.sourceRange(of: range).lowerBound
      return segment(range, lines: index..<(index + 1), start: start)
    }
  }

  private func paragraphs(holding lines: some Sequence<Int>) -> [Segment] {
    var paragraphs = copy.text.paragraphs[...]
    var segments: [Segment] = []
    for line in lines {
      while let next = paragraphs.first, next.upperBound <= line { paragraphs.removeFirst() }
      guard let next = paragraphs.first else { break }
      guard next.contains(line) else { continue }
      paragraphs.removeFirst()
      if let segment = paragraph(next) { segments.append(segment) }
    }
    return segments
  }

  private func paragraph(_ lines: Range<Int>) -> Segment? {
    let first = copy.text.lines[lines.lowerBound]
    let last = copy.text.lines[lines.upperBound - 1]
    let bytes = copy.text.bytes
    let content = Blank.trimmed(first.start..<last.contentEnd, in: bytes.span)
    guard !content.isEmpty else { return nil }
    return segment(content, lines: lines, start: text.lines[lines.lowerBound].start)
  }

  private func segment(_ range: Range<Int>, lines: Range<Int>, start: Int) -> Segment {
    let bytes = copy.text.bytes
    let length = ByteScan.countOfCodePoints(in: bytes.span.extracting(range))
    return Segment(range: range, lines: lines, length: length, before: Double(start) / Double(text.count))
  }
}
