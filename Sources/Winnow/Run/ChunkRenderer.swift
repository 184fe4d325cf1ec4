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

  func finish(_ decided: DecidedChunk, of input: OpenInput) -> FinishedChunk {
    var result = FinishedChunk(rendered: Array(repeating: [], count: reporters.count))
    result.isRenderedLater = decided.records.contains { $0.record.editCount > Self.manyEdits }
    result.filePosition = decided.chunk.filePosition
    result.bytes.reserveCapacity(decided.chunk.bytes.count)
    if !result.isRenderedLater { makeRoom(in: &result, for: decided.chunk) }
    for (record, decision) in decided.records {
      let offset = decided.offset + result.bytes.count
      record.render(from: decided.chunk, under: decision, to: &result.bytes)
      guard record.isArticle else { continue }
      if keepsJudged { note(record, decision, of: input, in: &result) }
      add(record.report(from: decided.chunk, under: decision, targetOffset: offset), to: &result)
      result.isDropped = decision.drops && input.input.format.isWholeStream
    }
    return result
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
    for (stage, fingerprint) in zip(input.cleaner.pipeline.archiveStages, record.fingerprints) {
      guard let fingerprint else { continue }
      let judged = JournalRecord.Judged(article: decision.number, fingerprint: fingerprint)
      result.judged[stage.name, default: []].append(judged)
      if decision.duplicate?.reason.stage == stage.name { return }
    }
  }

  private func add(_ article: ArticleReport, to result: inout FinishedChunk) {
    result.summary.add(article)
    if !article.changes.isEmpty { result.isChanged = true }
    if let problem = article.problem { result.problems.append(problem) }
    result.problems += article.limits.map { $0.problem(in: article) }
    var isNeeded = false
    for (index, reporter) in reporters.enumerated() {
      if var reporter, !result.isRenderedLater {
        reporter.report(article, to: &result.rendered[index])
      } else {
        isNeeded = true
      }
    }
    if isNeeded { result.articles.append(article) }
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
