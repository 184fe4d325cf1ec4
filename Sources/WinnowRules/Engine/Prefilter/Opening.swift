/// How lines begin, seen so that bullets, blanks and case make no difference.
///
/// A unit is a folded byte of a word, `0` for a digit, or ``gap`` for a character that belongs to no word. The gaps in
/// front of the first word are left out.
enum Opening {
  /// A character that belongs to no word.
  static let gap: UInt8 = 1
  /// So many units are compared.
  static let length = Prefix.greatestCount

  /// The unit of an ASCII byte.
  @inline(__always)
  static func unit(ascii byte: UInt8) -> UInt8 {
    switch byte {
    case 0x61...0x7A: byte
    case 0x41...0x5A: byte | 0x20
    case 0x30...0x39: 0x30
    default: gap
    }
  }

  /// Whether a character belongs to no word. None of these has another spelling in upper or lower case.
  static func isGap(_ value: UInt32) -> Bool {
    switch value {
    case 0..<0x80: unit(ascii: UInt8(value)) == gap
    // Signs of Latin-1 but ©, punctuation, arrows and technical signs, shapes and dingbats.
    case 0x80..<0xA9, 0xAB..<0xB5, 0xB6..<0xBA, 0xBB..<0xC0: true
    case 0x2000..<0x2070, 0x2190..<0x2400, 0x2500..<0x27C0: true
    // Punctuation of Chinese, Japanese and Korean, and of ASCII in full width.
    case 0x3000..<0x3005, 0x3008..<0x3021, 0x3030, 0x30FB: true
    case 0xFF01..<0xFF10, 0xFF1A..<0xFF21, 0xFF3B..<0xFF3F, 0xFF5B..<0xFF66: true
    default: false
    }
  }

  /// The first units of a line's content, which is folded; zeros behind its end.
  @inline(__always)
  static func units(of line: FoldedText) -> UInt64 {
    let bytes = line.word(at: 0, as: UInt64.self)
    let isPlain = line.count >= length && bytes & highBits == 0
    return isPlain && unit(ascii: UInt8(truncatingIfNeeded: bytes)) != gap
      ? units(ascii: bytes) : unitsOneByOne(of: line)
  }

  private static let highBits: UInt64 = 0x8080_8080_8080_8080
  private static let lowBits: UInt64 = 0x0101_0101_0101_0101

  /// The units of eight folded bytes of ASCII.
  @inline(__always)
  private static func units(ascii bytes: UInt64) -> UInt64 {
    let digits = marks(bytes, from: 0x30, through: 0x39)
    let letters = marks(bytes, from: 0x61, through: 0x7A)
    let gaps = (digits | letters) ^ highBits
    // A marked byte becomes one of ones.
    return bytes & ((letters &>> 7) &* 0xFF) | (digits &>> 7) &* 0x30 | gaps &>> 7
  }

  /// The highest bit of each of eight bytes of ASCII that lies in a range.
  @inline(__always)
  private static func marks(_ bytes: UInt64, from first: UInt64, through last: UInt64) -> UInt64 {
    // What is so much greater has the highest bit.
    (bytes &+ (0x80 &- first) &* lowBits) & ~(bytes &+ (0x7F &- last) &* lowBits) & highBits
  }

  private static func unitsOneByOne(of line: FoldedText) -> UInt64 {
    var units: UInt64 = 0
    var count = 0
    var offset = 0
    while offset < line.count, count < length {
      let byte = line[offset]
      let gapLength = byte < 0x80 ? (unit(ascii: byte) == gap ? 1 : 0) : multibyteGap(line, at: offset)
      if gapLength > 0 {
        offset += gapLength
        if count == 0 { continue }
        units |= UInt64(gap) << UInt64(8 * count)
      } else {
        let unit = byte < 0x80 ? unit(ascii: byte) : byte
        units |= UInt64(unit) << UInt64(8 * count)
        offset += 1
      }
      count += 1
    }
    return units
  }

  /// The length of a gap of more than one byte; 0 where there is none.
  private static func multibyteGap(_ line: FoldedText, at offset: Int) -> Int {
    let second = UInt32(line[offset + 1] & 0x3F)
    switch line[offset] {
    case 0xC2: return isGap(0x80 | second) ? 2 : 0
    case let lead where lead == 0xE2 || lead == 0xE3 || lead == 0xEF:
      let value = UInt32(lead & 0x0F) << 12 | second << 6 | UInt32(line[offset + 2] & 0x3F)
      return isGap(value) ? 3 : 0
    default: return 0
    }
  }

  /// The spellings of a character in either case; `nil` where not all of them are known.
  static func spellings(of scalar: Unicode.Scalar) -> [Prefix]? {
    if scalar.isASCII { return [Prefix(CollectionOfOne(unit(ascii: UInt8(scalar.value))))] }
    if isGap(scalar.value) { return [Prefix(CollectionOfOne(gap))] }
    return FoldedBytes.spellings(of: scalar)?.map { Prefix($0) }
  }
}
