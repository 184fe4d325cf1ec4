/// The completions for zsh.
enum ZshCompletions {
  static var text: String {
    """
    #compdef winnow
    # zsh completion for winnow, made by: winnow completions zsh

    _winnow() {
      local command=clean word place=0 index=1
      for word in ${words[2,CURRENT-1]}; do
        (( index++ ))
        case $word in
          \(Arguments.Command.allCases.map(\.rawValue).joined(separator: "|"))) command=$word place=$index; break ;;
        esac
      done
      local -a commands options
      commands=(
    \(commands)  )
      case $command in
    \(Arguments.Command.allCases.map(branch).joined())  esac
      if (( CURRENT == 2 )) && [[ $words[2] != -* ]]; then
        _describe -t commands command commands
      fi
      _arguments -s $options
    }

    if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
      _winnow "$@"
    else
      compdef _winnow winnow
    fi

    """
  }

  private static var commands: String {
    Arguments.Command.allCases.map { command in
      let summary = command.synopses.first?.summary ?? ""
      return "    " + Shell.quoted("\(command.rawValue):\(summary)") + "\n"
    }.joined()
  }

  /// The options of a command, and what its words are.
  private static func branch(_ command: Arguments.Command) -> String {
    let options = command.options.flatMap(specifications).map { "        \(Shell.quoted($0))\n" }.joined()
    let files = command.takesFiles ? "_files" : " "
    let words =
      command.verbs.isEmpty
      ? "        '*:file:\(files)'\n"
      : """
              '*:word:{ if (( CURRENT == place + 1 )); then _values verb \(command.verbs.joined(separator: " ")); \
      else \(command.takesFiles ? "_files" : "true"); fi }'

      """
    return "    \(command.rawValue))\n      options=(\n\(options)\(words)      )\n      ;;\n"
  }

  /// One line for each spelling, as `_arguments` reads it: `*--name=[summary]:FILE:_files`.
  private static func specifications(_ option: Option) -> [String] {
    option.spellings.map { spelling in
      let head = "*\(spelling)\(sign(option, spelling))[\(escaped(option.brief))]"
      guard let placeholder = option.placeholder else { return head }
      let colon = if case .optional = option.value { "::" } else { ":" }
      return head + "\(colon)\(escaped(placeholder)):\(action(option))"
    }
  }

  /// How the value follows: behind an equals sign or in the next word; an optional one only behind the sign.
  private static func sign(_ option: Option, _ spelling: String) -> String {
    switch option.value {
    case .flag: ""
    case .required: spelling.hasPrefix("--") ? "=" : "+"
    case .optional: spelling.hasPrefix("--") ? "=-" : "-"
    }
  }

  private static func action(_ option: Option) -> String {
    switch option.completion {
    case .nothing: " "
    case .words(let words): "(\(words.map(escaped).joined(separator: " ")))"
    case .files: "_files"
    case .folders: "_files -/"
    }
  }

  private static func escaped(_ text: String) -> String {
    text.map { "[]:\\".contains($0) ? "\\\($0)" : String($0) }.joined()
  }
}
