internal import CText
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

  /// Whether a token has no escape that JSON does not have.
  func isValid(_ token: Token, in bytes: [UInt8]) -> Bool {
    !token.isUnchecked || text(of: bytes[token.range]) != nil
  }

  /// The text of a string, and its escapes, for as long as nothing else is decoded.
  private func decoded(
    _ spelling: ArraySlice<UInt8>
  ) -> (text: [UInt8], escapes: UnsafeBufferPointer<winnow_json_escape>)? {
    var done = winnow_json_progress()
    let text = spelling.withUnsafeBufferPointer { spelling in
      [UInt8](room: spelling.count) { text in
        guard let from = spelling.baseAddress, let to = text.baseAddress else { return 0 }
        done = escapes.decode(from, spelling.count, to: to)
        return done.written
      }
    }
    return done.read == spelling.count ? (text, escapes.first(done.escapes)) : nil
  }

  /// The lines of a decoded text. Line feeds are escapes, so they need not be searched for.
  private static func lines(of text: [UInt8], _ escapes: UnsafeBufferPointer<winnow_json_escape>) -> [Line] {
    [Line](room: escapes.count + 1) { lines in
      var (start, count) = (0, 0)
      for escape in escapes {
        let end = Int(escape.text)
        let hasCarriageReturn = end > start && text[end &- 1] == UInt8(ascii: "\r")
        // Every escape is taken for a line feed, and the line written over if it was none: which it is cannot be foreseen.
        let line = Line(start: start, contentEnd: hasCarriageReturn ? end &- 1 : end, end: end &+ 1)
        lines.initializeElement(at: count, to: line)
        let isLineFeed = text[end] == UInt8(ascii: "\n")
        start = isLineFeed ? end &+ 1 : start
        count &+= isLineFeed ? 1 : 0
      }
      guard start < text.count else { return count }
      lines.initializeElement(at: count, to: Line(start: start, contentEnd: text.count, end: text.count))
      return count + 1
    }
  }

  private static func map(of escapes: UnsafeBufferPointer<winnow_json_escape>, base: Int) -> OffsetMap {
    let start = UInt32(base)
    return OffsetMap(base: base, count: escapes.count) { number in
      let escape = escapes[number]
      let source = start &+ escape.spelling
      return (
        derived: Range(uncheckedBounds: (escape.text, escape.text &+ UInt32(escape.text_length))),
        source: Range(uncheckedBounds: (source, source &+ UInt32(escape.spelling_length))),
        joining: escape.joining
      )
    }
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
