internal import WinnowCore

/// A format whose articles are written anew in another one. What held them in the first is left behind.
public struct ConvertedFormat: ArticleFormat {
  private let input: any ConvertibleFormat
  private let target: any ArticleFormat
  private let writer: any ArticleWriter

  init(_ input: any ConvertibleFormat, to target: any ArticleFormat, _ writer: any ArticleWriter) {
    self.input = input
    self.target = target
    self.writer = writer
  }

  /// The name of the format that is read.
  public var name: String { input.name }
  /// The name of the format that is written.
  public var outputFormat: String { target.name }
  /// The articles are records of a stream.
  public let isWholeStream = false

  /// The same articles in the format that is written.
  public func converted(_ source: any ByteSource, path: String, maximumArticle: Int) -> ConvertedSource? {
    ConvertedSource(
      input.makeExtractor(source, path: path, maximumArticle: maximumArticle), path: path, to: writer)
  }

  /// Records are those of the format that is written.
  public func wholeRecords(in buffer: Span<UInt8>, behind searched: Int, isAtEnd: Bool) -> WholeRecords {
    target.wholeRecords(in: buffer, behind: searched, isAtEnd: isAtEnd)
  }

  /// Where they end.
  public func restOfRecord(in buffer: Span<UInt8>, isAtEnd: Bool) -> RecordRest {
    target.restOfRecord(in: buffer, isAtEnd: isAtEnd)
  }

  /// What parts them from others.
  public func parting(after written: ArraySlice<UInt8>) -> [UInt8] { target.parting(after: written) }

  /// The articles of a chunk, and an empty record for each one that could not be read.
  public func records(in chunk: Chunk) -> [Record] {
    let records = target.records(in: chunk)
    guard !chunk.notes.isEmpty else { return records }
    var noted: [Record] = []
    var notes = chunk.notes[...]
    for record in records {
      var problem: Problem?
      while let note = notes.first, note.offset - chunk.offset <= record.range.lowerBound {
        if note.leavesOut { noted.append(Self.failed(note, in: chunk)) } else { problem = note.problem }
        notes.removeFirst()
      }
      noted.append(problem.map(record.noting) ?? record)
    }
    return noted + notes.map { Self.failed($0, in: chunk) }
  }

  private static func failed(_ note: ConversionNote, in chunk: Chunk) -> Record {
    let offset = min(max(0, note.offset - chunk.offset), chunk.bytes.count)
    return Record(range: offset..<offset, line: nil, content: .failed(note.problem))
  }
}

/// A format whose articles can be taken out.
protocol ConvertibleFormat: Sendable {
  /// The name, as in `--input-format` and in the report.
  var name: String { get }

  /// What takes the articles out of a stream.
  func makeExtractor(_ source: any ByteSource, path: String, maximumArticle: Int) -> any ArticleExtractor
}

extension Record {
  /// The record with something to say of its article.
  fileprivate func noting(_ problem: Problem) -> Record {
    guard case .article(let article) = content else { return self }
    return Record(range: range, line: line, content: .article(Article(article, problem: problem)))
  }
}
