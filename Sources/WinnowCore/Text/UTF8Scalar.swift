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
    let length: Int
    let leastSecond: UInt8
    let greatestSecond: UInt8
    switch first {
    case 0xC2...0xDF: (length, leastSecond, greatestSecond) = (2, 0x80, 0xBF)
    case 0xE0: (length, leastSecond, greatestSecond) = (3, 0xA0, 0xBF)
    case 0xED: (length, leastSecond, greatestSecond) = (3, 0x80, 0x9F)
    case 0xE1...0xEF: (length, leastSecond, greatestSecond) = (3, 0x80, 0xBF)
    case 0xF0: (length, leastSecond, greatestSecond) = (4, 0x90, 0xBF)
    case 0xF1...0xF3: (length, leastSecond, greatestSecond) = (4, 0x80, 0xBF)
    case 0xF4: (length, leastSecond, greatestSecond) = (4, 0x80, 0x8F)
    default: (length, leastSecond, greatestSecond) = (0, 0, 0)
    }
    guard length > 0, offset + length <= bytes.count,
      bytes[offset + 1] >= leastSecond, bytes[offset + 1] <= greatestSecond
    else {
      self.init(value: Self.invalid, length: 1)
      return
    }
    var value = UInt32(first) & (0xFF >> UInt32(length + 1))
    for index in 1..<length {
      let byte = bytes[offset + index]
      guard byte & 0xC0 == 0x80 else {
        self.init(value: Self.invalid, length: 1)
        return
      }
      value = value << 6 | UInt32(byte & 0x3F)
    }
    self.init(value: value, length: length)
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
    let bytes = bytes.extracting(range)
    var count = 0
    var offset = 0
    while true {
      let end = ByteScan.firstNonASCII(in: bytes, from: offset)
      count += end - offset
      guard end < bytes.count else { return count }
      offset = end + UTF8Scalar(bytes, at: end).length
      count += 1
    }
  }
}
