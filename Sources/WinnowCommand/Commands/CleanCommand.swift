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
    do throws(ConfigurationError) {
      let operands = arguments.operands.isEmpty ? ["-"] : arguments.operands
      let destination = try usage(destination)
      let found = InputFinder.find(operands, finderOptions)
      let cleaners = try Cleaners(arguments.effective, for: found.inputs.map(\.path))
      try destination.check(found.inputs, from: operands)
      let run = Run(cleaners, to: destination, onProblem: messages.problem)
      run.threads = arguments.threads
      try addReports(to: run, found.inputs)
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
    case nil: return .standardOutput
    }
  }

  var finderOptions: InputFinder.Options {
    var options = InputFinder.Options()
    options.formatOptions = arguments.formatOptions
    options.format = arguments.inputFormat.flatMap {
      FormatCatalogue.format(named: $0, arguments.formatOptions)
    }
    options.includesHidden = arguments.includesHidden
    options.followsLinks = arguments.followsLinks
    return options
  }

  private func addReports(to run: Run, _ inputs: [Input]) throws(ConfigurationError) {
    var formats = arguments.formats
    if arguments.command == .check, formats.isEmpty { formats = [("text", nil)] }
    try checkReportFiles()
    do throws(Problem) {
      if let report = arguments.report { run.add(JSONLinesReporter(), to: try file(report, inputs)) }
      for (name, file) in formats {
        let stream = arguments.command == .check ? StreamSink.standardOutput() : StreamSink.standardError()
        let sink: any ByteSink =
          try file.map { path throws(Problem) in try self.file(path, inputs) } ?? stream
        var options = ReporterCatalogue.Options()
        options.isVerbose = arguments.isVerbose
        options.isForTerminal = file == nil && stream.isTerminal
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

  /// A file for a report. It holds what was removed, so nobody else may read it.
  private func file(_ path: String, _ inputs: [Input]) throws(Problem) -> any ByteSink {
    for input in inputs where input.path != "-" && Paths.isSameFile(path, input.path) {
      throw Problem(
        code: "report.over-input", path: path, message: "this is an input; write the report elsewhere")
    }
    if let output = arguments.output, Paths.isSameFile(path, output) {
      throw Problem(
        code: "report.over-output", path: path, message: "this is the output; write the report elsewhere")
    }
    return try OutputFile.create(path, mode: 0o600)
  }
}
