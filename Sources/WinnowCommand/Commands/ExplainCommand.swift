import Winnow

/// `winnow explain`: what happens to each line of the articles, and why.
struct ExplainCommand {
  private let arguments: Arguments
  private let messages: Messages

  init(_ arguments: Arguments, _ messages: Messages) {
    self.arguments = arguments
    self.messages = messages
  }

  func run() -> ExitStatus {
    defer { messages.finish() }
    do throws(ConfigurationError) {
      // The same run as any other; only nothing is written.
      let found = try CleanCommand(arguments, messages).find()
      let cleaners = try Cleaners(arguments.effective, for: found.inputs.map(\.path))
      let output = StreamSink.standardOutput()
      let run = Run(cleaners, to: .none, onProblem: messages.problem)
      run.threads = arguments.threads
      run.memory = try arguments.memoryBudget
      if let id = arguments.explainedRule {
        run.add(try RuleExplainReporter(id, cleaners, isVerbose: arguments.isVerbose), to: output)
      } else {
        run.add(ExplainReporter(options(for: output)), to: output)
      }
      let result = run.execute(found)
      return result.hasProblems ? .trouble : .success
    } catch {
      error.problems.forEach(messages.problem)
      return .trouble
    }
  }

  private func options(for output: StreamSink) -> ExplainReporter.Options {
    var options = ExplainReporter.Options()
    options.isColored = output.isColored(arguments.color)
    options.columns = output.columns
    options.isVerbose = arguments.isVerbose
    options.hasLegend = !arguments.isQuiet
    return options
  }
}
