import Winnow

/// `winnow clean` and `winnow check`: the same run, with another destination.
struct CleanCommand {
  private let arguments: Arguments
  private let messages: Messages

  init(_ arguments: Arguments, _ messages: Messages) {
    self.arguments = arguments
    self.messages = messages
  }

  func run() throws(UsageError) -> ExitStatus {
    try checkFirstWord()
    try checkSuffix()
    try checkList()
    do throws(ConfigurationError) {
      let inputs = arguments.inputs
      let destination = try usage(destination)
      let found = try find()
      let cleaners = try Cleaners(arguments.effective, for: found.inputs.map(\.path))
      ProcessLifetime.keep(cleaners)
      try destination.check(found.inputs, from: inputs)
      let run = Run(cleaners, to: destination, onProblem: messages.problem)
      run.threads = arguments.threads
      run.memory = try arguments.memoryBudget
      run.onMuch = Allocator.usesLargePages
      run.onWarning = { [messages] in messages.say("warning: \($0)") }
      if showsProgress(to: destination), let line = messages.makeProgressLine() { run.onProgress = line.show }
      // From here on there are files that are not finished.
      StopSignal.catchAll()
      if arguments.resumes {
        try keepJournal(of: run, destination, found, cleaners)
      } else {
        try addReports(to: run) { path throws(Problem) in
          try destination.reportFile(path, beside: found.inputs)
        }
      }
      let result = run.execute(found)
      messages.finish()
      if !arguments.isQuiet { messages.say(result.summary.line) }
      return status(of: result)
    } catch {
      error.problems.forEach(messages.problem)
      messages.finish()
      return .trouble
    }
  }

  /// A mistyped command would pass for an input, and the others would be cleaned.
  private func checkFirstWord() throws(UsageError) {
    guard !arguments.namesCommand, let word = arguments.operands.first, !Paths.exists(word),
      !word.contains("."), !word.contains("/"), word != "-",
      let command = Suggestion.nearest(to: word, among: Arguments.Command.allCases.map(\.rawValue))
    else { return }
    throw UsageError("there is no file and no command “\(word)”; did you mean winnow \(command)?")
  }

  /// A suffix that is a word of its own would be read as an input, and no original would be kept.
  private func checkSuffix() throws(UsageError) {
    guard case .plain? = arguments.inPlace,
      let word = arguments.operands.first(where: {
        $0.hasPrefix(".") && !$0.contains("/") && !Paths.exists($0)
      })
    else { return }
    throw UsageError("there is no file “\(word)”; to keep the originals under this suffix, write -i=\(word)")
  }

  private func checkList() throws(UsageError) {
    guard arguments.listsPaths, arguments.command == .check,
      let format = arguments.formats.first(where: { $0.file == nil })
    else { return }
    throw UsageError(
      "--list prints nothing but names; give the report a file: --format \(format.name)=FILE")
  }

  /// Finds the inputs, and checks that they can be written as it is asked for.
  func find() throws(ConfigurationError) -> InputFinder.Result {
    let found = InputFinder.find(arguments.inputs, finderOptions)
    do throws(Problem) {
      try FormatCatalogue.check(found.inputs, arguments.formatOptions)
    } catch {
      throw ConfigurationError([error])
    }
    return found
  }

  private func status(of result: RunResult) -> ExitStatus {
    if result.hasProblems { return .trouble }
    switch arguments.command {
    case .check: return result.reaches(arguments.failLevel) ? .findings : .success
    default: return arguments.exitsWithChanges && result.hasChanges ? .findings : .success
    }
  }

  private func usage<Value>(_ body: () throws(UsageError) -> Value) throws(ConfigurationError) -> Value {
    do throws(UsageError) {
      return try body()
    } catch {
      throw ConfigurationError([Problem(code: "usage", path: "", message: error.message)])
    }
  }

  private func destination() throws(UsageError) -> Destination {
    let given = [arguments.output != nil, arguments.outputFolder != nil, arguments.inPlace != nil]
    guard given.count(where: { $0 }) <= 1 else {
      throw UsageError("give only one of --output, --output-dir and --in-place")
    }
    if arguments.command == .check || arguments.isDryRun { return .none }
    if let file = arguments.output { return .file(file) }
    if let folder = arguments.outputFolder { return .folder(folder) }
    switch arguments.inPlace {
    case .plain: return .inPlace(backupSuffix: nil)
    case .backup(let suffix): return .inPlace(backupSuffix: suffix)
    case nil: return arguments.listsPaths ? .none : .standardOutput
    }
  }

