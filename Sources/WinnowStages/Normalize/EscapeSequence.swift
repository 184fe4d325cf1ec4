import WinnowCore

/// The terminal escape sequences that are removed as a whole: CSI, which sets colours and moves the cursor, and OSC,
/// which sets titles and links.
enum EscapeSequence {
  /// How long a sequence may be. A longer one is not taken as a sequence: only its escape character goes.
  static let maximumLength = 4096

  /// The length of the sequence that begins with the escape character at an offset; 1 if it stands alone.
  static func length(in bytes: Span<UInt8>, at offset: Int) -> Int {
    guard offset + 1 < bytes.count else { return 1 }
    return switch bytes[offset + 1] {
    case UInt8(ascii: "["): controlSequence(in: bytes, at: offset)
    case UInt8(ascii: "]"): systemCommand(in: bytes, at: offset)
    default: 1
    }
  }

  /// `ESC [`, parameters, a final byte.
  private static func controlSequence(in bytes: Span<UInt8>, at start: Int) -> Int {
    var offset = start + 2
    let end = min(bytes.count, start + maximumLength)
    while offset < end, (0x20...0x3F).contains(bytes[offset]) { offset += 1 }
    guard offset < end, (0x40...0x7E).contains(bytes[offset]) else { return 1 }
    return offset + 1 - start
  }

  /// `ESC ]`, text in valid UTF-8 without a control character, then BEL or `ESC \`. That the text ends at every
  /// control character keeps one from swallowing a line of the article, and the search from taking quadratic time.
  private static func systemCommand(in bytes: Span<UInt8>, at start: Int) -> Int {
    var offset = start + 2
    let end = min(bytes.count, start + maximumLength)
    while offset < end {
      switch bytes[offset] {
      case 0x07: return offset + 1 - start
      case 0x1B: return offset + 1 < end && bytes[offset + 1] == UInt8(ascii: "\\") ? offset + 2 - start : 1
      case 0x00...0x1F: return 1
      default:
        let scalar = UTF8Scalar(bytes, at: offset)
        guard scalar.value != UTF8Scalar.invalid else { return 1 }
        offset += scalar.length
      }
    }
    return 1
  }
}
