/// The completions for bash. They need nothing but bash itself.
enum BashCompletions {
  static var text: String {
    """
    # bash completion for winnow, made by: winnow completions bash

    _winnow_words() {
      local IFS=$'\\n'
      COMPREPLY=($(compgen -W "$1" -- "$current"))
    }

    _winnow_files() {
      local IFS=$'\\n'
      compopt -o filenames 2>/dev/null
      COMPREPLY=($(compgen "$1" -- "$current"))
    }

    _winnow_value() {
      case $1 in
    \(values)    *) return 1 ;;
      esac
    }

    _winnow() {
      local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]}
      local command=clean place=0 index
      COMPREPLY=()
      # bash cuts words at an equals sign: --stages=x is three of them, and so is quotes.style=x.
      if [[ $current == = || $previous == = ]]; then
        local sign=$((COMP_CWORD - 1))
        if [[ $current == = ]]; then sign=$COMP_CWORD current=; fi
        local before=${COMP_WORDS[sign-1]}
        _winnow_value "$before" && return
        current=$before=$current
        if _winnow_value "${COMP_WORDS[sign-2]}"; then
          COMPREPLY=("${COMPREPLY[@]#"$before="}")
          return
        fi
        current=${current#"$before="}
      fi
      _winnow_value "$previous" && return
      for ((index = 1; index < COMP_CWORD; index++)); do
        case ${COMP_WORDS[index]} in
          \(commands.joined(separator: "|"))) command=${COMP_WORDS[index]} place=$index; break ;;
        esac
      done
      if [[ $current == -* ]]; then
        case $command in
    \(options)    esac
        return
      fi
      if ((place > 0 && COMP_CWORD == place + 1)); then
        case $command in
    \(verbs)    esac
      fi
      case $command in
    \(withoutFiles)    *) _winnow_files -f ;;
      esac
      if ((COMP_CWORD == 1)); then
        COMPREPLY+=($(compgen -W "\(commands.joined(separator: " "))" -- "$current"))
      fi
    }

    complete -F _winnow winnow

    """
  }

  private static let commands = Arguments.Command.allCases.map(\.rawValue)

  private static func lines(_ words: [String]) -> String {
    "$'" + words.joined(separator: "\\n") + "'"
  }

  private static var values: String {
    Option.all.compactMap { option -> String? in
      let action: String
      switch option.value {
      case .flag, .optional: return nil
      case .required: break
      }
      switch option.completion {
      case .nothing: action = ":"
      case .words(let words): action = "_winnow_words \(lines(words))"
      case .files: action = "_winnow_files -f"
      case .folders: action = "_winnow_files -d"
      }
      return "    \(option.spellings.joined(separator: "|"))) \(action) ;;\n"
    }.joined()
  }

  private static var options: String {
    Arguments.Command.allCases.map { command in
      "      \(command.rawValue)) _winnow_words \(lines(command.options.flatMap(\.spellings))) ;;\n"
    }.joined()
  }

  private static var verbs: String {
    Arguments.Command.allCases.filter { !$0.verbs.isEmpty }.map { command in
      "      \(command.rawValue)) _winnow_words \(lines(command.verbs)); return ;;\n"
    }.joined()
  }

  private static var withoutFiles: String {
    let names = Arguments.Command.allCases.filter { !$0.takesFiles }.map(\.rawValue)
    return names.isEmpty ? "" : "    \(names.joined(separator: "|"))) ;;\n"
  }
}
