internal import WinnowCore

/// What a word is to a removal.
enum Words {
  /// Whether a code point is a letter, a digit or a mark on one, so that two of them side by side are one word.
  static func belongs(_ value: UInt32) -> Bool {
    if value < 0x80 { return (0x30...0x39).contains(value) || (0x61...0x7A).contains(value | 0x20) }
    guard let scalar = Unicode.Scalar(value) else { return false }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
      .letterNumber, .nonspacingMark, .spacingMark:
      return true
    default:
      return false
    }
  }

  /// Whether a code point is of a script that puts no blanks between words.
  static func standsWithoutBlanks(_ value: UInt32) -> Bool {
    switch value {
    // Thai to Myanmar, Khmer, CJK with kana and full-width forms, Hangul excepted.
    case 0x0E00...0x109F, 0x1780...0x17FF, 0x2E80...0xA4CF, 0xF900...0xFAFF, 0xFF00...0xFFEF,
      0x20000...0x3FFFF:
      true
    default: false
    }
  }

  /// Whether a text still has a letter or digit when a script's edits are made.
  static func remain(after script: EditScript, of text: Text) -> Bool {
    if hasOne(script.insertedBytes.span, 0..<script.insertedBytes.count) { return true }
    let bytes = text.bytes.span
    var start = 0
    for edit in script.edits {
      if hasOne(bytes, start..<edit.range.lowerBound) { return true }
      start = edit.range.upperBound
    }
    return hasOne(bytes, start..<bytes.count)
  }

  private static func hasOne(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    var offset = range.lowerBound
    while offset < range.upperBound {
      let scalar = UTF8Scalar(bytes, at: offset)
      if belongs(scalar.value) { return true }
      offset += scalar.length
    }
    return false
  }
}