  /// Whether it may be shown how far the run is: not where text or a report would be written across it.
  private func showsProgress(to destination: Destination) -> Bool {
    guard arguments.progress == .auto, !arguments.isQuiet else { return false }
    let hasReportOnStream = arguments.formats.contains { $0.file == nil }
    if arguments.command == .check || arguments.listsPaths || destination.isStandardOutput {
      if StreamSink.standardOutput().isTerminal { return false }
    }
    return arguments.command == .check || !hasReportOnStream
  }

  private var finderOptions: InputFinder.Options {
    var options = InputFinder.Options()
    options.formatOptions = arguments.formatOptions
    options.format = arguments.inputFormat.flatMap {
      FormatCatalogue.format(named: $0, arguments.formatOptions)
    }
    options.includesHidden = arguments.includesHidden
    options.followsLinks = arguments.followsLinks
    options.refusesLinks = arguments.inPlace != nil
    options.globs = arguments.globs
    return options
  }

  /// Lets a run be continued, or continues one.
  private func keepJournal(
    of run: Run, _ destination: Destination, _ found: InputFinder.Result, _ cleaners: Cleaners
  ) throws(ConfigurationError) {
    guard arguments.formats.isEmpty, !arguments.listsPaths else {
      throw ConfigurationError([
        Problem(
          code: "usage", path: "",
          message:
            "of a run that is continued there is no report but --report; leave out --format and --list, and use winnow report when it is done"
        )
      ])
    }
    if let report = arguments.report {
      do throws(Problem) { try destination.checkReport(report, beside: found.inputs) } catch {
        throw ConfigurationError([error])
      }
    }
    let separator = arguments.formatOptions.separator.map { "\($0)" } ?? ""
    let journal = try RunJournal(
      for: destination, report: arguments.report, inputs: found, cleaners, options: [("separator", separator)]
    )
    run.journal = journal
    if let sink = journal.reportSink { run.add(JSONLinesReporter(), to: sink) }
    if journal.doneInputs > 0, !arguments.isQuiet {
      messages.say("\(journal.doneInputs) of \(found.inputs.count) inputs are done; going on with the others")
    }
  }

  private func addReports(
    to run: Run, _ file: (String) throws(Problem) -> any ByteSink
  ) throws(ConfigurationError) {
    var formats = arguments.formats
    if arguments.listsPaths {
      let choice: ListReporter.Choice =
        arguments.command == .check ? .reaching(arguments.failLevel) : .changed
      run.add(
        ListReporter(choice, endsWithNull: arguments.endsNamesWithNull), to: StreamSink.standardOutput())
    } else if arguments.command == .check, formats.isEmpty {
      formats = [("text", nil)]
    }
    try checkReportFiles()
    do throws(Problem) {
      if let report = arguments.report { run.add(JSONLinesReporter(), to: try file(report)) }
      for (name, path) in formats {
        let stream = arguments.command == .check ? StreamSink.standardOutput() : StreamSink.standardError()
        let sink: any ByteSink =
          try path.map { path throws(Problem) in try file(path) } ?? stream
        var options = ReporterCatalogue.Options()
        options.isVerbose = arguments.isVerbose
        options.isForTerminal = path == nil && stream.isTerminal
        guard let reporter = ReporterCatalogue.reporter(named: name, options) else { continue }
        run.add(reporter, to: sink)
      }
    } catch {
      throw ConfigurationError([error])
    }
  }

  /// Two reports in one file would be one of them, without a word about the other.
  private func checkReportFiles() throws(ConfigurationError) {
    var seen: Set<String> = []
    for file in [arguments.report].compactMap({ $0 }) + arguments.formats.compactMap(\.file)
    where !seen.insert(Paths.resolved(file)).inserted {
      throw ConfigurationError([
        Problem(
          code: "usage", path: file, message: "two reports would be written here; give each its own file")
      ])
    }
  }
}
