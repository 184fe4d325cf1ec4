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
    let text = spelling.withUnsafeBufferPointer { spelling in
      [UInt8](unsafeUninitializedCapacity: spelling.count) { text, count in
        var decoder = JSONStringDecoder(spelling, into: text)
        decoder.decode { derived, source, joining in
          map.append(derived: derived, source: source.shifted(by: base), joining: joining)
        }
        count = decoder.written
      }
    }
    return (text, map)
  }

  /// Appends the spelling of text as it may stand between quotes. Only what must be escaped is.
  public static func encode(_ text: ArraySlice<UInt8>, into spelling: inout [UInt8]) {
    text.withUnsafeBufferPointer { append($0, to: &spelling) }
  }

  /// Appends the spelling of text to a buffer.
  static func append(_ text: UnsafeBufferPointer<UInt8>, to spelling: inout [UInt8]) {
    var offset = 0
    while offset < text.count {
      let end = ByteScan.firstEscapedInJSON(in: text.span, from: offset)
      if end > offset { spelling.append(contentsOf: UnsafeBufferPointer(rebasing: text[offset..<end])) }
      guard end < text.count else { return }
      appendEscape(of: text[end], to: &spelling)
      offset = end + 1
    }
  }

  private static func appendEscape(of byte: UInt8, to spelling: inout [UInt8]) {
    spelling.append(UInt8(ascii: "\\"))
    switch byte {
    case 0x0A: spelling.append(UInt8(ascii: "n"))
    case 0x09: spelling.append(UInt8(ascii: "t"))
    case 0x0D: spelling.append(UInt8(ascii: "r"))
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): spelling.append(byte)
    default:
      spelling += [UInt8(ascii: "u"), UInt8(ascii: "0"), UInt8(ascii: "0")]
      spelling += [hexadecimal(byte >> 4), hexadecimal(byte & 0xF)]
    }
  }

  private static func hexadecimal(_ digit: UInt8) -> UInt8 {
    digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10
  }
}
