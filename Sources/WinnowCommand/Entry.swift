import Winnow

/// Runs what the command line asks for.
enum Entry {
  /// Runs the words behind the program's name, and says how it went.
  static func run(_ words: [String]) -> ExitStatus {
    let messages = Messages()
    do throws(UsageError) {
      let arguments = try ArgumentParser.parse(words)
      if let help = arguments.help { return show(help == .short ? HelpText.short : HelpText.long, messages) }
      if arguments.showsVersion { return show("winnow \(Version.current)\n", messages) }
      if words.isEmpty, Terminal.isStandardInput {
        messages.say("nothing to read: give a file, a folder, or text on standard input\n\n" + HelpText.short)
        return .trouble
      }
      return try run(arguments, messages)
    } catch {
      messages.say(error.message)
      return .trouble
    }
  }

  private static func run(_ given: Arguments, _ messages: Messages) throws(UsageError) -> ExitStatus {
    var arguments = given
    try arguments.readFileList()
    do throws(ConfigurationError) {
      try arguments.configure(messages)
    } catch {
      error.problems.forEach(messages.problem)
      messages.finish()
      return .trouble
    }
    // Cleaning often has little to do, and asks for them when it has much.
    if ![.clean, .check, .explain].contains(arguments.command) { Allocator.usesLargePages() }
    return try dispatch(arguments, messages)
  }

  private static func dispatch(_ arguments: Arguments, _ messages: Messages) throws(UsageError) -> ExitStatus
  {
    switch arguments.command {
    case .clean, .check: try CleanCommand(arguments, messages).run()
    case .restore: try RestoreCommand(arguments, messages).run()
    case .explain: ExplainCommand(arguments, messages).run()
    case .report: try ReportCommand(arguments, messages).run()
    case .rules: try RulesCommand(arguments, messages).run()
    case .config: try ConfigCommand(arguments, messages).run()
    case .completions: try DocumentCommand(arguments, messages).completions()
    case .man: try DocumentCommand(arguments, messages).man()
    }
  }

  /// Prints to standard output; a reader that has gone is no trouble.
  static func show(_ text: String, _ messages: Messages) -> ExitStatus {
    let sink = StreamSink.standardOutput()
    do throws(WriteFailure) {
      try sink.write(Array(text.utf8)[...])
      try sink.commit()
    } catch {
      guard let problem = error.problem else { return .success }
      messages.problem(problem)
      return .trouble
    }
    return .success
  }
}
