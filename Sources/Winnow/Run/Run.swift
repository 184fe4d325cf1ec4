/// One run over some inputs: reads, cleans, decides, writes and reports, in the order of the input.
public final class Run {
  let cleaners: Cleaners
  let destination: Destination
  private let onProblem: (Problem) -> Void
  /// Told of what is worth knowing and no problem.
  public var onWarning: (Problem) -> Void = { _ in }
  private var reports: [ReportOutput] = []
  /// The memories of the archive stages, by the stage's name.
  private var judges: [String: any ArchiveJudge] = [:]
  var result = RunResult()
  private var shared: (any ByteSink)?
  /// Whether what was last written to the output ended a line. Streams that share an output are parted by it.
  private var endsLine = true

  /// Prepares a run.
  ///
  /// - Parameters:
  ///   - cleaners: the stages.
  ///   - destination: where cleaned text goes.
  ///   - onProblem: told of everything that goes wrong, when it does.
  public init(_ cleaners: Cleaners, to destination: Destination, onProblem: @escaping (Problem) -> Void) {
    self.cleaners = cleaners
    self.destination = destination
    self.onProblem = onProblem
    for stage in cleaners.archiveStages { judges[stage.name] = stage.makeJudge() }
  }

  /// Prepares a run in which one cleaner cleans every input.
  public convenience init(
    _ cleaner: Cleaner, to destination: Destination, onProblem: @escaping (Problem) -> Void
  ) {
    self.init(Cleaners(cleaner), to: destination, onProblem: onProblem)
  }

  /// Adds a report.
  public func add(_ reporter: any Reporter, to sink: any ByteSink) {
    reports.append(ReportOutput(reporter, to: sink))
  }

  /// Cleans the inputs that were found.
  public func execute(_ found: InputFinder.Result) -> RunResult {
    for problem in found.problems { note(problem) }
    result.summary.skippedFiles = found.skipped
    do throws(Interruption) {
      try Interruption.ofInput(openShared)
      try send { [cleaners] in $0.begin(cleaners.standard.description, to: &$1) }
      for input in found.inputs { try clean(input) }
      try Interruption.ofRun { () throws(WriteFailure) in try shared?.commit() }
      try send { [result] in $0.end(result.summary, to: &$1) }
    } catch {
      shared?.discard()
      note(error)
    }
    // A report that was cut short is kept: what was removed so far is in it, and without a run-end it says so.
    for report in reports {
      do throws(WriteFailure) { try report.commit() } catch { note(.run(error)) }
    }
    return result
  }

  private func note(_ interruption: Interruption) {
    switch interruption {
    case .input(let problem), .run(.problem(let problem)): note(problem)
    case .run(.closedPipe): break
    }
    result.isComplete = false
  }

  private func note(_ problem: Problem) {
    result.hasProblems = true
    onProblem(problem)
  }

  private func send(_ event: (inout any Reporter, inout [UInt8]) -> Void) throws(Interruption) {
    for report in reports {
      try Interruption.ofRun { () throws(WriteFailure) in try report.send(event) }
    }
  }

  private func openShared() throws(Problem) {
    switch destination {
    case .standardOutput: shared = StreamSink.standardOutput()
    case .file(let path): shared = try AtomicFile(path)
    case .none, .folder, .inPlace: break
    }
  }

  private func output(for input: Input) throws(Problem) -> InputOutput {
    let sink: (any ByteSink)?
    switch destination {
    case .none: sink = nil
    case .standardOutput, .file: sink = shared
    case .folder(let folder): sink = try OutputTree(folder).file(input.name)
    case .inPlace(let suffix?): sink = try AtomicFile(input.path, replacing: .keepingBackup(suffix: suffix))
    case .inPlace(nil): sink = try AtomicFile(input.path, replacing: .keepingAttributes)
    }
    return InputOutput(sink, isShared: destination.isShared)
  }
}

// MARK: - One input

