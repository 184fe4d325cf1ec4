/// Brings out what has been cleaned, in the order of the input: to the outputs and into the reports.
final class Delivery {
  private let cleaners: Cleaners
  private let destination: Destination
  private let reports: [ReportOutput]
  private let listeners: RunListeners
  private let journal: RunJournal?
  /// Counts, where somebody wants to know how far the run is.
  private var counter: ProgressCounter?
  /// The output of all streams, where they share one.
  let shared: (any ByteSink)?
  private(set) var result = RunResult()
  /// The input that is being delivered, and why it failed.
  private var current: (input: OpenInput, problem: Problem?)?

  init(
    _ cleaners: Cleaners, to destination: Destination, sharing shared: (any ByteSink)?,
    _ reports: [ReportOutput], _ listeners: RunListeners, _ journal: RunJournal?
  ) {
    self.cleaners = cleaners
    self.destination = destination
    self.shared = shared
    self.reports = reports
    self.listeners = listeners
    self.journal = journal
  }

  func note(_ problem: Problem) {
    result.hasProblems = true
    listeners.onProblem(problem)
  }

  /// Learns what is going to be delivered.
  func expect(_ inputs: [Input]) {
    if listeners.onProgress != nil { counter = ProgressCounter(inputs) }
  }

  /// Begins the reports, or goes on where runs before were cut short.
  func begin(skippedFiles: Int) -> Bool {
    result.summary.skippedFiles = skippedFiles
    if let continued = journal?.continued {
      result.summary = continued.summary
      result.hasProblems = result.hasProblems || continued.hasProblems
      result.isComplete = continued.isComplete
    }
    return going { () throws(Interruption) in
      if let end = journal?.continued?.lastEnd { return try send { $0.end(end, to: &$1) } }
      try send { [cleaners] in $0.begin(cleaners.standard.description, to: &$1) }
      if journal != nil { try publish() }
    }
  }

  /// Brings out what is next; `false` if nothing more can be brought out.
  func deliver(_ parcel: Parcel<FinishedChunk>) -> Bool {
    going { () throws(Interruption) in
      if let signal = StopSignal.received { throw .run(.problem(signal.problem)) }
      switch parcel {
      case .begin(let input): try begin(input)
      case .chunk(let input, let chunk):
        try deliver(chunk, of: input)
        tellProgress(at: chunk.filePosition, in: input)
      case .end(let input, let ending):
        try end(input, ending)
        counter?.pass(ending.filePosition)
      case .unreadable(let problem):
        try Interruption.ofRun { () throws(WriteFailure) in try journal?.addUnreadable() }
        note(problem)
        result.isComplete = false
      }
    }
  }

  private func tellProgress(at position: Int, in input: OpenInput) {
    let articles = result.summary.articles
    guard let progress = counter?.reached(position, in: input, articles: articles) else { return }
    listeners.onProgress?(progress)
  }

  /// Ends the run: what is complete is put in its place, with the totals; what is not is given up.
  func finish(isComplete: Bool) -> RunResult {
    if isComplete, result.isGoingOn {
      _ = going { () throws(Interruption) in
        try Interruption.ofRun { () throws(WriteFailure) in try shared?.commit() }
        let totals = result.summary
        try send { $0.end(totals, to: &$1) }
      }
    }
    if !isComplete || !result.isGoingOn {
      result.isComplete = false
      current?.input.output.discard()
      shared?.discard()
    }
    // A report that was cut short is kept: what was removed so far is in it, and without a run-end it says so.
    var isOver = isComplete && result.isGoingOn
    for report in reports {
      do throws(WriteFailure) { try report.commit() } catch {
        note(.run(error))
        isOver = false
      }
    }
    if isOver { do throws(Problem) { try journal?.remove() } catch { note(error) } }
    return result
  }

  /// Does something that concerns the whole run, and says whether the run goes on.
  private func going(_ body: () throws(Interruption) -> Void) -> Bool {
    do throws(Interruption) { try body() } catch {
      note(error)
      if case .run(.closedPipe) = error, destination.isKept { note(.readerGone) }
      result.isGoingOn = false
    }
    return result.isGoingOn
  }

  private func note(_ interruption: Interruption) {
    switch interruption {
    case .input(let problem), .run(.problem(let problem)): note(problem)
    case .run(.closedPipe): break
    }
    result.isComplete = false
  }

