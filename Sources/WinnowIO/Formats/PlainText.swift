internal import CSimdjson
internal import WinnowCore

/// Plain text: the whole stream is one article.
public struct PlainText: ArticleFormat {
  /// The name.
  public let name = "text"
  /// The extensions of plain text.
  public static let extensions = ["txt", "text"]
  /// A stream is one article.
  public let isWholeStream = true

  /// The format.
  public init() {}

  /// The article is whole when the stream has ended.
  public func wholeRecords(in buffer: Span<UInt8>, isAtEnd: Bool) -> Int {
    isAtEnd ? buffer.count : 0
  }

  /// The one article. A text with NUL bytes is no text: it is left as it is.
  public func records(in chunk: Chunk) -> [Record] {
    let bytes = chunk.bytes
    let content: Record.Content
    if let offset = bytes.firstIndex(of: 0) {
      let place = Text(Array(bytes[..<offset])).position(at: offset)
      content = .failed(
        Problem(
          code: "text.nul", path: chunk.path, line: place.line, column: place.column,
          message: "a NUL byte: this is not plain text, left as it is; convert it to UTF-8 first"))
    } else {
      let invalid = UTF8Check.firstInvalid(in: bytes)
      content = .article(
        Article(
          text: Text(bytes), id: nil, map: OffsetMap(), spelling: .plain, invalidUTF8: invalid,
          hasInvalidUTF8: invalid != nil))
    }
    return [Record(range: 0..<bytes.count, line: nil, content: content)]
  }
}

/// Where bytes stop being UTF-8.
enum UTF8Check {
  /// The offset of the first byte that is not valid UTF-8.
  static func firstInvalid(in bytes: [UInt8]) -> Int? {
    let isValid = bytes.withUnsafeBufferPointer { buffer in
      buffer.baseAddress.map { winnow_is_utf8($0, buffer.count) } ?? true
    }
    guard !isValid else { return nil }
    var offset = 0
    while offset < bytes.count {
      let scalar = UTF8Scalar(bytes.span, at: offset)
      if scalar.value == UTF8Scalar.invalid { return offset }
      offset += scalar.length
    }
    return nil
  }
}
