internal import WinnowCore

/// Bytes seen so coarsely that upper and lower case are the same: what a prefilter compares in place of the bytes of a
/// pattern and a text.
///
/// An ASCII byte loses the bit that tells the case of letters. A byte of a longer code point loses the three bits in
/// which the cases of Latin, Greek and Cyrillic letters differ. So a text needs no folding before it is searched, and
/// other bytes that become the same cost no more than a search in vain.
enum CoarseBytes {
  /// The bits that an ASCII byte gains.
  static let asciiBits: UInt8 = 0x20
  /// The bits that any other byte keeps.
  static let otherBits: UInt8 = 0xCE

  @inline(__always)
  static func coarse(_ byte: UInt8) -> UInt8 { byte < 0x80 ? byte | asciiBits : byte & otherBits }

  /// Eight bytes at once.
  @inline(__always)
  static func coarse(_ bytes: UInt64) -> UInt64 {
    let high = bytes & 0x8080_8080_8080_8080
    let folded = bytes | 0x2020_2020_2020_2020
    if high == 0 { return folded }
    let others = (high >> 7) &* 0xFF
    return folded & ~others | bytes & 0xCECE_CECE_CECE_CECE & others
  }

  /// Four bytes at once.
  @inline(__always)
  static func coarse(_ bytes: UInt32) -> UInt32 {
    let high = bytes & 0x8080_8080
    let folded = bytes | 0x2020_2020
    if high == 0 { return folded }
    let others = (high >> 7) &* 0xFF
    return folded & ~others | bytes & 0xCECE_CECE & others
  }

  /// The coarse bytes of a character.
  static func coarse(_ scalar: Unicode.Scalar) -> [UInt8] { UTF8.encode(scalar).map { $0.map(coarse) } ?? [] }
}

extension CoarseBytes {
  /// The spellings of a character in either case that differ in coarse bytes; `nil` where not all of them are known.
  static func spellings(of scalar: Unicode.Scalar) -> [[UInt8]]? {
    let own = coarse(scalar)
    if scalar.isASCII { return [own] }
    guard !isUnusualLetter(scalar.value) else { return nil }
    let properties = scalar.properties
    guard properties.changesWhenCaseMapped || properties.changesWhenCaseFolded else { return [own] }
    // Its one partner in case is an unusual letter; the other has none that is one letter.
    if scalar == "ß" || scalar == "İ" { return [own] }
    // The micro sign is too frequent to be called unusual.
    var spellings = scalar == "μ" || scalar == "Μ" ? [own, coarse("µ")] : [own]
    for mapping in [properties.lowercaseMapping, properties.uppercaseMapping, properties.titlecaseMapping] {
      let scalars = mapping.unicodeScalars
      guard scalars.count == 1, let first = scalars.first else { return nil }
      let spelling = coarse(first)
      if !spellings.contains(spelling) { spellings.append(spelling) }
    }
    return spellings
  }

  /// Whether a code point is a letter that a pattern may match by a third spelling of another one, as `k` does the
  /// Kelvin sign. Nobody writes them in words, so a line with one is searched without a prefilter.
  static func isUnusualLetter(_ value: UInt32) -> Bool {
    switch value {
    // ſ ẛ ẞ, the signs for ohm, kelvin and ångström, and Greek letters as symbols.
    case 0x017F, 0x1E9B, 0x1E9E, 0x2126, 0x212A, 0x212B: true
    case 0x0345, 0x03D0, 0x03D1, 0x03D5, 0x03D6, 0x03F0, 0x03F1, 0x03F4, 0x03F5, 0x1FBE: true
    // Cyrillic letters of old prints.
    case 0x1C80...0x1C8A: true
    default: false
    }
  }
}