  private func send(_ event: (inout any Reporter, inout [UInt8]) -> Void) throws(Interruption) {
    for report in reports {
      try Interruption.ofRun { () throws(WriteFailure) in try report.send(event) }
    }
  }
}

// MARK: - One input

extension Delivery {
  private func begin(_ open: OpenInput) throws(Interruption) {
    current = (open, nil)
    let input = open.input
    let description = InputDescription(
      path: input.path, name: input.name, format: input.format.name, outputFormat: input.format.outputFormat,
      differing: open.cleaner.description.differing(from: cleaners.standard.description))
    try send { $0.begin(description, to: &$1) }
  }

  private func deliver(_ chunk: FinishedChunk, of input: OpenInput) throws(Interruption) {
    try Interruption.ofRun { () throws(WriteFailure) in
      try journal?.add(chunk, hasFailed: input.isAbandoned)
    }
    guard !input.isAbandoned else { return }
    result.summary.add(chunk.summary)
    chunk.problems.forEach(note)
    for (report, bytes) in zip(reports, chunk.rendered) {
      try Interruption.ofRun { () throws(WriteFailure) in
        if report.rendersArticlesAlone, !chunk.isRenderedLater { return try report.write(bytes) }
        for article in chunk.articles { try report.send(article) }
      }
    }
    if chunk.isChanged { input.output.isChanged = true }
    if chunk.isDropped { input.output.isDropped = true }
    try attempt(input) { () throws(Interruption) in try input.output.write(chunk.bytes[...]) }
  }

  private func end(_ input: OpenInput, _ ending: InputEnding) throws(Interruption) {
    if let problem = ending.problem, !input.isAbandoned { fail(input, problem) }
    let isReplaced = destination.isInPlace && input.output.isChanged && !input.isAbandoned
    // The originals go only after what was removed from them is in a report that nothing takes away again.
    if isReplaced { try publish() }
    let planned = inputEnd(input, ending)
    try Interruption.ofRun { () throws(WriteFailure) in
      try journal?.begin(planned, of: input, isReplaced: isReplaced, hasProblems: result.hasProblems)
    }
    if !input.isAbandoned { try attempt(input) { () throws(Interruption) in try commit(input.output) } }
    let end = inputEnd(input, ending)
    current = nil
    result.summary.add(end)
    try Interruption.ofRun { () throws(WriteFailure) in try journal?.end(end, of: input) }
    try send { $0.end(end, to: &$1) }
  }

  private func inputEnd(_ input: OpenInput, _ ending: InputEnding) -> InputResult {
    let problem = current?.problem
    return InputResult(
      path: input.input.path, before: ending.before, after: input.output.after.value,
      isWritten: destination.isShared || (problem == nil && !input.output.isDropped),
      skipped: ending.skipped, problem: problem)
  }

  /// Makes sure that what was reported so far stays.
  private func publish() throws(Interruption) {
    for report in reports { try Interruption.ofRun(report.publish) }
  }

  private func commit(_ output: InputOutput) throws(Interruption) {
    guard !destination.isInPlace || output.isChanged else { return output.discard() }
    guard !output.isDropped else { return output.discard() }
    try output.commit()
    if let warning = output.warning { listeners.onWarning(warning) }
  }

  /// Does something to the output of an input. What goes wrong with it alone is noted, and the run goes on.
  private func attempt(_ input: OpenInput, _ body: () throws(Interruption) -> Void) throws(Interruption) {
    do throws(Interruption) { try body() } catch {
      guard case .input(let problem) = error else {
        input.output.discard()
        throw error
      }
      // A run that can be continued is left here: when the disk has room again, nothing will be missing.
      guard journal == nil else { throw .run(.problem(problem)) }
      fail(input, problem)
    }
  }

  private func fail(_ input: OpenInput, _ problem: Problem) {
    input.output.discard()
    input.abandon()
    current?.problem = problem
    note(.input(problem))
  }
}

extension Problem {
  /// Whoever read a report left before the work was done, and the files still to come are as they were.
  fileprivate static var readerGone: Problem {
    Problem(
      code: "report.closed", path: "",
      message: "stopped, since the reader of a report has gone; run again, with --report FILE for a report")
  }
}
