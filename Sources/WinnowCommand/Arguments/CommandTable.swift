import Winnow

/// What people are told of a command. Help, the man page and completions come from here.
extension Arguments.Command {
  /// One way to use a command.
  struct Synopsis {
    /// The words, such as `winnow restore REPORT [CLEANED]`.
    let words: String
    /// What that does, in a few words.
    let summary: String
  }

  /// The ways to use the command.
  var synopses: [Synopsis] {
    switch self {
    case .clean:
      [Synopsis(words: "winnow [clean] [INPUT…]", summary: "clean; no INPUT or \"-\" is stdin")]
    case .check: [Synopsis(words: "winnow check [INPUT…]", summary: "report only; exit 1 on findings")]
    case .restore: [Synopsis(words: "winnow restore REPORT [CLEANED]", summary: "rebuild what was cleaned")]
    case .explain:
      [Synopsis(words: "winnow explain [INPUT…]", summary: "line by line: what happened, and why")]
    case .report: [Synopsis(words: "winnow report REPORT", summary: "show a saved change report")]
    case .rules: [Synopsis(words: "winnow rules VERB", summary: verbs.joined(separator: ", "))]
    case .config:
      [
        Synopsis(words: "winnow config show [INPUT…]", summary: "the effective configuration"),
        Synopsis(words: "winnow config schema", summary: "the JSON Schema of winnow.yml"),
      ]
    case .completions: [Synopsis(words: "winnow completions \(verbList)", summary: "completions for a shell")]
    case .man: [Synopsis(words: "winnow man", summary: "the manual page")]
    }
  }

  /// The words that may follow the command; empty where inputs follow.
  var verbs: [String] {
    switch self {
    case .rules: RulesCommand.verbs
    case .config: ConfigCommand.verbs
    case .completions: Shell.allCases.map(\.rawValue)
    case .clean, .check, .restore, .explain, .report, .man: []
    }
  }

  /// Whether files follow the command, or its verb.
  var takesFiles: Bool {
    switch self {
    case .clean, .check, .restore, .explain, .report, .rules, .config: true
    case .completions, .man: false
    }
  }

  /// The options that make sense for the command, in the order of the help.
  var options: [Option] { Option.all.filter { $0.commands.contains(self) } }

  private var verbList: String { verbs.joined(separator: "|") }
}
