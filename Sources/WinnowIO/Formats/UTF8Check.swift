internal import CSimdjson
internal import WinnowCore

/// Where bytes stop being UTF-8.
enum UTF8Check {
  /// The offset of the first byte that is not valid UTF-8.
  static func firstInvalid(in bytes: [UInt8]) -> Int? {
    guard !isValid(bytes[...]) else { return nil }
    return firstInvalid(in: bytes.span)
  }

  private static func firstInvalid(in bytes: Span<UInt8>) -> Int? {
    var offset = 0
    while offset < bytes.count {
      let scalar = UTF8Scalar(bytes, at: offset)
      if scalar.value == UTF8Scalar.invalid { return offset }
      offset += scalar.length
    }
    return nil
  }

  /// The same text with U+FFFD for each byte that is not valid UTF-8; `nil` if all are.
  static func repaired(_ bytes: ArraySlice<UInt8>) -> [UInt8]? {
    guard !isValid(bytes) else { return nil }
    let source = Array(bytes)
    var repaired: [UInt8] = []
    repaired.reserveCapacity(source.count + 64)
    var copied = 0
    var offset = 0
    while offset < source.count {
      let scalar = UTF8Scalar(source.span, at: offset)
      if scalar.value == UTF8Scalar.invalid {
        repaired += source[copied..<offset]
        repaired += UTF8.encodedReplacementCharacter
        copied = offset + 1
      }
      offset += scalar.length
    }
    return repaired + source[copied...]
  }

  /// Whether all bytes are valid UTF-8.
  static func isValid(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.withUnsafeBufferPointer { buffer in
      // What edits are of is mostly a character or two.
      if buffer.count < 8 { return firstInvalid(in: buffer.span) == nil }
      return buffer.baseAddress.map { winnow_is_utf8($0, buffer.count) } ?? true
    }
  }
}
