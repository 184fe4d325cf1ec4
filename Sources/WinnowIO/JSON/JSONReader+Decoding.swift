internal import CSimdjson
internal import WinnowCore

extension JSONReader {
  /// The text of a string with its lines, and the map from its offsets to those of its spelling; `nil` if there is an
  /// escape that JSON does not have.
  ///
  /// Each escape is one unit of the map, and a surrogate pair is one too. A surrogate without its partner reads as
  /// U+FFFD. Bytes that are not valid UTF-8 are read as they are.
  ///
  /// - Parameters:
  ///   - spelling: what stands between the quotes.
  ///   - base: the offset that the map gives to the first byte of the spelling.
  func decode(_ spelling: ArraySlice<UInt8>, base: Int) -> (text: Text, map: OffsetMap)? {
    guard let (bytes, escapes) = decoded(spelling) else { return nil }
    return (Text(bytes, lines: Self.lines(of: bytes, escapes)), Self.map(of: escapes, base: base))
  }

  /// The text of a string alone; `nil` if there is an escape that JSON does not have.
  func text(of spelling: ArraySlice<UInt8>) -> [UInt8]? { decoded(spelling)?.text }

  /// The text of a string or a key whose escapes have been checked, by this reader or with ``text(of:)``.
  func text(of token: Token, in bytes: [UInt8]) -> ArraySlice<UInt8> {
    let spelling = bytes[token.range]
    guard token.hasEscapes else { return spelling }
    guard let text = text(of: spelling) else { preconditionFailure("the escapes have been checked") }
    return text[...]
  }

  /// The text of a string, and its escapes, for as long as nothing else is decoded.
  private func decoded(
    _ spelling: ArraySlice<UInt8>
  ) -> (text: [UInt8], escapes: UnsafeBufferPointer<winnow_json_escape>)? {
    var escapes = UnsafeBufferPointer<winnow_json_escape>(start: nil, count: 0)
    var isValid = true
    let bytes = spelling.withUnsafeBufferPointer { spelling in
      [UInt8](room: spelling.count) { text in
        guard let from = spelling.baseAddress, let to = text.baseAddress else { return 0 }
        var found: UnsafePointer<winnow_json_escape>?
        var count = 0
        let length = winnow_json_decode(reader, from, spelling.count, to, &found, &count)
        escapes = UnsafeBufferPointer(start: found, count: count)
        isValid = length != winnow_json_no_text
        return isValid ? length : 0
      }
    }
    return isValid ? (bytes, escapes) : nil
  }

  /// The lines of a decoded text. Line feeds are escapes, so they need not be searched for.
  private static func lines(of text: [UInt8], _ escapes: UnsafeBufferPointer<winnow_json_escape>) -> [Line] {
    var lines: [Line] = []
    lines.reserveCapacity(escapes.count + 1)
    var start = 0
    for escape in escapes where text[Int(escape.text)] == UInt8(ascii: "\n") {
      let end = Int(escape.text)
      let hasCarriageReturn = end > start && text[end &- 1] == UInt8(ascii: "\r")
      lines.append(Line(start: start, contentEnd: hasCarriageReturn ? end &- 1 : end, end: end &+ 1))
      start = end &+ 1
    }
    if start < text.count { lines.append(Line(start: start, contentEnd: text.count, end: text.count)) }
    return lines
  }

  private static func map(of escapes: UnsafeBufferPointer<winnow_json_escape>, base: Int) -> OffsetMap {
    var map = OffsetMap(base: base)
    map.reserveCapacity(escapes.count)
    for escape in escapes {
      let (text, source) = (Int(escape.text), Int(escape.spelling) &+ base)
      map.append(
        derived: Range(uncheckedBounds: (text, text &+ Int(escape.text_length))),
        source: Range(uncheckedBounds: (source, source &+ Int(escape.spelling_length))),
        joining: escape.joining)
    }
    return map
  }
}

extension winnow_json_escape {
  fileprivate var joining: OffsetMap.Joining {
    switch surrogate {
    case 1: .next
    case 2: .previous
    default: .none
    }
  }
}
