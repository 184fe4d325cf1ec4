/// Why bytes are no record of a web archive.
struct MalformedRecord: Error {
  let reason: String
}

/// The header of a WARC record.
struct WARCRecord {
  /// Where the record begins in the stream.
  let offset: Int
  /// The length of its block.
  let length: Int
  /// What its type and header say.
  let kind: Kind
  private let fields: HeaderFields

  /// What a record may be to us.
  enum Kind: Equatable {
    /// Its block is plain text.
    case text
    /// Its block is an HTTP response.
    case response
    /// It is no article.
    case other
  }

  /// Reads a header.
  init(_ header: ArraySlice<UInt8>, offset: Int) throws(MalformedRecord) {
    guard let fields = HeaderFields(header) else {
      throw MalformedRecord(reason: "a header line without a colon")
    }
    guard fields.firstLine.hasPrefix("WARC/") else {
      throw MalformedRecord(reason: "it does not begin with WARC/ and a version")
    }
    guard let type = fields["warc-type"]?.lowercased() else { throw MalformedRecord(reason: "no WARC-Type") }
    guard let digits = fields["content-length"], digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
      let length = Int(digits), length <= Self.maximumLength
    else { throw MalformedRecord(reason: "no Content-Length that is a number") }
    self.offset = offset
    self.length = length
    self.fields = fields
    kind = Self.kind(type, fields)
  }

  /// Nothing is longer.
  private static let maximumLength = 1 << 60

  private static func kind(_ type: String, _ fields: HeaderFields) -> Kind {
    // What comes in segments is never whole.
    guard fields["warc-segment-number"] == nil else { return .other }
    return switch type {
    case "conversion", "resource": fields.isPlainText ? .text : .other
    case "response": fields.isHTTP ? .response : .other
    default: .other
    }
  }

  /// The article of the record, whose text is given.
  func article(_ text: ArraySlice<UInt8>) -> ExtractedArticle {
    let members = [
      ("url", fields["warc-target-uri"]), ("date", fields["warc-date"]),
      ("digest", fields["warc-payload-digest"] ?? fields["warc-block-digest"]),
    ].compactMap { name, value in
      value.map { ExtractedArticle.Member(name: name, value: Self.withoutBrackets($0)) }
    }
    return ExtractedArticle(
      id: fields["warc-record-id"].map(Self.withoutBrackets), members: members, text: text, offset: offset)
  }

  /// Ids, and in old archives addresses, stand in angle brackets.
  private static func withoutBrackets(_ value: String) -> String {
    value.hasPrefix("<") && value.hasSuffix(">") ? String(value.dropFirst().dropLast()) : value
  }
}
