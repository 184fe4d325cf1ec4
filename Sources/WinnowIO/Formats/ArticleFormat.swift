public import WinnowCore

/// How articles lie in a stream of bytes.
///
/// A format cuts a stream into records and says of each which bytes are an article's text. It changes nothing: an
/// article's edits are lifted to the bytes of its record, so that what was not cleaned is untouched whatever the
/// format. A new format is one type and one line in ``FormatCatalogue``.
public protocol ArticleFormat: Sendable {
  /// The name, as in `--input-format` and in the report.
  var name: String { get }

  /// Whether a stream holds one article only, the whole stream.
  var isWholeStream: Bool { get }

  /// The name of the format that is written, which is another one where articles are written anew.
  var outputFormat: String { get }

  /// The stream in the format that is written; `nil` where it is written as it is read. Chunks and records are of what
  /// comes out of it.
  ///
  /// - Parameter maximumArticle: the size in bytes above which an article is left out.
  func converted(_ source: any ByteSource, path: String, maximumArticle: Int) -> ConvertedSource?

  /// The whole records at the start of a buffer; none if more must be read first.
  ///
  /// - Parameter searched: how many bytes at the start were already found to hold no whole record.
  func wholeRecords(in buffer: Span<UInt8>, behind searched: Int, isAtEnd: Bool) -> WholeRecords

  /// How many bytes at the start of a buffer belong to a record that goes on there and is not looked at.
  func restOfRecord(in buffer: Span<UInt8>, isAtEnd: Bool) -> RecordRest

  /// What must be put behind bytes that have been written, the end of a stream, before the records of another one.
  func parting(after written: ArraySlice<UInt8>) -> [UInt8]

  /// The records of a chunk, which together cover its bytes.
  func records(in chunk: Chunk) -> [Record]
}

/// The records at the start of a buffer that are there as a whole.
public struct WholeRecords: Equatable, Sendable {
  /// How many bytes they are.
  public let length: Int
  /// How many LF these hold, if the format had to count them.
  public let lineEnds: Int?

  /// Makes what a format found.
  public init(length: Int, lineEnds: Int? = nil) {
    self.length = length
    self.lineEnds = lineEnds
  }
}

/// How much of a buffer belongs to a record.
public struct RecordRest: Equatable, Sendable {
  /// How many bytes.
  public let length: Int
  /// Whether the record ends there.
  public let endsRecord: Bool

  /// Makes it of its parts.
  public init(length: Int, endsRecord: Bool) {
    self.length = length
    self.endsRecord = endsRecord
  }
}

extension ArticleFormat {
  /// What is read is written.
  public var outputFormat: String { name }

  /// Nothing is converted.
  public func converted(_ source: any ByteSource, path: String, maximumArticle: Int) -> ConvertedSource? {
    nil
  }

  /// Records end with a line.
  public func restOfRecord(in buffer: Span<UInt8>, isAtEnd: Bool) -> RecordRest {
    let newline = ByteSearch.first(UInt8(ascii: "\n"), in: buffer)
    return RecordRest(length: min(newline + 1, buffer.count), endsRecord: newline < buffer.count)
  }

  /// The line end that is missing.
  public func parting(after written: ArraySlice<UInt8>) -> [UInt8] {
    written.last == UInt8(ascii: "\n") ? [] : [UInt8(ascii: "\n")]
  }

  /// Whether articles are written anew, in another format.
  public var isConverted: Bool { outputFormat != name }

  /// The name of an output for the name of an input: with the extension of what is written.
  func outputName(for name: String) -> String {
    guard isConverted else { return name }
    let plain = Compression.removingSuffix(name)
    let file = plain.utf8.lastIndex(of: UInt8(ascii: "/")).map { plain.index(after: $0) } ?? plain.startIndex
    let dot = plain[file...].lastIndex(of: ".").flatMap { $0 > file ? $0 : nil } ?? plain.endIndex
    let suffix = name[plain.endIndex...]
    return "\(plain[..<dot]).\(FormatCatalogue.fileExtension(of: outputFormat))\(suffix)"
  }
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
  /// What there is to say of places in them, where they have been converted.
  let notes: [ConversionNote]
  /// How many bytes of the file had been read by then, compressed ones if it is compressed.
  public let filePosition: Int

  /// Makes a chunk of its parts.
  public init(path: String, bytes: [UInt8], offset: Int, line: Int, content: Content) {
    self.init(
      path: path, bytes: bytes, offset: offset, line: line, content: content, notes: [], filePosition: 0)
  }

  init(
    path: String, bytes: [UInt8], offset: Int, line: Int, content: Content, notes: [ConversionNote],
    filePosition: Int
  ) {
    self.path = path
    self.bytes = bytes
    self.offset = offset
    self.line = line
    self.content = content
    self.notes = notes
    self.filePosition = filePosition
  }

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

  /// The article, where it is one that could be read.
  public var article: Article? {
    if case .article(let article) = content { article } else { nil }
  }

  /// Whether it is an article or should be one.
  public var isArticle: Bool {
    if case .filler = content { false } else { true }
  }
}

/// An article as it lies in its record; an object, so that copies of a record count one reference.
public final class Article: Sendable {
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
  /// What else there is to say, which does not keep it from being cleaned.
  public let problem: Problem?

  /// Makes an article of its parts.
  init(
    text: Text, id: String?, map: OffsetMap, spelling: Spelling, invalidUTF8: Int?, hasInvalidUTF8: Bool,
    problem: Problem? = nil
  ) {
    self.text = text
    self.id = id
    self.map = map
    self.spelling = spelling
    self.invalidUTF8 = invalidUTF8
    self.hasInvalidUTF8 = hasInvalidUTF8
    self.problem = problem
  }

  /// The same article with something to say of it.
  convenience init(_ other: Article, problem: Problem) {
    self.init(
      text: other.text, id: other.id, map: other.map, spelling: other.spelling,
      invalidUTF8: other.invalidUTF8, hasInvalidUTF8: other.hasInvalidUTF8, problem: problem)
  }

  /// How text is spelled in a record.
  public enum Spelling: Sendable {
    /// As it is.
    case plain
    /// As it is, and what separates articles cannot be in it.
    case separated(Separator)
    /// As a JSON string.
    case json
  }

  /// Whether a text cannot stand in the record.
  func cannotHold(_ text: [UInt8]) -> Bool {
    if case .separated(let separator) = spelling { separator.occurs(in: text) } else { false }
  }

  /// Whether its bytes are those of the record.
  var isPlain: Bool {
    if case .json = spelling { false } else { true }
  }

  /// Writes bytes of text as the record spells them.
  var encoder: OffsetMap.Encoder {
    switch spelling {
    case .plain, .separated:
      { text, memory in
        _ = UnsafeMutableBufferPointer(start: memory, count: text.count).initialize(from: text)
        return text.count
      }
    case .json: JSONSpelling.write
    }
  }
}
