import Winnow

/// The help, made of the table of options.
enum HelpText {
  private static var usage: String {
    let synopses = Arguments.Command.allCases.flatMap(\.synopses)
    let width = synopses.map(\.words.count).max() ?? 0
    let lines = synopses.enumerated().map { index, synopsis in
      let start = index == 0 ? "Usage: " : "       "
      return start + synopsis.words + String(repeating: " ", count: width - synopsis.words.count + 2)
        + synopsis.summary
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The help of `-h`: one line an option.
  static var short: String {
    var text = "winnow separates articles from their chaff.\n\n" + usage
    for group in Option.Group.allCases {
      text += "\n\(group.rawValue):\n"
      for option in Option.all where option.group == group {
        text += line(option.synopsis, option.brief)
      }
    }
    return text + "\nwinnow --help says more.\n"
  }

  /// What the program is for.
  static let description = """
    winnow separates articles from their chaff: promotion and boilerplate, repeated lines, invisible characters, \
    curly quotes, duplicate articles. It writes the cleaned text, and on request a report from which the input can \
    be restored.
    """

  /// The help of `--help`.
  static var long: String {
    var text = wrapped(description, indent: 0) + "\n" + usage
    for group in Option.Group.allCases {
      text += "\n\(group.rawValue):\n"
      for option in Option.all where option.group == group {
        text += "  \(option.synopsis)\n" + wrapped(option.description, indent: 8)
        if let example = option.example { text += wrapped("Example: \(example)", indent: 8) }
      }
    }
    return text + stages + exitStatus
  }

  private static var stages: String {
    var text = "\nStages, in their default order, and what --set sets of them:\n"
    for stage in StageCatalogue.all {
      text += "  \(stage.name)\n" + wrapped(stage.summary, indent: 8)
      for option in stage.options {
        let values = "\(option.acceptedValues); default \(option.defaultValue)"
        text += "      \(stage.name).\(option.name)\n" + wrapped("\(option.summary) (\(values))", indent: 12)
      }
    }
    return text
  }

  private static var exitStatus: String {
    let lines = ExitStatus.allCases.map { status in
      "  \(status.rawValue)  " + wrapped(status.meaning, indent: 5).dropFirst(5)
    }
    return "\nExit status:\n" + lines.joined() + "\n" + wrapped(ExitStatus.ofSignals, indent: 2)
  }

  private static let column = 34

  private static func line(_ left: String, _ right: String) -> String {
    let head = "  \(left)"
    let body = wrapped(right, indent: column)
    if head.count + 2 > column { return "\(head)\n\(body)" }
    return head + body.dropFirst(head.count)
  }

  /// Text in lines of at most 80 columns.
  private static func wrapped(_ text: String, indent: Int) -> String {
    let margin = String(repeating: " ", count: indent)
    var lines: [String] = []
    var line = margin
    for word in text.split(separator: " ") {
      if line.count > indent, line.count + 1 + word.count > 80 {
        lines.append(line)
        line = margin
      }
      line += (line.count > indent ? " " : "") + word
    }
    lines.append(line)
    return lines.joined(separator: "\n") + "\n"
  }
}
