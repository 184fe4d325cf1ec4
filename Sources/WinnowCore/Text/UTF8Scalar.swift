/// One code point read from bytes that may not be valid UTF-8.
///
/// The decoder is strict (RFC 3629): overlong forms, surrogates and values above U+10FFFF are invalid, and an
/// invalid byte is one unit of its own, so that reading goes on at the next byte.
public struct UTF8Scalar: Equatable, Sendable {
  /// The code point, or ``invalid``.
  public let value: UInt32
  /// How many bytes it takes: 1 to 4, and 1 for an invalid byte.
  public let length: Int

  /// The value that stands for a byte that is not part of valid UTF-8; above every code point.
  public static let invalid: UInt32 = 0xFFFF_FFFF

  @inlinable
  init(value: UInt32, length: Int) {
    self.value = value
    self.length = length
  }

  /// Reads the code point that begins at an offset.
  @inlinable
  public init(_ bytes: Span<UInt8>, at offset: Int) {
    let first = bytes[offset]
    if first < 0x80 {
      self.init(value: UInt32(first), length: 1)
    } else {
      self.init(multibyte: bytes, at: offset, first: first)
    }
  }

  /// Reads a code point of more than one byte.
  @usableFromInline
  init(multibyte bytes: Span<UInt8>, at offset: Int, first: UInt8) {
    let rest = bytes.count - offset
    // What the second byte adds; more than six bits where it is no continuation.
    let second = rest > 1 ? UInt32(bytes[unchecked: offset + 1] ^ 0x80) : 0xFF
    let third = rest > 2 ? UInt32(bytes[unchecked: offset + 2] ^ 0x80) : 0xFF
    switch first {
    case 0xC2...0xDF where second < 0x40:
      self.init(value: UInt32(first & 0x1F) << 6 | second, length: 2)
    case 0xE0...0xEF where (second | third) < 0x40:
      let value = UInt32(first & 0x0F) << 12 | second << 6 | third
      // Overlong forms and surrogates.
      let isValid = value >= 0x800 && value & 0xF800 != 0xD800
      self.init(value: isValid ? value : Self.invalid, length: isValid ? 3 : 1)
    case 0xF0...0xF4 where (second | third) < 0x40:
      let fourth = rest > 3 ? UInt32(bytes[unchecked: offset + 3] ^ 0x80) : 0xFF
      let value = UInt32(first & 0x07) << 18 | second << 12 | third << 6 | fourth
      let isValid = fourth < 0x40 && value >= 0x10000 && value < 0x11_0000
      self.init(value: isValid ? value : Self.invalid, length: isValid ? 4 : 1)
    default:
      self.init(value: Self.invalid, length: 1)
    }
  }

  /// Reads the code point that ends before an offset; `nil` at the start of the bytes.
  public init?(_ bytes: Span<UInt8>, endingAt end: Int) {
    guard end > 0 else { return nil }
    var start = end - 1
    while start > 0, end - start < 4, bytes[start] & 0xC0 == 0x80 { start -= 1 }
    let candidate = UTF8Scalar(bytes, at: start)
    if start + candidate.length == end {
      self = candidate
    } else {
      self.init(value: Self.invalid, length: 1)
    }
  }

  /// How many code points a range of bytes holds; an invalid byte counts as one.
  public static func count(in bytes: Span<UInt8>, _ range: Range<Int>) -> Int {
    ByteScan.countOfScalars(in: bytes.extracting(range))
  }
}
