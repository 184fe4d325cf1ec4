/// An edit as it is reported: equal edits of one article share one change with many places.
///
/// Its bytes are slices of the texts they are of: a copy that outlives the article should be of the bytes alone. It never
/// changes, and is an object, since a copy would count half a dozen references.
public final class Change: Sendable {
  /// Why, earliest stage first.
  public let reasons: Reasons
  /// The removed bytes of the article's text.
  public let removed: ArraySlice<UInt8>
  /// The inserted bytes of the article's text.
  public let inserted: ArraySlice<UInt8>
  /// The removed bytes as the stream spells them, where that differs.
  public let removedRaw: ArraySlice<UInt8>?
  /// The inserted bytes as the stream spells them, where that differs.
  public let insertedRaw: ArraySlice<UInt8>?
  /// Where, in order.
  public let places: Places
  /// What each of several joined edits was about; empty where the edit has one reason.
  public let parts: [ChangePart]

  /// Makes a change of its parts.
  public init(
    reasons: Reasons, removed: ArraySlice<UInt8>, inserted: ArraySlice<UInt8>,
    removedRaw: ArraySlice<UInt8>?, insertedRaw: ArraySlice<UInt8>?, places: Places, parts: [ChangePart] = []
  ) {
    self.parts = parts
    self.reasons = reasons
    self.removed = removed
    self.inserted = inserted
    self.removedRaw = removedRaw
    self.insertedRaw = insertedRaw
    self.places = places
  }

  /// The severity that counts: the greatest of the reasons'.
  public var severity: Severity { reasons.severity }
}

/// Where a change or a finding is.
public struct Place: Equatable, Sendable {
  /// The bytes of the original stream.
  public let source: Range<Int>
  /// The bytes of the output stream that took their place.
  public let target: Range<Int>
  /// The line and column in the article's own text.
  public let position: Position

  /// Makes a place of its parts.
  @inlinable
  public init(source: Range<Int>, target: Range<Int>, position: Position) {
    self.source = source
    self.target = target
    self.position = position
  }
}

/// One of several edits that became one change.
public struct ChangePart: Sendable {
  /// Why.
  public let reason: Reason
  /// The bytes of the article's original text it was about.
  public let excerpt: [UInt8]
  /// The same bytes, as ranges of what the whole change removed.
  public let ranges: [Range<Int>]
  /// Where they begin.
  public let position: Position

  /// Makes a part of its parts.
  public init(reason: Reason, excerpt: [UInt8], ranges: [Range<Int>] = [], position: Position) {
    self.ranges = ranges
    self.reason = reason
    self.excerpt = excerpt
    self.position = position
  }
}
