/// Of which characters a text is, so far as it tells which patterns can match there: most lines of most articles have
/// no character that a rule for another script needs.
enum Repertoire: Int, CaseIterable, Comparable {
  /// Up to U+007F.
  case ascii
  /// Latin letters too, punctuation and signs: up to U+037F, U+2000 to U+2FFF, and from U+10000 on.
  case latin
  /// Any characters.
  case all

  static func < (left: Repertoire, right: Repertoire) -> Bool { left.rawValue < right.rawValue }

  /// Whether the first byte of a character tells that it is not of ``latin``.
  @inline(__always)
  static func isBeyondLatin(lead: UInt8) -> Bool {
    lead >= 0xCE && lead < 0xF0 && lead != 0xE2
  }

  /// The smallest repertoire with texts that one of some code points matches, whichever.
  init(ofAnyOf values: ClosedRange<UInt32>) {
    let isBeyondLatin = Self.beyondLatin.contains {
      $0.contains(values.lowerBound) && $0.contains(values.upperBound)
    }
    let isASCII = values.lowerBound < 0x80 || Self.partnersOfASCII.contains(where: values.contains)
    self = isBeyondLatin ? .all : isASCII ? .ascii : .latin
  }

  /// The long s and the sign for kelvin, which are the same as an ASCII letter where case makes no difference.
  private static let partnersOfASCII: [UInt32] = [0x017F, 0x212A]

  /// Characters of which none has a partner in case among the Latin ones, unusual letters apart. Of Greek the letter mu
  /// is left out, whose sign for micro is Latin, and letters of old or rare use.
  private static let beyondLatin: [ClosedRange<UInt32>] = [
    0x0386...0x039B, 0x039D...0x03BB, 0x03BD...0x03F2, 0x0400...0x109F, 0x3000...0x9FFF, 0xAC00...0xD7A3,
  ]
}
