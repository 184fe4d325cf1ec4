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
    guard let (text, map) = JSONReader().decode(spelling, base: base) else {
      preconditionFailure("the spelling has valid escapes only")
    }
    return (text.bytes, map)
  }

  /// Appends the spelling of text as it may stand between quotes. Only what must be escaped is.
  public static func encode(_ text: ArraySlice<UInt8>, into spelling: inout [UInt8]) {
    text.withUnsafeBufferPointer { append($0, to: &spelling) }
  }

  /// Appends the spelling of text to a buffer.
  static func append(_ text: UnsafeBufferPointer<UInt8>, to spelling: inout [UInt8]) {
    var start = 0
    while start < text.count {
      let end = min(text.count, start + bytesAtOnce)
      spelling.append(addingCapacity: longestEscape * (end - start)) { output in
        output.withUnsafeMutableBufferPointer { buffer, count in
          guard let free = buffer.baseAddress else { return }
          var writer = ASCIIWriter(free + count)
          writer.write(spelling: UnsafeBufferPointer(rebasing: text[start..<end]))
          count += writer.count
        }
      }
      start = end
    }
  }

  /// Room is made for so many bytes, each of which may be an escape.
  private static let bytesAtOnce = 4096

  /// The length of `\u0000`.
  private static let longestEscape = 6
}

extension ASCIIWriter {
  /// Writes text as it is spelled between quotes.
  fileprivate mutating func write(spelling text: UnsafeBufferPointer<UInt8>) {
    // What edits insert is a character or two.
    if text.count < 8 {
      for byte in text { if Self.isEscaped(byte) { writeEscape(of: byte) } else { write(byte: byte) } }
      return
    }
    var offset = 0
    while offset < text.count {
      let end = ByteScan.firstEscapedInJSON(in: text.span, from: offset)
      if end > offset { write(UnsafeBufferPointer(rebasing: text[offset..<end])) }
      guard end < text.count else { return }
      writeEscape(of: text[end])
      offset = end + 1
    }
  }

  private static func isEscaped(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
  }

  private mutating func writeEscape(of byte: UInt8) {
    switch byte {
    case 0x0A: write("\\n")
    case 0x09: write("\\t")
    case 0x0D: write("\\r")
    case UInt8(ascii: "\""): write("\\\"")
    case UInt8(ascii: "\\"): write("\\\\")
    default:
      write("\\u00")
      write(byte: Self.hexadecimal(byte >> 4))
      write(byte: Self.hexadecimal(byte & 0xF))
    }
  }

  private static func hexadecimal(_ digit: UInt8) -> UInt8 {
    digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10
  }
}
