import Winnow

/// `winnow man` and `winnow completions`: what packagers install.
struct DocumentCommand {
  private let arguments: Arguments
  private let messages: Messages

  init(_ arguments: Arguments, _ messages: Messages) {
    self.arguments = arguments
    self.messages = messages
  }

  func man() throws(UsageError) -> ExitStatus {
    if let word = arguments.operands.first {
      throw UsageError("man takes no words, but there is “\(word)”; run: winnow man | man -l -")
    }
    return Entry.show(ManualPage.text, messages)
  }

  func completions() throws(UsageError) -> ExitStatus {
    let known = Shell.allCases.map(\.rawValue)
    guard let word = arguments.operands.first, arguments.operands.count == 1 else {
      throw UsageError("completions takes one shell: winnow completions \(known.joined(separator: "|"))")
    }
    guard let shell = Shell(rawValue: word) else {
      throw UsageError(
        "there are no completions for “\(word)”; \(Suggestion.phrase(for: word, among: known))")
    }
    return Entry.show(shell.completions, messages)
  }
}
