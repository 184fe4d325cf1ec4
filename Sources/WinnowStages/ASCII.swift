/// The classes of ASCII bytes.
enum ASCII {
  static func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }
  static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- UInt8(ascii: "a") < 26 }

  /// Of each byte of a word the bit that is set where it is not ASCII.
  static let highBits: UInt64 = 0x8080_8080_8080_8080
  /// Of each byte of a word the bit that tells the case of letters; digits have it too.
  static let caseBits: UInt64 = 0x2020_2020_2020_2020

  /// The high bit of each byte of a word of ASCII that is a letter or a digit.
  @inline(__always)
  static func lettersAndDigits(_ word: UInt64) -> UInt64 {
    // What is added lifts a byte from its least value on to the high bit, and behind its greatest one.
    let lower = word | caseBits
    let letters = (lower &+ 0x1F1F_1F1F_1F1F_1F1F) & ~(lower &+ 0x0505_0505_0505_0505)
    let digits = (word &+ 0x5050_5050_5050_5050) & ~(word &+ 0x4646_4646_4646_4646)
    return (letters | digits) & highBits
  }
}
