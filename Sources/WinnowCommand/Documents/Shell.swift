/// A shell for which completions can be made.
enum Shell: String, CaseIterable, Sendable {
  case bash, zsh, fish

  /// The completions, as the shell reads them.
  var completions: String {
    switch self {
    case .bash: BashCompletions.text
    case .zsh: ZshCompletions.text
    case .fish: FishCompletions.text
    }
  }

  /// A text in single quotes, as bash and zsh read it.
  static func quoted(_ text: String) -> String {
    "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
  }
}

extension Option {
  /// What may stand for the value of an option.
  enum Completion: Equatable {
    case nothing
    case words([String])
    case files
    case folders
  }

  /// What a shell offers for the value.
  var completion: Completion {
    if !choices.isEmpty { return .words(choices) }
    switch placeholder {
    case "FILE", "PATH": return .files
    case "DIR": return .folders
    default: return .nothing
    }
  }

  /// The ways to write the option: short, long, and negated where it holds unless it is negated.
  var spellings: [String] {
    let short = name == "help" ? "-h" : letter.map { "-\($0)" }
    let negated = isFlag && defaultValue == "on" ? "--no-\(name)" : nil
    return [short, "--\(name)", negated].compactMap { $0 }
  }
}
