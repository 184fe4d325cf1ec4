/// A record of a web archive, to be written as bytes.
public struct WARCSample: Sendable {
  /// The value of `WARC-Type`.
  public var type: String
  /// What the record holds.
  public var block: [UInt8]
  /// The value of `Content-Type`.
  public var contentType = "text/plain"
  /// Other fields, each with its line end.
  public var fields = ""
  /// The value of `Content-Length`, where it is not that of the block.
  public var length: String?

  /// A record of a type.
  public init(_ type: String, _ block: [UInt8], contentType: String = "text/plain") {
    self.type = type
    self.block = block
    self.contentType = contentType
  }

  /// A text as crawls extract it.
  public static func conversion(_ text: String) -> WARCSample { WARCSample("conversion", Array(text.utf8)) }

  /// A response as it came: its head without the status line, and its body.
  public static func response(
    _ head: String, _ body: [UInt8], status: String = "HTTP/1.1 200 OK"
  ) -> WARCSample {
    let lines = "\(status)\r\n\(head)\r\n"
    return WARCSample(
      "response", Array(lines.utf8) + body, contentType: "application/http; msgtype=response")
  }

  /// The record, with the empty lines behind it.
  public var bytes: [UInt8] {
    let head = """
      WARC/1.1\r
      WARC-Type: \(type)\r
      WARC-Record-ID: <urn:uuid:0>\r
      WARC-Target-URI: https://example.org/a?b="c"\r
      WARC-Date: 2024-05-01T10:00:00Z\r
      WARC-Block-Digest: sha1:AAAA\r
      Content-Type: \(contentType)\r
      \(fields)Content-Length: \(length ?? String(block.count))\r
      \r

      """
    return Array(head.utf8) + block + Array("\r\n\r\n".utf8)
  }
}
