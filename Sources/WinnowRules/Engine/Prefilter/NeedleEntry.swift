/// A window of a needle, and who looks for the needle.
///
/// There are tens of thousands, and a search asks for any of them, so they are small: memory is what it waits for.
struct NeedleEntry: BitwiseCopyable {
  /// The first eight bytes of the needle, or all of fewer.
  private let head: UInt64
  /// The hash of the window and what stands beside it.
  let context: UInt32
  let owner: Int32
  /// Where the needle lies in the pool.
  private let start: Int32
  /// The last two bytes of the needle.
  private let tail: UInt16
  private let count: UInt8
  /// Where the window lies in the needle.
  private let windowOffset: UInt8

  /// Notes a window of a needle of folded bytes, which has no more than ``PackedTexts/greatestLength``.
  init(_ needle: FoldedText, inPoolAt start: Int, windowAt windowOffset: Int, context: UInt32, owner: Int) {
    head = needle.word(at: 0, ofBytes: min(8, needle.count))
    self.context = context
    self.owner = Int32(owner)
    self.start = Int32(start)
    tail = needle.word(at: needle.count - 2, as: UInt16.self)
    count = UInt8(needle.count)
    self.windowOffset = UInt8(windowOffset)
  }

  /// Whether a folded text has the needle where the window lies at an offset.
  @inline(__always)
  func isFound(around offset: Int, in text: FoldedText, _ pool: FrozenTable<UInt8>) -> Bool {
    let start = offset &- Int(windowOffset)
    let count = Int(count)
    guard start >= 0, start &+ count <= text.count else { return false }
    // Many needles have a window in common. Their ends tell nearly all of them from a text, and lie at hand.
    guard text.word(at: start, ofBytes: min(8, count)) == head,
      text.word(at: start &+ count &- 2, as: UInt16.self) == tail
    else { return false }
    return count <= 10 || isEqual(8..<(count - 2), at: start, in: text, pool)
  }

  @inline(never)
  private func isEqual(
    _ range: Range<Int>, at offset: Int, in text: FoldedText, _ pool: FrozenTable<UInt8>
  ) -> Bool {
    range.allSatisfy { text[offset + $0] == pool[Int(start) + $0] }
  }
}
