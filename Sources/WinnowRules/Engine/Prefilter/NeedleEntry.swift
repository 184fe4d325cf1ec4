/// A window of a needle, and who looks for the needle.
///
/// Many needles have a window in common, so their ends are at hand as words: nearly all that are not in a text are told
/// by one comparison.
struct NeedleEntry: BitwiseCopyable {
  /// The bytes of the window, the first one lowest. No folded byte is zero, so that a shorter window is a smaller number.
  let window: UInt32
  let owner: Int32
  /// Where the needle lies in the pool.
  private let start: Int32
  private let count: UInt16
  /// Where the window lies in the needle.
  private let windowOffset: UInt16
  /// The first eight bytes of the needle, or all of fewer.
  private let head: UInt64
  /// The last eight bytes of the needle, or all of fewer.
  private let tail: UInt64

  /// Notes a window of a needle of folded bytes.
  init(_ needle: FoldedText, inPoolAt start: Int, window: Range<Int>, owner: Int) {
    self.window = UInt32(truncatingIfNeeded: needle.word(at: window.lowerBound, ofBytes: window.count))
    self.owner = Int32(owner)
    self.start = Int32(start)
    count = UInt16(needle.count)
    windowOffset = UInt16(window.lowerBound)
    head = needle.word(at: 0, ofBytes: min(8, needle.count))
    tail = needle.word(at: max(0, needle.count - 8), ofBytes: min(8, needle.count))
  }

  /// Whether a folded text has the needle where the window lies at an offset.
  @inline(__always)
  func isFound(around offset: Int, in text: FoldedText, _ pool: FrozenTable<UInt8>) -> Bool {
    let start = offset &- Int(windowOffset)
    let count = Int(count)
    guard start >= 0, start &+ count <= text.count else { return false }
    let first = text.word(at: start, as: UInt64.self)
    if count < 8 { return first & (1 &<< UInt64(8 &* count) &- 1) == head }
    guard first == head, text.word(at: start &+ count &- 8, as: UInt64.self) == tail else { return false }
    return count <= 16 || isEqual(8..<(count - 8), at: start, in: text, pool)
  }

  @inline(never)
  private func isEqual(
    _ range: Range<Int>, at offset: Int, in text: FoldedText, _ pool: FrozenTable<UInt8>
  ) -> Bool {
    range.allSatisfy { text[offset + $0] == pool[Int(start) + $0] }
  }
}
