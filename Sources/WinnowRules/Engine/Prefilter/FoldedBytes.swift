internal import WinnowCore

/// Text in which upper and lower case are the same: what a prefilter compares in place of a pattern and a text.
///
/// A letter of Latin, Greek, Cyrillic or Armenian becomes its lower case, which has as many bytes, so that offsets stay
/// what they are. Of ASCII every byte gains the bit that tells the case of letters; other bytes that become the same
/// cost no more than a search in vain.
enum FoldedBytes {
  /// The bit that a byte of ASCII gains.
  static let asciiBit: UInt8 = 0x20

  /// A character.
  static func fold(_ scalar: Unicode.Scalar) -> [UInt8] {
    let folded = letters.contains(scalar.value) ? lowerCase(of: scalar.value) : scalar.value
    let bytes = Unicode.Scalar(folded).flatMap(UTF8.encode).map(Array.init) ?? []
    return bytes.count == 1 ? [bytes[0] | asciiBit] : bytes
  }

  /// The letters with a lower case that is looked up: all of two bytes.
  static let letters: Range<UInt32> = 0x00C0..<0x0600

  private static func lowerCase(of value: UInt32) -> UInt32 {
    // A final sigma is a sigma.
    if value == 0x03C2 { return 0x03C3 }
    guard let scalar = Unicode.Scalar(value) else { return value }
    let lower = scalar.properties.lowercaseMapping.unicodeScalars
    guard lower.count == 1, let first = lower.first, letters.contains(first.value) else { return value }
    return first.value
  }
}

extension FoldedBytes {
  /// The spellings of a character in either case that differ when folded; `nil` where not all of them are known.
  static func spellings(of scalar: Unicode.Scalar) -> [[UInt8]]? {
    let own = fold(scalar)
    if scalar.isASCII { return [own] }
    guard !isUnusualLetter(scalar.value) else { return nil }
    let properties = scalar.properties
    guard properties.changesWhenCaseMapped || properties.changesWhenCaseFolded else { return [own] }
    // Its one partner in case is an unusual letter; the other has none that is one letter.
    if scalar == "ß" || scalar == "İ" { return [own] }
    // The micro sign is too frequent to be called unusual.
    var spellings = scalar == "μ" || scalar == "Μ" ? [own, fold("µ")] : [own]
    for mapping in [properties.lowercaseMapping, properties.uppercaseMapping, properties.titlecaseMapping] {
      let scalars = mapping.unicodeScalars
      guard scalars.count == 1, let first = scalars.first else { return nil }
      let spelling = fold(first)
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
