/// Makes the bytes of a chunk, and as much of its reports as can be made of each article alone.
struct ChunkRenderer: Sendable {
  /// For each report what renders it; `nil` where a report must see all articles in order.
  private let reporters: [(any Reporter)?]
  /// Whether it is kept what the archive stages saw.
  private let keepsJudged: Bool

  init(for outputs: [ReportOutput], keepsJudged: Bool) {
    self.keepsJudged = keepsJudged
    reporters = outputs.map { $0.rendersArticlesAlone ? $0.reporter : nil }
  }

  /// With so many edits a report is larger than a chunk, and is made when it is written, in pieces.
  private static let manyEdits = 1 << 14

  /// Makes what there is to write of a chunk. Each step goes through many articles before the next one begins.
  func finish(_ decided: DecidedChunk, of input: OpenInput) -> FinishedChunk {
    var result = FinishedChunk(rendered: Array(repeating: [], count: reporters.count))
    result.isRenderedLater = decided.records.contains { $0.record.editCount > Self.manyEdits }
    result.filePosition = decided.chunk.filePosition
    if !result.isRenderedLater { makeRoom(in: &result, for: decided.chunk) }
    let offsets = render(decided, to: &result.bytes)
    var reports: [ArticleReport] = []
    var editCount = 0
    for ((record, decision), offset) in zip(decided.records, offsets) where record.isArticle {
      if keepsJudged { note(record, decision, of: input, in: &result) }
      reports.append(record.report(from: decided.chunk, under: decision, targetOffset: offset))
      result.isDropped = decision.drops && input.input.format.isWholeStream
      editCount += record.editCount
      // What is said of edits takes more memory than they do.
      guard editCount > Self.manyEdits else { continue }
      add(reports, to: &result)
      reports.removeAll(keepingCapacity: true)
      editCount = 0
    }
    add(reports, to: &result)
    return result
  }

  /// Appends the bytes of the records; returns the offset of each in the output.
  private func render(_ decided: DecidedChunk, to bytes: inout [UInt8]) -> [Int] {
    bytes.reserveCapacity(decided.chunk.bytes.count)
    return decided.records.map { record, decision in
      let offset = decided.offset + bytes.count
      record.render(from: decided.chunk, under: decision, to: &bytes)
      return offset
    }
  }

  /// Makes room for about as much as is said of a chunk, so that it is not moved again and again while it grows.
  private func makeRoom(in result: inout FinishedChunk, for chunk: Chunk) {
    for index in reporters.indices where reporters[index] != nil {
      result.rendered[index].reserveCapacity(chunk.bytes.count / 4 * 3)
    }
  }

  /// Notes what each archive stage saw, up to the one that knew the article.
  private func note(
    _ record: CleanedRecord, _ decision: Decision, of input: OpenInput, in result: inout FinishedChunk
  ) {
    for (index, stage) in input.cleaner.pipeline.archiveStages.enumerated() {
      guard let fingerprint = record.fingerprint(for: index) else { continue }
      let judged = JournalRecord.Judged(article: decision.number, fingerprint: fingerprint)
      result.judged[stage.name, default: []].append(judged)
      if decision.duplicate?.reason.stage == stage.name { return }
    }
  }

  private func add(_ articles: [ArticleReport], to result: inout FinishedChunk) {
    for article in articles {
      result.summary.add(article)
      if !article.changes.isEmpty { result.isChanged = true }
      if let problem = article.problem { result.problems.append(problem) }
      if !article.limits.isEmpty { result.problems += article.limits.map { $0.problem(in: article) } }
    }
    var isNeeded = false
    for (index, reporter) in reporters.enumerated() {
      guard var reporter, !result.isRenderedLater else {
        isNeeded = true
        continue
      }
      for article in articles { reporter.report(article, to: &result.rendered[index]) }
    }
    if isNeeded { result.articles += articles }
  }
}

extension ReportedLimit {
  /// As a problem with its place.
  fileprivate func problem(in article: ArticleReport) -> Problem {
    let who = limit.rule.map { "rule \($0): " } ?? ""
    return Problem(
      code: "limit.\(limit.code)", path: article.path, line: article.record ?? place.position.line,
      column: article.record == nil ? place.position.column : nil, message: "\(who)\(limit.message)")
  }
}
