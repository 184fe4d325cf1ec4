internal import WinnowCore

/// Plain text that holds several articles, with a separator behind each but perhaps the last.
///
/// A record is an article with its separator, and with what stands empty before it. Separators pass through untouched;
/// only with an article that is left out its separator goes too.
public struct SeparatedText: ArticleFormat {
  /// The name: it is text.
  public let name = "text"
  /// A stream holds many articles.
  public let isWholeStream = false

  private let separator: Separator
  private let unread: Unread

  /// The format, with what separates articles.
  public init(_ separator: Separator) { self.init(separator, unread: .leftAsItIs) }

  init(_ separator: Separator, unread: Unread) {
    self.separator = separator
    self.unread = unread
  }

  /// Records end with the separator behind an article.
  public func wholeRecords(in buffer: Span<UInt8>, behind searched: Int, isAtEnd: Bool) -> WholeRecords {
    if isAtEnd { return WholeRecords(length: buffer.count) }
    var end = 0
    var start = 0
    while let found = separator.first(in: buffer, from: start), found.isComplete {
      if !Self.isBlank(start..<found.range.lowerBound, of: buffer) { end = found.range.upperBound }
      start = found.range.upperBound
    }
    return WholeRecords(length: end)
  }

  /// A record goes on to the next separator.
  public func restOfRecord(in buffer: Span<UInt8>, isAtEnd: Bool) -> RecordRest {
    if let found = separator.first(in: buffer, from: 0, isLineStart: false), found.isComplete || isAtEnd {
      return RecordRest(length: found.range.upperBound, endsRecord: true)
    }
    return RecordRest(
      length: isAtEnd ? buffer.count : max(0, buffer.count - separator.overlap), endsRecord: false)
  }

  /// A separator, unless there is one.
  public func parting(after written: ArraySlice<UInt8>) -> [UInt8] {
    separator.ends(written.span) ? [] : separator.ending(for: written)
  }

  /// The articles of a chunk.
  public func records(in chunk: Chunk) -> [Record] {
    let bytes = chunk.bytes
    var records: [Record] = []
    var line = chunk.line
    /// Where the record begins, and where the text that is looked at does.
    var recordStart = 0
    var start = 0
    while start < bytes.count {
      let found = separator.first(in: bytes.span, from: start)?.range ?? bytes.count..<bytes.count
      if !Self.isBlank(start..<found.lowerBound, of: bytes.span) {
        let record = recordStart..<found.upperBound
        let content = content(of: start..<found.lowerBound, in: chunk, from: recordStart, line: line)
        records.append(Record(range: record, line: line, content: content))
        recordStart = found.upperBound
      }
      line += ByteScan.count(of: 0x0A, in: bytes[start..<found.upperBound].span)
      start = found.upperBound
    }
    if recordStart < bytes.count {
      records.append(Record(range: recordStart..<bytes.count, line: nil, content: .filler))
    }
    return records
  }

  private func content(of range: Range<Int>, in chunk: Chunk, from recordStart: Int, line: Int)
    -> Record.Content
  {
    let text = Array(chunk.bytes[range])
    if let problem = PlainText.problem(with: text, path: chunk.path, firstLine: line, unread) {
      return .failed(problem)
    }
    let invalid = UTF8Check.firstInvalid(in: text)
    return .article(
      Article(
        text: Text(text), id: nil, map: OffsetMap(base: range.lowerBound - recordStart),
        spelling: .separated(separator), invalidUTF8: invalid, hasInvalidUTF8: invalid != nil))
  }

  /// Whether there is nothing but white space. A byte order mark alone is nothing, too.
  private static func isBlank(_ range: Range<Int>, of bytes: Span<UInt8>) -> Bool {
    if Separator.isByteOrderMark(range, of: bytes) { return true }
    for offset in range where bytes[offset] != 0x20 && !(0x09...0x0D).contains(bytes[offset]) { return false }
    return true
  }
}

extension SeparatedText: ConvertibleFormat {
  func makeExtractor(_ source: any ByteSource, path: String, maximumArticle: Int) -> any ArticleExtractor {
    RecordExtractor(
      source, path: path, format: SeparatedText(separator, unread: .leftOut), maximumArticle: maximumArticle)
  }
}

/// Writes articles as plain text, each with a separator behind it.
struct SeparatedArticles: ArticleWriter {
  let separator: Separator

  func append(_ article: ExtractedArticle, to output: inout [UInt8]) throws(Refusal) {
    guard !separator.occurs(in: Array(article.text)) else {
      throw Refusal(reason: "it holds the separator; choose another --separator")
    }
    output += article.text
    output += separator.ending(for: article.text)
  }
}
