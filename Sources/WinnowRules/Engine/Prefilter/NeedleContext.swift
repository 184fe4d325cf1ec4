/// What stands beside a window in its needle: two more bytes tell apart nearly all texts that have the window by chance
/// from those that have the needle.
enum NeedleContext {
  private static let mask: UInt64 = 0xFFFF_FFFF_FFFF

  /// The hash of a window with the two bytes behind it, or with the two before it where the needle ends too early, or of
  /// the window alone where it begins too late for that.
  static func hash(of window: Range<Int>, in needle: [UInt8]) -> UInt32 {
    let (start, end) = (window.lowerBound, window.upperBound)
    if window.count == 4, end + 2 <= needle.count { return hash(behind: word(needle[start..<(end + 2)])) }
    if window.count == 4, start >= 2 { return hash(before: word(needle[(start - 2)..<end])) }
    return hash(alone: UInt32(truncatingIfNeeded: word(needle[window])))
  }

  /// Whether one of some hashes is that of a window of four bytes at an offset in a text.
  @inline(__always)
  static func isFound(around offset: Int, in text: FoldedText, _ hashes: HashFilter) -> Bool {
    let word = text.word(at: offset, as: UInt64.self)
    if hashes.mayHave(hash(behind: word & mask)) { return true }
    if offset >= 2, hashes.mayHave(hash(before: text.word(at: offset &- 2, as: UInt64.self) & mask)) {
      return true
    }
    return hashes.mayHave(hash(alone: UInt32(truncatingIfNeeded: word)))
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

  /// Up to eight bytes as a number, the first one lowest.
  static func word(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    var word: UInt64 = 0
    for index in bytes.indices.prefix(8).reversed() { word = word << 8 | UInt64(bytes[index]) }
    return word
  }
}
