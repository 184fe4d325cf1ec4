internal import WinnowCore
internal import WinnowRules

/// What goes with a removal inside a line, so that neither two blanks are left nor two words joined.
struct Hole {
  /// The bytes to remove.
  private(set) var range: Range<Int>
  /// Whether a space takes their place, since two words would join.
  private(set) var needsSpace = false
  /// Whether nothing but blanks is left of the line.
  private(set) var emptiesLine = false

  /// Fits a removal into its line.
  ///
  /// - Parameters:
  ///   - hole: what is removed.
  ///   - space: the part of the line around it that no other edit claims.
  ///   - content: the line's content.
  init(_ hole: Range<Int>, within space: Range<Int>, of content: Range<Int>, in text: Text) {
    let bytes = text.bytes.span
    let core = Blank.trimmed(hole, in: bytes)
    range = core.isEmpty ? hole : core
    let left = Self.gapStart(bytes, space.lowerBound..<range.lowerBound)
    let right = Self.gapEnd(bytes, range.upperBound..<max(range.upperBound, space.upperBound))
    let isFirst = left.offset == content.lowerBound
    let isLast = right.offset == content.upperBound
    if isFirst || isLast {
      emptiesLine = isFirst && isLast
      // The indentation stays in front of what follows; at the end of a line no blank stays.
      range = (isFirst ? range.lowerBound : left.offset)..<right.offset
      return
    }
    let before = UTF8Scalar(bytes, endingAt: left.offset)?.value ?? 0
    let after = right.offset < bytes.count ? UTF8Scalar(bytes, at: right.offset).value : 0
    switch (left.hasBlank, right.hasBlank) {
    case (true, true): range = range.lowerBound..<right.offset
    case (true, false): if Self.closes(after) { range = left.offset..<right.offset }
    case (false, true): if Self.opens(before) { range = range.lowerBound..<right.offset }
    case (false, false): needsSpace = Self.wouldJoin(before, after)
    }
  }

  /// The start of the blanks, and of what patterns do not see, at the end of a range.
  private static func gapStart(_ bytes: Span<UInt8>, _ range: Range<Int>) -> (offset: Int, hasBlank: Bool) {
    var gap = (offset: range.upperBound, hasBlank: false)
    while gap.offset > range.lowerBound, let scalar = UTF8Scalar(bytes, endingAt: gap.offset) {
      let isBlank = Blank.contains(scalar.value)
      guard isBlank || MatchCopy.leavesOut(scalar.value), gap.offset - scalar.length >= range.lowerBound
      else { break }
      gap = (gap.offset - scalar.length, gap.hasBlank || isBlank)
    }
    return gap
  }

  /// The end of the blanks, and of what patterns do not see, at the start of a range.
  static func gapEnd(_ bytes: Span<UInt8>, _ range: Range<Int>) -> (offset: Int, hasBlank: Bool) {
    var gap = (offset: range.lowerBound, hasBlank: false)
    while gap.offset < range.upperBound {
      let scalar = UTF8Scalar(bytes, at: gap.offset)
      let isBlank = Blank.contains(scalar.value)
      guard isBlank || MatchCopy.leavesOut(scalar.value) else { break }
      gap = (gap.offset + scalar.length, gap.hasBlank || isBlank)
    }
    return gap
  }

  /// Punctuation that stands close behind a word.
  private static func closes(_ value: UInt32) -> Bool {
    switch value {
    case 0x2C, 0x2E, 0x3A, 0x3B, 0x21, 0x3F, 0x29, 0x5D, 0x7D, 0x2019, 0x201D, 0x2026: true
    default: false
    }
  }

  /// Punctuation that stands close before a word.
  private static func opens(_ value: UInt32) -> Bool {
    switch value {
    case 0x28, 0x5B, 0x7B, 0x201C, 0x2018, 0x201E: true
    default: false
    }
  }

  /// Whether what stands before and behind would read as one word, or as a sentence's end run into the next.
  private static func wouldJoin(_ before: UInt32, _ after: UInt32) -> Bool {
    guard Words.belongs(after), !Words.standsWithoutBlanks(before), !Words.standsWithoutBlanks(after) else {
      return false
    }
    return Words.belongs(before) || closes(before)
  }
}
