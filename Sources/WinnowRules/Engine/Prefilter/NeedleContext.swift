/// What stands beside a window in its needle: two more bytes tell apart nearly all texts that have the window by chance
/// from those that have the needle.
enum NeedleContext {
  /// The hash of a window with the two bytes behind it, or with the two before it where the needle ends too early, or of
  /// the window alone where it begins too late for that.
  static func hash(of window: Range<Int>, in needle: FoldedText) -> UInt32 {
    let (start, end) = (window.lowerBound, window.upperBound)
    if window.count == 4, end + 2 <= needle.count { return hash(behind: needle.word(at: start, ofBytes: 6)) }
    if window.count == 4, start >= 2 { return hash(before: needle.word(at: start - 2, ofBytes: 6)) }
    return hash(alone: UInt32(truncatingIfNeeded: needle.word(at: start, ofBytes: window.count)))
  }

  /// Calls the body with each hash that a window of four bytes at an offset in a text may have in its needle.
  @inline(__always)
  static func forEach(around offset: Int, in text: FoldedText, _ body: (UInt32) -> Void) {
    forEach(atStart: offset, in: text, body)
    if offset >= 2 { body(hash(before: text.word(at: offset &- 2, ofBytes: 6))) }
  }

  /// Calls the body with each hash that a window of four bytes may have that begins its needle.
  @inline(__always)
  static func forEach(atStart offset: Int, in text: FoldedText, _ body: (UInt32) -> Void) {
    body(hash(behind: text.word(at: offset, ofBytes: 6)))
    body(hash(alone: text.word(at: offset, as: UInt32.self)))
  }

  @inline(__always)
  private static func hash(behind word: UInt64) -> UInt32 { mix(word &* 0x9E37_79B9_7F4A_7C15) }

  @inline(__always)
  private static func hash(before word: UInt64) -> UInt32 { mix(word &* 0xC2B2_AE3D_27D4_EB4F) }

  /// The hash of a window with nothing beside it.
  @inline(__always)
  static func hash(alone window: UInt32) -> UInt32 { mix(UInt64(window) &* 0x1656_67B1_9E37_79F9) }

  @inline(__always)
  private static func mix(_ product: UInt64) -> UInt32 { UInt32(truncatingIfNeeded: product &>> 32) }
}
