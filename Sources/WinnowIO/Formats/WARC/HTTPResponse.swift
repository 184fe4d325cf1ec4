internal import WinnowCore

/// The head of an HTTP response (RFC 9112), and what it says of the body.
struct HTTPResponse {
  private let fields: HeaderFields
  /// Whether the body is an article: plain text, in an encoding that is read here, and no error page.
  let isArticle: Bool

  /// Reads a head, its empty line included; `nil` if it is none.
  init?(_ head: ArraySlice<UInt8>) {
    guard let fields = HeaderFields(head) else { return nil }
    let words = fields.firstLine.split(separator: " ")
    guard words.count >= 2, words[0].hasPrefix("HTTP/"), Int(words[1]) != nil else { return nil }
    self.fields = fields
    isArticle =
      words[1].hasPrefix("2") && fields.isPlainText
      && ["identity", "chunked"].contains(Self.coding("transfer-encoding", fields))
      && ["identity", "gzip", "x-gzip"].contains(Self.coding("content-encoding", fields))
  }

  private static func coding(_ name: StaticString, _ fields: HeaderFields) -> String {
    let coding = fields[name]?.lowercased() ?? ""
    return coding.isEmpty ? "identity" : coding
  }

  /// The text of a body.
  ///
  /// - Parameter limit: the size above which it is not read.
  func text(of body: ArraySlice<UInt8>, limit: Int) throws(MalformedRecord) -> ArraySlice<UInt8> {
    var text = body
    if Self.coding("transfer-encoding", fields) == "chunked" { text = try Self.unchunked(body)[...] }
    if Self.coding("content-encoding", fields) != "identity" {
      text = try Self.decompressed(text, limit)[...]
    }
    return text
  }

  /// A body without the sizes of its chunks (RFC 9112, section 7.1).
  private static func unchunked(_ body: ArraySlice<UInt8>) throws(MalformedRecord) -> [UInt8] {
    var text: [UInt8] = []
    var rest = body
    while let newline = rest.firstIndex(of: 0x0A) {
      let digits = rest[..<newline].prefix { $0 != UInt8(ascii: ";") && $0 != 0x0D && $0 != 0x20 }
      guard digits.count <= 15, digits.first != UInt8(ascii: "-"), digits.first != UInt8(ascii: "+"),
        let size = Int(String(decoding: digits, as: UTF8.self), radix: 16)
      else { break }
      if size == 0 { return text }
      rest = rest[(newline + 1)...]
      guard rest.count >= size + 2, rest.dropFirst(size).starts(with: [0x0D, 0x0A]) else { break }
      text += rest.prefix(size)
      rest = rest.dropFirst(size + 2)
    }
    throw MalformedRecord(reason: "the chunks of its HTTP body do not add up")
  }

  private static func decompressed(_ body: ArraySlice<UInt8>, _ limit: Int) throws(MalformedRecord) -> [UInt8]
  {
    let source = DecompressingSource(BytesSource(body), .gzip)
    var text: [UInt8] = []
    do throws(Problem) {
      while try source.read(upTo: 1 << 16, appendingTo: &text) > 0, text.count <= limit {}
    } catch {
      throw MalformedRecord(reason: "its HTTP body: \(error.message)")
    }
    guard text.count <= limit else {
      throw MalformedRecord(reason: "its HTTP body: above the limit of \(ByteCount.description(limit))")
    }
    return text
  }
}

/// Bytes in memory as a source.
private final class BytesSource: ByteSource {
  let path = ""
  private var rest: ArraySlice<UInt8>

  init(_ bytes: ArraySlice<UInt8>) { rest = bytes }

  func read(upTo count: Int, appendingTo buffer: inout [UInt8]) -> Int {
    let piece = rest.prefix(count)
    buffer += piece
    rest = rest.dropFirst(piece.count)
    return piece.count
  }
}
