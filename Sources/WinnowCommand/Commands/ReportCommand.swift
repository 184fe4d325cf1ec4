import Winnow

/// `winnow report`: a saved change report in another form.
struct ReportCommand {
  private let arguments: Arguments
  private let messages: Messages

  init(_ arguments: Arguments, _ messages: Messages) {
    self.arguments = arguments
    self.messages = messages
  }

  func run() throws(UsageError) -> ExitStatus {
    guard let report = arguments.operands.first, arguments.operands.count == 1 else {
      throw UsageError("report takes one change report, as --report writes it: winnow report REPORT")
    }
    if arguments.formats.contains(where: { $0.name == "diff" }) {
      throw UsageError(
        "a change report does not hold the lines around a change, so it cannot become a diff; "
          + "for one of the originals: winnow check -f diff INPUT")
    }
    defer { messages.finish() }
    do throws(Problem) {
      StopSignal.catchAll()
      let saved = try SavedRun(report: report)
      try addReports(to: saved, from: report)
      let problems = saved.execute()
      problems.forEach(messages.problem)
      return problems.isEmpty ? .success : .trouble
    } catch {
      messages.problem(error)
      return .trouble
    }
  }

  private func addReports(to saved: SavedRun, from report: String) throws(Problem) {
    let output = StreamSink.standardOutput()
    if arguments.formats.isEmpty {
      var options = TotalsReporter.Options()
      options.isColored = output.isColored(arguments.color)
      options.isVerbose = arguments.isVerbose
      if arguments.isVerbose { options.samples = .max }
      saved.add(TotalsReporter(options), to: output)
    }
    for (name, file) in arguments.formats {
      var options = ReporterCatalogue.Options()
      options.isVerbose = arguments.isVerbose
      options.isForTerminal = file == nil && output.isTerminal
      guard let reporter = ReporterCatalogue.reporter(named: name, options) else { continue }
      saved.add(reporter, to: try file.map { path throws(Problem) in try self.file(path, report) } ?? output)
    }
  }

  /// A file for a report. It holds what was removed, so nobody else may read it.
  private func file(_ path: String, _ report: String) throws(Problem) -> any ByteSink {
    if report != "-", Paths.isSameFile(path, report) {
      throw Problem(
        code: "report.over-input", path: path, message: "this is the report that is read; write elsewhere")
    }
    return try OutputFile.create(path, mode: 0o600)
  }
}
