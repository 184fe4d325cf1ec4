/// Named fields as the headers of WARC records (ISO 28500) and of HTTP (RFC 9112) have them: a first line, then a name,
/// a colon and a value each; a line that begins with a blank goes on with the value before it.
struct HeaderFields {
  /// The line before the fields.
  let firstLine: String
  private let bytes: [UInt8]
  private var fields: [(name: Range<Int>, value: Range<Int>)] = []

  /// Headers above this size are none.
  static let maximumLength = 1 << 16

  /// How many bytes a header takes with the empty line that ends it; `nil` if it does not end here.
  static func length(in bytes: ArraySlice<UInt8>) -> Int? {
    var start = bytes.startIndex
    while let newline = bytes[start...].firstIndex(of: 0x0A) {
      if newline == start || (newline == start + 1 && bytes[start] == 0x0D) {
        return newline + 1 - bytes.startIndex
      }
      start = newline + 1
      if start - bytes.startIndex > maximumLength { return nil }
    }
    return nil
  }

  /// Reads a header; `nil` if one of its lines is no field.
  init?(_ header: ArraySlice<UInt8>) {
    // A copy, so that the buffer it is from can be filled anew in its place.
    bytes = Array(header)
    var lines = bytes.split(separator: 0x0A)[...]
    firstLine = lines.popFirst().map { String(decoding: Self.trimmed($0), as: UTF8.self) } ?? ""
    for line in lines {
      let content = Self.trimmed(line)
      guard !content.isEmpty else { continue }
      if Self.isBlank(line[line.startIndex]) {
        guard let last = fields.indices.last else { return nil }
        fields[last].value = fields[last].value.lowerBound..<content.endIndex
        continue
      }
      guard let colon = line.firstIndex(of: UInt8(ascii: ":")), colon > line.startIndex else { return nil }
      let name = Self.trimmed(line[..<colon])
      let value = Self.trimmed(line[(colon + 1)...])
      fields.append((name.startIndex..<name.endIndex, value.startIndex..<value.endIndex))
    }
  }

  /// The first value of a field; the name is given in lower case, and any case is found.
  subscript(name: StaticString) -> String? {
    guard let field = fields.first(where: { isNamed($0.name, name) }) else { return nil }
    let value = bytes[field.value]
    guard value.contains(0x0A) else { return String(decoding: value, as: UTF8.self) }
    return value.split(separator: 0x0A).map { String(decoding: Self.trimmed($0), as: UTF8.self) }
      .joined(separator: " ")
  }

  private func isNamed(_ range: Range<Int>, _ name: StaticString) -> Bool {
    guard range.count == name.utf8CodeUnitCount else { return false }
    return name.withUTF8Buffer { letters in
      zip(bytes[range], letters).allSatisfy { byte, letter in
        byte == letter || ((0x41...0x5A).contains(byte) && byte | 0x20 == letter)
      }
    }
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D }

  private static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let start = bytes.drop(while: isBlank)
    let end = start.lastIndex { !isBlank($0) }.map { $0 + 1 } ?? start.startIndex
    return start[..<end]
  }
}

extension HeaderFields {
  /// Whether the content is plain text in UTF-8, as far as the header says. Without a word on the encoding it is taken
  /// for UTF-8.
  var isPlainText: Bool {
    guard let type = self["content-type"]?.lowercased() else { return false }
    let parts = type.split(separator: ";").map { $0.filter { $0 != " " && $0 != "\t" && $0 != "\"" } }
    guard parts.first == "text/plain" else { return false }
    let charset = parts.dropFirst().first { $0.hasPrefix("charset=") }?.dropFirst("charset=".count)
    return charset.map { ["utf-8", "utf8", "us-ascii", "ascii"].contains($0) } ?? true
  }

  /// Whether the content is an HTTP message.
  var isHTTP: Bool {
    self["content-type"]?.lowercased().hasPrefix("application/http") == true
  }
}
