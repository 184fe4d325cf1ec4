/// Searches in bytes, eight at a time.
///
/// Most bytes of most texts are letters that no stage looks at twice. These searches step over them some ten times
/// faster than a loop that asks of each byte what it is.
public enum ByteScan {
  /// The offset of the first byte at or behind `start` that is not ASCII; the length of the bytes if there is none.
  public static func firstNonASCII(in bytes: Span<UInt8>, from start: Int = 0) -> Int {
    first(in: bytes, from: start, word: \.nonASCII) { $0 >= 0x80 }
  }

  /// The offset of the first byte at or behind `start` that is not a printing ASCII character or a space; the length
  /// of the bytes if there is none.
  public static func firstUnprintable(in bytes: Span<UInt8>, from start: Int = 0) -> Int {
    first(in: bytes, from: start, word: { $0.nonASCII | $0.controls | $0.equal(to: 0x7F) }) {
      $0 &- 0x20 >= 0x5F
    }
  }

  /// The offset of the first byte at or behind `start` that equals a given one; the length of the bytes if there is
  /// none.
  public static func first(_ byte: UInt8, in bytes: Span<UInt8>, from start: Int = 0) -> Int {
    first(in: bytes, from: start, word: { $0.equal(to: byte) }) { $0 == byte }
  }

  /// The offset of the first byte at or behind `start` that equals one of two; the length of the bytes if there is
  /// none.
  public static func first(_ one: UInt8, or other: UInt8, in bytes: Span<UInt8>, from start: Int = 0) -> Int {
    first(in: bytes, from: start, word: { $0.equal(to: one) | $0.equal(to: other) }) {
      $0 == one || $0 == other
    }
  }

  /// The offset of the first byte at or behind `start` that is a control character of ASCII or equals one of two others;
  /// the length of the bytes if there is none.
  public static func firstControl(
    or one: UInt8, or other: UInt8, in bytes: Span<UInt8>, from start: Int = 0
  ) -> Int {
    first(in: bytes, from: start, word: { $0.controls | $0.equal(to: one) | $0.equal(to: other) }) {
      $0 < 0x20 || $0 == one || $0 == other
    }
  }

  /// How many bytes equal a given one.
  public static func count(of byte: UInt8, in bytes: Span<UInt8>) -> Int {
    var count = 0
    var offset = first(byte, in: bytes)
    while offset < bytes.count {
      count += 1
      offset = first(byte, in: bytes, from: offset + 1)
    }
    return count
  }

  /// The first byte of a kind that two functions know: one marks such bytes in a word of eight, the other tells of
  /// one byte.
  @inline(__always)
  private static func first(
    in bytes: Span<UInt8>, from start: Int, word marks: (Word) -> UInt64, byte isFound: (UInt8) -> Bool
  ) -> Int {
    bytes.withUnsafeBytes { bytes in
      var offset = start
      while offset + 8 <= bytes.count {
        let found = marks(Word(bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)))
        if found != 0 { return offset + found.trailingZeroBitCount / 8 }
        offset += 8
      }
      while offset < bytes.count, !isFound(bytes[offset]) { offset += 1 }
      return offset
    }
  }
}

/// Eight bytes, the first lowest. Each property marks bytes of a kind by their high bits: the lowest mark is exact,
/// and a word without such a byte has none. A mark above the lowest may be wrong.
private struct Word {
  let bits: UInt64

  @inline(__always)
  init(_ bits: UInt64) { self.bits = UInt64(littleEndian: bits) }

  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let highBits: UInt64 = 0x8080_8080_8080_8080

  @inline(__always)
  var nonASCII: UInt64 { bits & Self.highBits }

  /// Bytes below the space.
  @inline(__always)
  var controls: UInt64 { (bits &- Self.ones &* 0x20) & ~bits & Self.highBits }

  @inline(__always)
  func equal(to byte: UInt8) -> UInt64 {
    let difference = bits ^ (Self.ones &* UInt64(byte))
    return (difference &- Self.ones) & ~difference & Self.highBits
  }
}
