import WinnowCore

/// What a code point is to the characters beside it. The ranges are blocks of the Unicode standard.
enum Neighbour {
  /// No code point: the start or the end of the text.
  static let none: UInt32 = 0xFFFF_FFFE

  /// An ASCII digit, or a full-width one, which becomes one.
  static func isDigit(_ value: UInt32) -> Bool {
    (0x30...0x39).contains(value) || (0xFF10...0xFF19).contains(value)
  }

  /// Whether French and its like want a no-break space before it: `: ; ! ? » %`, and `‰` and `€`, which follow a
  /// number as `%` does.
  static func wantsSpaceBefore(_ value: UInt32) -> Bool {
    switch value {
    case 0x3A, 0x3B, 0x21, 0x3F, 0xBB, 0x25, 0x2030, 0x20AC: true
    default: false
    }
  }

  /// Thai, Lao, Tibetan, Myanmar and Khmer put no spaces between words; a zero-width one says where a line may break.
  static func breaksAtZeroWidthSpace(_ value: UInt32) -> Bool {
    switch value {
    case 0x0E01...0x0FFF, 0x1000...0x109F, 0x1780...0x17FF, 0x19E0...0x19FF: true
    case 0xA9E0...0xA9FF, 0xAA60...0xAA7F: true
    default: false
    }
  }

  /// Scripts whose letters join or form conjuncts, where a joiner or non-joiner is spelling.
  static func usesJoiners(_ value: UInt32) -> Bool {
    switch value {
    case 0x0600...0x08FF: true  // Arabic, Syriac, Thaana, N'Ko, Samaritan, Mandaic
    case 0x0900...0x0DFF: true  // Indic
    case 0x0F00...0x109F, 0x1780...0x18AF: true  // Tibetan, Myanmar, Khmer, Mongolian
    case 0x1A00...0x1AAF, 0x1B00...0x1C4F, 0x1CD0...0x1CFF: true  // Indonesian, Himalayan
    case 0xA800...0xA82F, 0xA840...0xA8FF, 0xA930...0xA9FF: true
    case 0xAA00...0xAADF, 0xAAE0...0xAAFF, 0xABC0...0xABFF: true
    case 0xFB50...0xFDFF, 0xFE70...0xFEFC: true  // Arabic presentation forms
    case 0x10A00...0x10A5F, 0x10AC0...0x10AFF, 0x10B80...0x10BAF, 0x10D00...0x10D3F, 0x10F30...0x10FDF: true
    case 0x11000...0x11FFF, 0x1E900...0x1E95F: true  // Brahmic scripts, Adlam
    default: false
    }
  }

  /// Letters of Mongolian, where a vowel separator is spelling.
  static func isMongolian(_ value: UInt32) -> Bool {
    (0x1820...0x18AA).contains(value)
  }

  /// Pictures that a joiner makes one of, with what may stand behind them: skin tones, the emoji selector, the keycap.
  static func isEmoji(_ value: UInt32) -> Bool {
    switch value {
    case 0x1F000...0x1FAFF, 0x2190...0x21FF, 0x2300...0x23FF, 0x2600...0x27BF, 0x2900...0x297F: true
    case 0x2B00...0x2BFF, 0xFE0F, 0x20E3: true
    default: false
    }
  }

  /// Chinese, Japanese and Korean letters and punctuation: all as wide as U+3000. Full-width letters and digits are
  /// not among them, since they become ASCII.
  static func isIdeographic(_ value: UInt32) -> Bool {
    switch value {
    case 0x1100...0x11FF, 0x2E80...0x2FFF, 0x3001...0x9FFF, 0xA960...0xA97F, 0xAC00...0xD7FF: true
    case 0xF900...0xFAFF, 0xFE30...0xFE4F, 0x1AFF0...0x1B16F, 0x20000...0x3FFFF: true
    case 0xFF01...0xFFEF: Treatment(of: value) == .keep
    default: false
    }
  }

  /// Whether it separates words: nothing at all, a line end or a space. What becomes one of them counts as one.
  static func isGap(_ value: UInt32) -> Bool {
    switch value {
    case none, 0x0A...0x0D, 0x85, 0x2028, 0x2029: true
    default: Blank.contains(value)
    }
  }
}
