internal import WinnowCore

/// Takes the articles out of a stream whose format has them as records.
final class RecordExtractor: ArticleExtractor {
  /// Every record is an article, or should be one.
  let skipped = 0
  private let reader: ChunkReader
  private let format: any ArticleFormat
  private let path: String
  private let maximumArticle: Int
  private var chunk: Chunk?
  private var records: ArraySlice<Record> = []

  init(_ source: any ByteSource, path: String, format: any ArticleFormat, maximumArticle: Int) {
    self.path = path
    self.format = format
    self.maximumArticle = maximumArticle
    reader = ChunkReader(source, path: path, format: format, maximumRecord: maximumArticle)
  }

  func next() throws(Problem) -> Extraction? {
    while true {
      while let record = records.popFirst() {
        if let found = extraction(of: record) { return found }
      }
      guard let next = try reader.next() else { return nil }
      chunk = next
      switch next.content {
      case .records: records = format.records(in: next)[...]
      case .oversizeStart: return .failed(tooLarge(format.isWholeStream ? nil : next.line))
      case .oversizeRest: break
      }
    }
  }

  private func extraction(of record: Record) -> Extraction? {
    switch record.content {
    case .filler: return nil
    case .failed(let problem): return .failed(problem)
    case .article where record.range.count > maximumArticle: return .failed(tooLarge(record.line))
    case .article(let article):
      var text = article.text.bytes[...]
      // A byte order mark says how a stream is encoded; it is no part of what is written anew.
      if chunk?.offset == 0, record.range.lowerBound == 0, article.isPlain,
        text.starts(with: [0xEF, 0xBB, 0xBF])
      {
        text = text.dropFirst(3)
      }
      let name = record.line.map { "\(path):\($0)" } ?? path
      return .article(ExtractedArticle(id: article.id ?? name, text: text, line: record.line))
    }
  }

  private func tooLarge(_ line: Int?) -> Problem {
    .articleSize(path: path, line: line, limit: maximumArticle, .leftOut)
  }
}
