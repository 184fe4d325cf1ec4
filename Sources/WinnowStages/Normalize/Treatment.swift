/// What the stage does with a code point, as far as the code point alone decides it.
enum Treatment {
  /// Nothing.
  case keep
  /// Finds it and leaves it.
  case bidiControl

  // Removed wherever it stands.
  case softHyphen
  case zeroWidth
  case byteOrderMark
  case control
  case tag

  // Removed unless a script there needs it.
  case zeroWidthSpace
  case nonJoiner
  case joiner
  case vowelSeparator

  // Replaced.
  case noBreakSpace
  case space
  case ideographicSpace
  case lineSeparator
  case ligature
  case fullWidth

  /// Whether the stage may remove it. Such characters do not count as neighbours, whether they stay or not: only so
  /// do a character's neighbours stay the same from one run to the next.
  var isTransparent: Bool {
    switch self {
    case .softHyphen, .zeroWidth, .byteOrderMark, .control, .tag: true
    case .zeroWidthSpace, .nonJoiner, .joiner, .vowelSeparator: true
    default: false
    }
  }

  init(of value: UInt32) {
    switch value {
    case 0x00...0x08, 0x0B, 0x0E...0x1F, 0x7F...0x84, 0x86...0x9F: self = .control
    case 0x85, 0x2028, 0x2029: self = .lineSeparator
    case 0xA0, 0x202F: self = .noBreakSpace
    case 0xAD: self = .softHyphen
    case 0x180E: self = .vowelSeparator
    case 0x2000...0x200A, 0x205F: self = .space
    case 0x200B: self = .zeroWidthSpace
    case 0x200C: self = .nonJoiner
    case 0x200D: self = .joiner
    case 0x202A...0x202E, 0x2066...0x2069: self = .bidiControl
    case 0x2060...0x2064, 0x206A...0x206F, 0xFFF9...0xFFFC: self = .zeroWidth
    case 0x3000: self = .ideographicSpace
    case 0xFB00...0xFB06: self = .ligature
    case 0xFEFF: self = .byteOrderMark
    case 0xFF10...0xFF19, 0xFF21...0xFF3A, 0xFF41...0xFF5A: self = .fullWidth
    case 0xE0000...0xE007F: self = .tag
    default: self = .keep
    }
  }
}
