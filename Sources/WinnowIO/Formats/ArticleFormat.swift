public import WinnowCore

/// How articles lie in a stream of bytes.
///
/// A format cuts a stream into records and says of each which bytes are an article's text. It changes nothing: an
/// article's edits are lifted to the bytes of its record, so that what was not cleaned is untouched whatever the
/// format. A new format is one type and one line in ``FormatCatalogue``.
public protocol ArticleFormat: Sendable {
  /// The name, as in `--input-format` and in the report.
  var name: String { get }

  /// The extensions, without a dot, that say a file is in this format.
  static var extensions: [String] { get }

  /// Whether a stream holds one article only, the whole stream.
  var isWholeStream: Bool { get }

  /// How many bytes at the start of a buffer are whole records, counted from `start`; 0 if more must be read first.
  func wholeRecords(in buffer: Span<UInt8>, isAtEnd: Bool) -> Int

  /// The records of a chunk, which together cover its bytes.
  func records(in chunk: Chunk) -> [Record]
}

/// A piece of a stream that holds whole records.
public struct Chunk: Sendable {
  /// The path of the stream, for messages.
  public let path: String
  /// The bytes. More may be allocated behind them.
  public let bytes: [UInt8]
  /// The offset of the first byte in the stream.
  public let offset: Int
  /// The line of the first byte in the stream, 1-based.
  public let line: Int
  /// What the bytes are.
  public let content: Content

  /// What a chunk holds.
  public enum Content: Equatable, Sendable {
    /// Whole records.
    case records
    /// The beginning of a record that is larger than the limit.
    case oversizeStart
    /// More of it.
    case oversizeRest
  }
}

/// A piece of a stream that is an article or belongs to none.
public struct Record: Sendable {
  /// The bytes in the chunk, with the record's end such as a newline.
  public let range: Range<Int>
  /// The line of the record in the stream, 1-based; `nil` where the stream is the article.
  public let line: Int?
  /// What it is.
  public let content: Content

  /// What a record is.
  public enum Content: Sendable {
    /// An article.
    case article(Article)
    /// Bytes between articles, such as an empty line.
    case filler
    /// Something that should be an article and cannot be read.
    case failed(Problem)
  }

  /// Makes a record of its parts.
  public init(range: Range<Int>, line: Int?, content: Content) {
    self.range = range
    self.line = line
    self.content = content
  }

  /// Whether it is an article or should be one.
  public var isArticle: Bool {
    if case .filler = content { false } else { true }
  }
}

/// An article as it lies in its record.
public struct Article: Sendable {
  /// The text.
  public let text: Text
  /// The value of the id field, where there is one.
  public let id: String?
  /// From offsets of the text to offsets of the record.
  public let map: OffsetMap
  /// How text is spelled in the record.
  public let spelling: Spelling
  /// The first byte of the record that is not valid UTF-8, as an offset of the text; `nil` if all are valid or the
  /// byte is outside of the text.
  public let invalidUTF8: Int?
  /// Whether any byte of the record is not valid UTF-8.
  public let hasInvalidUTF8: Bool

  /// How text is spelled in a record.
  public enum Spelling: Sendable {
    /// As it is.
    case plain
    /// As a JSON string.
    case json
  }

  /// Bytes of text as the record spells them.
  public func spelled(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    switch spelling {
    case .plain: text
    case .json: JSONString.encode(text)
    }
  }
}
