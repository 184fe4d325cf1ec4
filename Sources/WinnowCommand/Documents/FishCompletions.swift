/// The completions for fish.
enum FishCompletions {
  static var text: String {
    """
    # fish completion for winnow, made by: winnow completions fish

    set -l commands \(Arguments.Command.allCases.map(\.rawValue).joined(separator: " "))

    \(commands)
    \(verbs)
    \(Option.all.map(line).joined())
    """
  }

  private static var commands: String {
    Arguments.Command.allCases.map { command in
      let summary = command.synopses.first?.summary ?? ""
      return "complete -c winnow -n \"not __fish_seen_subcommand_from $commands\" -a \(command.rawValue) "
        + "-d \(quoted(summary))\n"
    }.joined()
  }

  private static var verbs: String {
    Arguments.Command.allCases.filter { !$0.verbs.isEmpty || !$0.takesFiles }.map { command in
      let start = "complete -c winnow -n '__fish_seen_subcommand_from \(command.rawValue)'"
      return start + (command.takesFiles ? "" : " -f")
        + (command.verbs.isEmpty ? "" : " -a \(quoted(command.verbs.joined(separator: " ")))") + "\n"
    }.joined()
  }

  /// An option, for the commands it makes sense for; without a command that is `clean`.
  private static func line(_ option: Option) -> String {
    let names = option.spellings.map { spelling in
      spelling.hasPrefix("--") ? "-l \(spelling.dropFirst(2))" : "-s \(spelling.dropFirst())"
    }
    // The negated form is an option of its own for fish.
    let groups = [names.filter { !$0.hasPrefix("-l no-") }, names.filter { $0.hasPrefix("-l no-") }]
    return groups.filter { !$0.isEmpty }.map { group in
      "complete -c winnow\(condition(option)) \(group.joined(separator: " "))\(value(option)) -d \(quoted(option.brief))\n"
    }.joined()
  }

  private static func condition(_ option: Option) -> String {
    let all = Arguments.Command.allCases
    if option.commands.count == all.count { return "" }
    let names = all.filter(option.commands.contains).map(\.rawValue).joined(separator: " ")
    let seen = "__fish_seen_subcommand_from \(names)"
    guard option.commands.contains(.clean) else { return " -n '\(seen)'" }
    return " -n \"not __fish_seen_subcommand_from $commands; or \(seen)\""
  }

  private static func value(_ option: Option) -> String {
    switch option.value {
    case .flag, .optional: return ""
    case .required: break
    }
    switch option.completion {
    case .nothing: return " -x"
    case .words(let words): return " -x -a \(quoted(words.joined(separator: " ")))"
    case .files: return " -r -F"
    case .folders: return " -x -a '(__fish_complete_directories)'"
    }
  }

  private static func quoted(_ text: String) -> String {
    "'" + text.map { "'\\".contains($0) ? "\\\($0)" : String($0) }.joined() + "'"
  }
}
