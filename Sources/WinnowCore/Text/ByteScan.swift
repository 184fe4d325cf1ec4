internal import CText

/// Searches in bytes, as many at a time as the processor can compare.
///
/// Most bytes of most texts are letters that no stage looks at twice. These searches step over them many times faster
/// than a loop that asks of each byte what it is.
public enum ByteScan {
  /// The offset of the first byte at or behind `start` that is not ASCII; the length of the bytes if there is none.
  public static func firstNonASCII(in bytes: Span<UInt8>, from start: Int = 0) -> Int {
    search(bytes, start) { Int(winnow_find_non_ascii($0, $1, $2)) }
  }

  /// The offset of the first byte at or behind `start` that equals a given one; the length of the bytes if there is
  /// none.
  public static func first(_ byte: UInt8, in bytes: Span<UInt8>, from start: Int = 0) -> Int {
    search(bytes, start) { Int(winnow_find_byte($0, $1, $2, byte)) }
  }

  /// How many bytes equal a given one.
  public static func count(of byte: UInt8, in bytes: Span<UInt8>) -> Int {
    search(bytes, 0) { base, count, _ in Int(winnow_count_byte(base, count, byte)) }
  }

  /// How many code points UTF-8 holds: of each its first byte counts.
  public static func countOfCodePoints(in bytes: Span<UInt8>) -> Int {
    bytes.count - search(bytes, 0) { base, count, _ in Int(winnow_count_continuation(base, count)) }
  }

  /// How many code points some bytes hold; a byte that is not part of valid UTF-8 counts as one.
  static func countOfScalars(in bytes: Span<UInt8>) -> Int {
    search(bytes, 0) { base, count, _ in Int(winnow_count_scalars(base, count)) }
  }

  /// Asks a function in C about bytes that are there; of none there is only one thing to say.
  @inlinable
  @inline(__always)
  package static func search(
    _ bytes: Span<UInt8>, _ start: Int, _ answer: (UnsafePointer<UInt8>, Int, Int) -> Int
  ) -> Int {
    precondition(start >= 0 && start <= bytes.count, "a search begins within the bytes")
    return bytes.withUnsafeBufferPointer { bytes in
      guard let base = bytes.baseAddress else { return 0 }
      return answer(base, bytes.count, start)
    }
  }
}
