import WinnowCore

/// How dedupe reads a code point beyond ASCII: a letter, mark or number counts, in lower case; anything else
/// does not.
///
/// Those of the commonest scripts are copied by ``LetterCopy``, which does not ask; for others: asking Unicode's tables takes
/// many times longer than reading the bytes, so the answers are kept for the length of one article. The memory for that is only taken when the first such code point comes.
struct ScalarFolding {
  /// What a code point is to a fingerprint.
  struct Answer {
    /// The folded code point in UTF-8, first byte lowest; 0 if the code point does not count.
    let spelling: UInt32
    /// Whether it is a letter or a number: a text of marks alone has no fingerprint.
    let isWordLike: Bool
  }

  private static let slots = 256
  /// The code point, whether it is word-like, and its spelling, in 21, 1 and 32 bits of each slot. No slot is
  /// ever asked for code point 0, which is ASCII, so 0 is an empty slot.
  private var cache: [UInt64] = []

  /// Looks a code point up.
  mutating func answer(for value: UInt32) -> Answer {
    if cache.isEmpty { cache = Array(repeating: 0, count: Self.slots) }
    let slot = Int(value) & (Self.slots - 1)
    let cached = cache[slot]
    if cached >> 33 == UInt64(value) {
      return Answer(spelling: UInt32(truncatingIfNeeded: cached), isWordLike: cached >> 32 & 1 == 1)
    }
    let answer = Self.answer(asking: value)
    cache[slot] = UInt64(value) << 33 | (answer.isWordLike ? 1 << 32 : 0) | UInt64(answer.spelling)
    return answer
  }

  private static func answer(asking value: UInt32) -> Answer {
    guard let scalar = Unicode.Scalar(value) else { return Answer(spelling: 0, isWordLike: false) }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .decimalNumber, .letterNumber, .otherNumber:
      return Answer(spelling: spelling(of: lowercased(scalar)), isWordLike: true)
    case .nonspacingMark, .spacingMark, .enclosingMark:
      return Answer(spelling: spelling(of: scalar), isWordLike: false)
    default:
      return Answer(spelling: 0, isWordLike: false)
    }
  }

  /// The first code point of the lower case; a final sigma is a sigma.
  private static func lowercased(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    if scalar == "ς" { return "σ" }
    guard scalar.properties.changesWhenLowercased else { return scalar }
    return scalar.properties.lowercaseMapping.unicodeScalars.first ?? scalar
  }

  private static func spelling(of scalar: Unicode.Scalar) -> UInt32 {
    var spelling: UInt32 = 0
    for (index, byte) in String(scalar).utf8.enumerated() { spelling |= UInt32(byte) << (8 * index) }
    return spelling
  }
}