extension Run {
  /// Cleans one input. What goes wrong with it alone is noted, and the run goes on.
  private func clean(_ input: Input) throws(Interruption) {
    let cleaner = cleaners[input.path]
    let reader: ChunkReader
    let output: InputOutput
    do throws(Problem) {
      reader = try ChunkReader(
        input.path, format: input.format, chunkSize: cleaner.configuration.chunkSize,
        maximumRecord: cleaner.configuration.maximumArticleSize)
      output = try self.output(for: input)
    } catch {
      return note(error)
    }
    let description = InputDescription(
      path: input.path, name: input.name, format: input.format.name,
      differing: cleaner.description.differing(from: cleaners.standard.description))
    try send { $0.begin(description, to: &$1) }
    var problem: Problem?
    do throws(Interruption) {
      while let chunk = try Interruption.ofInput(reader.next) {
        try clean(chunk, of: input, with: cleaner, to: output)
      }
      try finish(output)
    } catch {
      output.discard()
      guard case .input(let cause) = error else { throw error }
      note(cause)
      problem = cause
    }
    let isWritten = destination.isShared || (problem == nil && !output.isDropped)
    let end = InputResult(
      path: input.path, before: reader.before, after: output.after.value, isWritten: isWritten,
      problem: problem)
    result.summary.add(end)
    try send { $0.end(end, to: &$1) }
  }

  private func finish(_ output: InputOutput) throws(Interruption) {
    if case .inPlace = destination {
      // The originals go only after what was removed from them is out of our hands.
      for report in reports { try Interruption.ofRun(report.flush) }
      guard output.isChanged else { return output.discard() }
    }
    guard !output.isDropped else { return output.discard() }
    try output.commit()
    if let warning = output.warning { onWarning(warning) }
  }

  private func clean(_ chunk: Chunk, of input: Input, with cleaner: Cleaner, to output: InputOutput)
    throws(Interruption)
  {
    var cleaned: [UInt8] = []
    for record in records(of: chunk, input) {
      let record = CleanedRecord(record, with: cleaner.pipeline)
      let decision = decide(on: record, input, cleaner)
      let offset = output.after.length + cleaned.count
      record.render(from: chunk, under: decision, to: &cleaned)
      if let last = cleaned.last { endsLine = last == UInt8(ascii: "\n") }
      if record.isArticle {
        try report(record.report(from: chunk, under: decision, targetOffset: offset), to: output)
        output.isDropped = decision.drops && input.format.isWholeStream
      }
    }
    try output.write(cleaned[...])
  }

  /// The records of a chunk. What is above the size limit is one failed record, whether it came whole or in pieces.
  private func records(of chunk: Chunk, _ input: Input) -> [Record] {
    let all = 0..<chunk.bytes.count
    switch chunk.content {
    case .oversizeStart:
      let line = input.format.isWholeStream ? nil : chunk.line
      return [Record(range: all, line: line, content: .failed(oversize(input, line)))]
    case .oversizeRest:
      return [Record(range: all, line: nil, content: .filler)]
    case .records:
      let limit = cleaners.standard.configuration.maximumArticleSize
      return input.format.records(in: chunk).map { record in
        guard record.range.count > limit else { return record }
        return Record(range: record.range, line: record.line, content: .failed(oversize(input, record.line)))
      }
    }
  }

  private func oversize(_ input: Input, _ line: Int?) -> Problem {
    let limit = ByteCount.description(cleaners.standard.configuration.maximumArticleSize)
    return Problem(
      code: "article.size", path: input.path, line: line,
      message: "an article above the limit of \(limit); left as it is (--max-article-size raises the limit)")
  }

  /// Takes the decisions on the next record. This happens in the order of the input, one record at a time.
  private func decide(on record: CleanedRecord, _ input: Input, _ cleaner: Cleaner) -> Decision {
    guard record.isArticle else { return Decision(number: 0) }
    result.articleCount += 1
    var duplicate: Duplicate?
    for (stage, fingerprint) in zip(cleaner.pipeline.archiveStages, record.fingerprints) {
      guard duplicate == nil, let fingerprint else { continue }
      duplicate = judges[stage.name]?.judge(fingerprint, article: result.articleCount)
    }
    return Decision(
      number: result.articleCount, duplicate: duplicate,
      drops: duplicate != nil && destination.dropsDuplicates,
      needsNewline: destination.isShared && !endsLine && !input.format.isWholeStream)
  }

  private func report(_ article: ArticleReport, to output: InputOutput) throws(Interruption) {
    result.summary.add(article)
    if !article.changes.isEmpty { output.isChanged = true }
    if let problem = article.problem { note(problem) }
    for limit in article.limits { note(limit.problem(in: article)) }
    try send { $0.report(article, to: &$1) }
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
