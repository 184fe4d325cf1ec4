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

  /// Appends the spelling of text, as it may stand between quotes, to a buffer. Only what must be escaped is.
  static func append(_ text: UnsafeBufferPointer<UInt8>, to spelling: inout [UInt8]) {
    var start = 0
    while start < text.count {
      let end = min(text.count, start + bytesAtOnce)
      spelling.append(addingCapacity: JSONSpelling.room(for: end - start)) { output in
        output.withUnsafeMutableBufferPointer { buffer, count in
          guard let free = buffer.baseAddress else { return }
          count += JSONSpelling.write(UnsafeBufferPointer(rebasing: text[start..<end]), to: free + count)
        }
      }
      start = end
    }
  }

  /// Room is made for so many bytes, each of which may be an escape.
  private static let bytesAtOnce = 4096
}
