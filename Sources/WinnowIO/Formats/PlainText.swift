internal import WinnowCore

/// Plain text: the whole stream is one article.
public struct PlainText: ArticleFormat {
  /// The name.
  public let name = "text"
  /// The extensions of plain text.
  public static let extensions = ["txt", "text"]
  /// A stream is one article.
  public let isWholeStream = true

  /// What becomes of a text that cannot be read.
  private let unread: Unread

  /// The format.
  public init() { self.init(unread: .leftAsItIs) }

  init(unread: Unread) { self.unread = unread }

  /// The article is whole when the stream has ended.
  public func wholeRecords(in buffer: Span<UInt8>, behind searched: Int, isAtEnd: Bool) -> WholeRecords {
    WholeRecords(length: isAtEnd ? buffer.count : 0)
  }

  /// Nothing ends it but the end of the stream.
  public func restOfRecord(in buffer: Span<UInt8>, isAtEnd: Bool) -> RecordRest {
    RecordRest(length: buffer.count, endsRecord: false)
  }

  /// Nothing parts it from another one; it does not share its output.
  public func parting(after written: ArraySlice<UInt8>) -> [UInt8] { [] }

  /// The one article. A text with NUL bytes is no text.
  public func records(in chunk: Chunk) -> [Record] {
    let bytes = chunk.bytes
    let content: Record.Content
    if let problem = Self.problem(with: bytes, path: chunk.path, firstLine: 1, unread) {
      content = .failed(problem)
    } else {
      let invalid = UTF8Check.firstInvalid(in: bytes)
      content = .article(
        Article(
          text: Text(bytes), id: nil, map: OffsetMap(), spelling: .plain, invalidUTF8: invalid,
          hasInvalidUTF8: invalid != nil))
    }
    return [Record(range: 0..<bytes.count, line: nil, content: content)]
  }

  /// Why bytes are no plain text; `nil` if they are.
  static func problem(with bytes: [UInt8], path: String, firstLine: Int, _ unread: Unread) -> Problem? {
    guard let offset = bytes.firstIndex(of: 0) else { return nil }
    let place = Text(Array(bytes[..<offset])).position(at: offset)
    return Problem(
      code: "text.nul", path: path, line: firstLine + place.line - 1, column: place.column,
      message: "a NUL byte: this is not plain text, \(unread.rawValue); convert it to UTF-8 first")
  }
}

extension PlainText: ConvertibleFormat {
  func makeExtractor(_ source: any ByteSource, path: String, maximumArticle: Int) -> any ArticleExtractor {
    RecordExtractor(
      source, path: path, format: PlainText(unread: .leftOut), maximumArticle: maximumArticle)
  }
}
