/// Base64 with padding (RFC 4648, section 4).
enum Base64 {
  private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  /// The encoding of some bytes.
  static func encode(_ bytes: [UInt8]) -> [UInt8] {
    var encoded: [UInt8] = []
    encoded.reserveCapacity((bytes.count + 2) / 3 * 4)
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      var bits = group.reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
      bits <<= UInt32(8 * (3 - group.count))
      for position in 0..<4 {
        let digit = Int(bits >> UInt32(18 - 6 * position) & 0x3F)
        encoded.append(position <= group.count ? alphabet[digit] : UInt8(ascii: "="))
      }
    }
    return encoded
  }

  /// The bytes of an encoding; `nil` if it is not valid.
  static func decode(_ encoded: [UInt8]) -> [UInt8]? {
    guard encoded.count % 4 == 0 else { return nil }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(encoded.count / 4 * 3)
    for start in stride(from: 0, to: encoded.count, by: 4) {
      let group = encoded[start..<(start + 4)]
      let isLast = start + 4 == encoded.count
      let padding = isLast ? group.reversed().prefix { $0 == UInt8(ascii: "=") }.count : 0
      guard padding <= 2 else { return nil }
      var bits: UInt32 = 0
      for byte in group.dropLast(padding) {
        guard let digit = alphabet.firstIndex(of: byte) else { return nil }
        bits = bits << 6 | UInt32(digit)
      }
      bits <<= UInt32(6 * padding)
      for position in 0..<(3 - padding) {
        bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(16 - 8 * position)))
      }
    }
    return bytes
  }
}
