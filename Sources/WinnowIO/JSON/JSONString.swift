public import WinnowCore

/// The spelling of JSON strings (RFC 8259, section 7): from spelling to text and back.
public enum JSONString {
  /// The text of a string, and the map from its offsets to those of its spelling.
  ///
  /// Each escape is one unit of the map, and a surrogate pair is one too. A surrogate without its partner reads as
  /// U+FFFD. Bytes that are not valid UTF-8 are read as they are.
  ///
  /// - Parameters:
  ///   - spelling: what stands between the quotes, with valid escapes only.
  ///   - base: the offset that the map gives to the first byte of the spelling.
  public static func decode(_ spelling: ArraySlice<UInt8>, base: Int) -> (text: [UInt8], map: OffsetMap) {
    var map = OffsetMap(base: base)
    guard spelling.contains(UInt8(ascii: "\\")) else { return (Array(spelling), map) }
    var text: [UInt8] = []
    text.reserveCapacity(spelling.count)
    let toSource = base - spelling.startIndex
    var offset = spelling.startIndex
    while let escape = spelling[offset...].firstIndex(of: UInt8(ascii: "\\")) {
      text.append(contentsOf: spelling[offset..<escape])
      let start = text.count
      offset = escape + appendEscape(spelling[escape...], to: &text)
      map.append(
        derived: start..<text.count, source: (escape + toSource)..<(offset + toSource),
        joining: joining(spelling[escape..<offset]))
    }
    text.append(contentsOf: spelling[offset...])
    return (text, map)
  }

  /// Whether an escape is half of a surrogate pair, and which.
  private static func joining(_ escape: ArraySlice<UInt8>) -> OffsetMap.Joining {
    guard escape.count == 6 else { return .none }
    switch codeUnit(escape.dropFirst(2)) & 0xFC00 {
    case 0xD800: return .next
    case 0xDC00: return .previous
    default: return .none
    }
  }

  /// Appends what the escape at the start of a slice means; returns how many bytes the escape takes.
  private static func appendEscape(_ bytes: ArraySlice<UInt8>, to text: inout [UInt8]) -> Int {
    let start = bytes.startIndex
    switch bytes[start + 1] {
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "f"): text.append(0x0C)
    case UInt8(ascii: "u"):
      let unit = codeUnit(bytes[(start + 2)..<(start + 6)])
      if unit & 0xFC00 == 0xD800, let low = lowSurrogate(bytes[(start + 6)...]) {
        append(0x10000 + ((unit & 0x3FF) << 10 | (low & 0x3FF)), to: &text)
        return 12
      }
      append(unit, to: &text)
      return 6
    case let plain: text.append(plain)
    }
    return 2
  }

  private static func codeUnit(_ digits: ArraySlice<UInt8>) -> UInt32 {
    digits.reduce(0) { value, digit in
      value << 4 | UInt32(digit <= UInt8(ascii: "9") ? digit & 0xF : (digit & 0xF) + 9)
    }
  }

  /// The low surrogate that is spelled at the start of a slice, if there is one.
  private static func lowSurrogate(_ bytes: ArraySlice<UInt8>) -> UInt32? {
    guard bytes.count >= 6, bytes.starts(with: [UInt8(ascii: "\\"), UInt8(ascii: "u")]) else { return nil }
    let unit = codeUnit(bytes[(bytes.startIndex + 2)..<(bytes.startIndex + 6)])
    return unit & 0xFC00 == 0xDC00 ? unit : nil
  }

  private static func append(_ value: UInt32, to text: inout [UInt8]) {
    let scalar = Unicode.Scalar(value) ?? "\u{FFFD}"
    text.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
  }

  /// Spells text as it may stand between quotes. Only what must be escaped is.
  public static func encode(_ text: ArraySlice<UInt8>) -> [UInt8] {
    var spelling: [UInt8] = []
    spelling.reserveCapacity(text.count)
    append(text, to: &spelling)
    return spelling
  }

  /// Appends the spelling of text to a buffer.
  static func append(_ text: ArraySlice<UInt8>, to spelling: inout [UInt8]) {
    var copied = text.startIndex
    for index in text.indices where mustEscape(text[index]) {
      spelling.append(contentsOf: text[copied..<index])
      spelling.append(UInt8(ascii: "\\"))
      switch text[index] {
      case 0x0A: spelling.append(UInt8(ascii: "n"))
      case 0x09: spelling.append(UInt8(ascii: "t"))
      case 0x0D: spelling.append(UInt8(ascii: "r"))
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): spelling.append(text[index])
      case let control:
        let digits = Array("0123456789abcdef".utf8)
        spelling += [UInt8(ascii: "u"), UInt8(ascii: "0"), UInt8(ascii: "0")]
        spelling += [digits[Int(control >> 4)], digits[Int(control & 0xF)]]
      }
      copied = index + 1
    }
    spelling.append(contentsOf: text[copied...])
  }

  private static func mustEscape(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
  }
}
