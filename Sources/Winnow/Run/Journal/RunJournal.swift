/// The journal of a run beside its output. A run that was cut short goes on behind what the journal says is done, and what
/// comes of it is what would have come of it at once.
///
/// Each input has a record before its output is put in its place, with everything that the rest of the run and the report
/// need to know of it, and one behind. The journal goes when the run is over.
public final class RunJournal {
  private let log: RecordLog
  private let destination: Destination
  private let report: JournaledFile?
  /// What runs that were cut short have done; `nil` if there was none.
  let continued: ContinuedRun?
  /// How many articles have been numbered.
  private var articles: Int
  /// The totals of the present input's articles.
  private var totals = Summary()

  /// Begins a journal, or opens the one of the run that is to be continued.
  ///
  /// - Parameters:
  ///   - destination: a folder, or in place.
  ///   - report: where the change report goes.
  ///   - found: the inputs.
  ///   - cleaners: the stages.
  ///   - options: what else decides the result, by name.
  /// - Throws: ``ConfigurationError`` if there can be no journal, or if inputs or options are not those of the run that
  ///   is to be continued.
  public convenience init(
    for destination: Destination, report: String?, inputs found: InputFinder.Result, _ cleaners: Cleaners,
    options: [(name: String, value: String)] = []
  ) throws(ConfigurationError) {
    let path = try Self.path(for: destination, report: report)
    let all = Self.options(destination, report, found.inputs, cleaners) + options
    do throws(Problem) {
      try self.init(path, destination, report, found, all)
    } catch {
      throw ConfigurationError([error])
    }
  }

  private init(
    _ path: String, _ destination: Destination, _ reportPath: String?, _ found: InputFinder.Result,
    _ options: [(name: String, value: String)]
  ) throws(Problem) {
    self.destination = destination
    let log = try RecordLog(path)
    self.log = log
    var reader = try JournalReader(
      path, for: destination, options: options, inputs: found.inputs, report: reportPath)
    try log.forEach { (record, end) throws(Problem) in
      try reader.read(try JournalRecord(record, of: path), end: end)
    }
    let last = try reader.takeLast()
    if !reader.hasRun, case .inPlace = destination, let reportPath, Paths.exists(reportPath) {
      try log.remove()
      throw Problem(
        code: "journal.none", path: reportPath,
        message:
          "is the report of a run that is over, and holds what it removed; move it away, or name another one")
    }
    try log.cut(to: reader.end)
    Self.removeLeftovers(
      of: reader.processes, destination, found.inputs.dropFirst(reader.run.inputs), reportPath)
    continued = reader.hasRun ? reader.run : nil
    articles = reader.run.articles
    do throws(WriteFailure) {
      if let last { try log.append(JournalRecord.done(output: last).bytes) }
      if !reader.hasRun {
        try log.append(JournalRecord.run(options: options, skippedFiles: found.skipped).bytes)
      }
      try log.append(JournalRecord.process(Environment.processNumber).bytes)
    } catch {
      throw error.problem ?? Problem(code: "io.write", path: path, message: "cannot write")
    }
    try log.synchronize()
    try log.synchronizeName()
    report = try reportPath.map { path throws(Problem) in
      try JournaledFile(path, behind: reader.run.reportLength, mode: 0o600)
    }
  }

  /// Where the report of the run goes, behind what earlier runs have left of it.
  public var reportSink: (any ByteSink)? { report }

  /// How many inputs earlier runs have done.
  public var doneInputs: Int { continued?.inputs ?? 0 }

  /// Gives what archive stages have seen in earlier runs, in order.
  func forEachJudged(_ body: (String, JournalRecord.Judged) -> Void) throws(Problem) {
    guard continued != nil else { return }
    try log.forEach { (record, _) throws(Problem) in
      guard case .judged(let stage, let articles) = try JournalRecord(record, of: log.path)
      else { return }
      for article in articles { body(stage, article) }
    }
  }
}

// MARK: - Keeping it

extension RunJournal {
  /// A chunk has been brought out, or would have been, had its input not failed.
  func add(_ chunk: FinishedChunk, hasFailed: Bool) throws(WriteFailure) {
    articles += chunk.summary.articles
    if !hasFailed { totals.add(chunk.summary) }
    for (stage, judged) in chunk.judged { try log.append(JournalRecord.judged(stage: stage, judged).bytes) }
  }

  /// An input could not be opened.
  func addUnreadable() throws(WriteFailure) { try log.append(JournalRecord.unreadable.bytes) }

  /// An input is done but for its output, which is put in its place next.
  func begin(_ result: InputResult, of input: OpenInput, isReplaced: Bool, hasProblems: Bool)
    throws(WriteFailure)
  {
    let record = JournalInput(
      result: result, stamp: input.stamp, isReplaced: isReplaced, articles: articles, totals: totals,
      hasProblems: hasProblems, report: try report?.mark())
    totals = Summary()
    try log.append(JournalRecord.input(record).bytes)
    guard isReplaced else { return }
    do throws(Problem) { try log.synchronize() } catch { throw .problem(error) }
  }

  /// The output of an input is in its place, if it has one.
  func end(_ result: InputResult, of input: OpenInput) throws(WriteFailure) {
    let output = result.isWritten ? FileStamp(destination.outputPath(of: input.input)) : nil
    try log.append(JournalRecord.done(output: output).bytes)
  }

  /// The run is over, and there is nothing to be continued.
  func remove() throws(Problem) { try log.remove() }
}
