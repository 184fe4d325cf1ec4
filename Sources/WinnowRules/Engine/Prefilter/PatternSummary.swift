/// What can be said of all the texts that an expression matches, put together from what can be said of its parts.
///
/// It may allow for more texts than the expression matches, never for fewer.
protocol PatternSummary {
  /// Larger classes of characters are not told one by one.
  static var greatestClass: Int { get }

  /// Whether nothing that follows in a sequence would add to it.
  var isFinished: Bool { get }

  /// Of an expression that matches nothing but the empty text, such as `\b`; a sequence begins so.
  init()
  /// Of so many characters, whichever of those that texts of no smaller repertoire have.
  static func characters(_ count: ClosedRange<Int>, _ repertoire: Repertoire) -> Self
  /// Of one of a few characters.
  static func oneOf(_ scalars: [Unicode.Scalar]) -> Self
  /// Of an end of the segment.
  static func edge(_ edge: SegmentEdge) -> Self

  /// Goes on with characters of ASCII that stand for themselves.
  mutating func append(text: ArraySlice<UInt8>)
  /// Goes on with another expression.
  mutating func append(_ next: Self)
  /// Closes a sequence.
  mutating func finish()
  /// Allows for the texts of another expression too.
  mutating func formAlternative(_ other: Self)
  /// Of a repeat.
  func repeated(_ count: ClosedRange<Int>) -> Self
  /// Of a lookaround, which matches the empty text but asks for text around it.
  func asLookaround(isNegated: Bool) -> Self
}

extension PatternSummary {
  /// Of so many characters, whichever.
  static func characters(_ count: ClosedRange<Int>) -> Self { characters(count, .ascii) }
}

/// An end of a segment.
enum SegmentEdge {
  case start
  case end
}
