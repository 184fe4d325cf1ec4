internal import CSimdjson
internal import WinnowCore

/// Reads JSON objects (RFC 8259) and gives the places of their tokens, through simdjson.
///
/// Not for sharing: one reader serves one thread, and its memory is used again for the next object.
final class JSONReader {
  private let reader: OpaquePointer
  /// The escapes of the string last decoded.
  var escapes = EscapeRoom()

  /// How many readable bytes must lie behind a document.
  static var padding: Int { winnow_json_padding }

  init() {
    guard let reader = winnow_json_reader_new() else { fatalError("no memory for a JSON reader") }
    self.reader = reader
  }

  deinit { winnow_json_reader_free(reader) }

  /// A token of an object; a scalar's range for strings and keys is what stands between the quotes.
  struct Token {
    let kind: winnow_json_kind
    /// The bytes, counted from the start of the buffer the object was read from.
    let range: Range<Int>
    /// How many containers it is in: 1 for a member of the object.
    let depth: Int
    let hasEscapes: Bool
    /// Whether it is a string whose escapes have yet to be checked: what ``JSONReader/decode(_:base:)`` does.
    let isUnchecked: Bool

    /// The same token, counted from an offset in a larger buffer.
    fileprivate func shifted(by offset: Int) -> Token {
      Token(
        kind: kind, range: range.shifted(by: offset), depth: depth, hasEscapes: hasEscapes,
        isUnchecked: isUnchecked)
    }
  }

  /// Why a document is not a JSON object.
  enum Failure: Error, Equatable {
    case notAnObject
    case invalid(String)
    case noMemory

    /// A string has an escape that JSON does not have.
    static var escape: Failure { .invalid(String(cString: winnow_json_string_message())) }
  }

  /// Whether the object last read holds bytes that are not valid UTF-8.
  private(set) var hasInvalidUTF8 = false

  /// Reads the object in a range of a buffer.
  ///
  /// Bytes that are not valid UTF-8 do not lose an object: where they stand inside of strings, they are read as
  /// they are. The tokens are given to `body` one after the other.
  ///
  /// - Parameters:
  ///   - depth: in how many containers a token may be to be given. All are checked.
  ///   - leavesLongStrings: whether the escapes of long strings are left to be checked when they are decoded.
  func read(
    _ range: Range<Int>, of buffer: [UInt8], depth: Int = .max, leavesLongStrings: Bool = false,
    _ body: (Token) -> Void
  ) throws(Failure) {
    hasInvalidUTF8 = false
    self.leavesLongStrings = leavesLongStrings
    var status = tokens(in: buffer, range, depth, body)
    if status == winnow_json_invalid_utf8 {
      hasInvalidUTF8 = true
      let masked = Self.maskingInvalidUTF8(buffer[range])
      status = tokens(in: masked, 0..<range.count, depth) { body($0.shifted(by: range.lowerBound)) }
    }
    switch status {
    case winnow_json_ok: return
    case winnow_json_not_an_object: throw .notAnObject
    case winnow_json_no_memory: throw .noMemory
    default: throw .invalid(message)
    }
  }

  private var message = ""
  private var leavesLongStrings = false

  private func tokens(
    in buffer: [UInt8], _ range: Range<Int>, _ depth: Int, _ body: (Token) -> Void
  ) -> winnow_json_status {
    guard buffer.capacity >= range.upperBound + Self.padding else {
      var padded: [UInt8] = []
      padded.reserveCapacity(range.count + Self.padding)
      padded.append(contentsOf: buffer[range])
      return tokens(in: padded, 0..<range.count, depth) { body($0.shifted(by: range.lowerBound)) }
    }
    return buffer.withUnsafeBufferPointer { bytes in
      guard let base = bytes.baseAddress else { return winnow_json_not_an_object }
      var tokens: UnsafePointer<winnow_json_token>?
      var count = 0
      var words: UnsafePointer<CChar>?
      let status = winnow_json_read(
        reader, base + range.lowerBound, range.count, depth, leavesLongStrings, &tokens, &count, &words)
      guard status == winnow_json_ok else {
        message = words.map { String(cString: $0) } ?? ""
        return status
      }
      for token in UnsafeBufferPointer(start: tokens, count: count) {
        body(
          Token(
            kind: winnow_json_kind(token.kind),
            range: (range.lowerBound + token.start)..<(range.lowerBound + token.end),
            depth: Int(token.depth), hasEscapes: token.has_escapes, isUnchecked: token.is_unchecked))
      }
      return status
    }
  }

  /// The same bytes with a question mark for each one that is not valid UTF-8, with room for the padding.
  private static func maskingInvalidUTF8(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var masked: [UInt8] = []
    masked.reserveCapacity(bytes.count + padding)
    masked.append(contentsOf: bytes)
    var offset = 0
    while offset < masked.count {
      let scalar = UTF8Scalar(masked.span, at: offset)
      if scalar.value == UTF8Scalar.invalid { masked[offset] = UInt8(ascii: "?") }
      offset += scalar.length
    }
    return masked
  }
}
