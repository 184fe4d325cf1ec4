/// The outline of every text that an expression matches: its length, its ends, and the characters it needs.
struct TextOutline: PatternSummary {
  /// The least and the greatest length of a text in code points.
  private(set) var length = 0...0
  /// Whether a match can begin at the start of the segment only.
  private(set) var beginsSegment = false
  /// Whether a match can end at the end of the segment only.
  private(set) var endsSegment = false
  /// The smallest repertoire of a segment with a match.
  private(set) var repertoire = Repertoire.ascii

  static let greatestClass = 0
  var isFinished: Bool { false }

  static func characters(_ count: ClosedRange<Int>, _ repertoire: Repertoire) -> TextOutline {
    var outline = TextOutline()
    outline.length = count
    if count.lowerBound > 0 { outline.repertoire = repertoire }
    return outline
  }

  static func oneOf(_ scalars: [Unicode.Scalar]) -> TextOutline {
    .characters(1...1, scalars.map { Repertoire(ofAnyOf: $0.value...$0.value) }.min() ?? .ascii)
  }

  static func edge(_ edge: SegmentEdge) -> TextOutline {
    var outline = TextOutline()
    switch edge {
    case .start: outline.beginsSegment = true
    case .end: outline.endsSegment = true
    }
    return outline
  }

  func asLookaround(isNegated: Bool) -> TextOutline {
    var outline = TextOutline()
    if !isNegated { outline.repertoire = repertoire }
    return outline
  }
}

extension TextOutline {
  mutating func append(text: ArraySlice<UInt8>) {
    length = SegmentLength.sum(length, text.count...text.count)
    endsSegment = false
  }

  mutating func append(_ next: TextOutline) {
    if length.upperBound == 0, next.beginsSegment { beginsSegment = true }
    if next.endsSegment || next.length.upperBound > 0 { endsSegment = next.endsSegment }
    length = SegmentLength.sum(length, next.length)
    repertoire = max(repertoire, next.repertoire)
  }

  mutating func finish() {}

  mutating func formAlternative(_ other: TextOutline) {
    length =
      min(length.lowerBound, other.length.lowerBound)...max(length.upperBound, other.length.upperBound)
    beginsSegment = beginsSegment && other.beginsSegment
    endsSegment = endsSegment && other.endsSegment
    repertoire = min(repertoire, other.repertoire)
  }

  func repeated(_ count: ClosedRange<Int>) -> TextOutline {
    guard count.upperBound > 0 else { return TextOutline() }
    var outline = TextOutline()
    outline.length = SegmentLength.product(length, count)
    outline.beginsSegment = beginsSegment && count.lowerBound > 0
    outline.endsSegment = endsSegment && count.lowerBound > 0
    if count.lowerBound > 0 { outline.repertoire = repertoire }
    return outline
  }
}
