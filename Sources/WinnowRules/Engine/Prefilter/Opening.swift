internal import WinnowCore

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
    default: false
    }
  }

  /// The first units of a line's content, which is folded; zeros behind its end.
  static func units(of line: UnsafeBufferPointer<UInt8>) -> UInt64 {
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
  private static func multibyteGap(_ line: UnsafeBufferPointer<UInt8>, at offset: Int) -> Int {
    // Gaps begin with one of two bytes.
    guard line[offset] == 0xC2 || line[offset] == 0xE2 else { return 0 }
    let scalar = UTF8Scalar(line.span, at: offset)
    return isGap(scalar.value) ? scalar.length : 0
  }

  /// The spellings of a character in either case; `nil` where not all of them are known.
  static func spellings(of scalar: Unicode.Scalar) -> [Prefix]? {
    if scalar.isASCII { return [Prefix(CollectionOfOne(unit(ascii: UInt8(scalar.value))))] }
    if isGap(scalar.value) { return [Prefix(CollectionOfOne(gap))] }
    return FoldedBytes.spellings(of: scalar)?.map { Prefix($0) }
  }
}
