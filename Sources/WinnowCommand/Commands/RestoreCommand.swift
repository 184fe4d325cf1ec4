import Winnow

/// `winnow restore`.
struct RestoreCommand {
  private let arguments: Arguments
  private let messages: Messages

  init(_ arguments: Arguments, _ messages: Messages) {
    self.arguments = arguments
    self.messages = messages
  }

  func run() throws(UsageError) -> ExitStatus {
    guard let report = arguments.operands.first, arguments.operands.count <= 2 else {
      throw UsageError(
        "restore takes a report and the cleaned file or folder: winnow restore REPORT [CLEANED]")
    }
    let cleaned = arguments.operands.count == 2 ? arguments.operands[1] : "-"
    guard report != "-" || cleaned != "-" else {
      throw UsageError("the report and the cleaned text cannot both be standard input")
    }
    StopSignal.catchAll()
    let restorer: Restorer
    do throws(Problem) {
      restorer = try Restorer(report: report, cleaned: cleaned, to: try destination())
    } catch let problem {
      messages.problem(problem)
      return .trouble
    }
    let problems = restorer.run()
    problems.forEach(messages.problem)
    if !arguments.isQuiet { restorer.notes.forEach(messages.say) }
    messages.finish()
    if !problems.isEmpty, let folder = arguments.outputFolder { tell(restorer.restoredFiles, folder) }
    return problems.isEmpty ? .success : .trouble
  }

  /// Says what a restoration that failed has written all the same.
  private func tell(_ count: Int, _ folder: String) {
    let what = count == 1 ? "1 file was restored and proved" : "\(count) files were restored and proved"
    messages.say("\(folder): " + (count == 0 ? "nothing was written" : "\(what); nothing else was written"))
  }

  private func destination() throws(Problem) -> Restorer.Destination {
    switch (arguments.output, arguments.outputFolder) {
    case (nil, nil): return .standardOutput
    case (let file?, nil): return .file(file)
    case (nil, let folder?): return .folder(folder)
    case (.some, .some):
      throw Problem(code: "usage", path: "", message: "give either --output or --output-dir, not both")
    }
  }
}
