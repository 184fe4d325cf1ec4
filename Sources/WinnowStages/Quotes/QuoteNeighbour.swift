/// What stands beside a quotation mark. What the stage itself puts in place of a character is of the same kind.
enum QuoteNeighbour {
  /// A blank, a line end, or an end of the text.
  case gap
  case letter
  case digit
  /// What a word may follow at once: an opening bracket.
  case opening
  /// What follows a word at once: a comma, a closing bracket.
  case closing
  /// A full stop or an ellipsis: it ends a sentence, and begins one that goes on.
  case stop
  /// A hyphen or dash: on either side of a word.
  case dash
  case other

  init(of value: UInt32) {
    switch value {
    case 0x30...0x39: self = .digit
    case 0x41...0x5A, 0x61...0x7A: self = .letter
    case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000:
      self = .gap
    case 0x28, 0x5B, 0x7B, 0x3C, 0x3D, 0x2F, 0xBF, 0xA1: self = .opening
    case 0x29, 0x5D, 0x7D, 0x3E, 0x2C, 0x3A, 0x3B, 0x21, 0x3F: self = .closing
    case 0x2E, 0x2026: self = .stop
    case 0x2D, 0x2010...0x2015: self = .dash
    case 0...0x7F: self = .other
    default: self = Unicode.Scalar(value).map(Self.init(beyondASCII:)) ?? .other
    }
  }

  private init(beyondASCII scalar: Unicode.Scalar) {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: self = .letter
    case .nonspacingMark, .spacingMark, .enclosingMark: self = .letter
    case .decimalNumber, .otherNumber: self = .digit
    case .openPunctuation: self = .opening
    case .closePunctuation: self = .closing
    default: self = .other
    }
  }

  /// Whether it belongs to a word.
  var isWord: Bool { self == .letter || self == .digit }

  /// Whether a quotation can begin behind it.
  var allowsOpening: Bool { self == .gap || self == .opening || self == .dash }

  /// Whether a quotation can end before it.
  var allowsClosing: Bool {
    switch self {
    case .gap, .closing, .stop, .dash, .other: true
    case .letter, .digit, .opening: false
    }
  }
}
