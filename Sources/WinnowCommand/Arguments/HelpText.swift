import Winnow

/// The help, made of the table of options.
enum HelpText {
  private static let usage = """
    Usage: winnow [clean] [INPUT…]            clean; no INPUT or "-" is standard input
           winnow check [INPUT…]              report only; exit 1 on findings
           winnow restore REPORT [CLEANED]    rebuild what was cleaned
           winnow explain [INPUT…]            line by line: what happened, and why
           winnow report REPORT               show a saved change report
           winnow rules list|lint|test        look after rules

    """

  /// The help of `-h`: one line an option.
  static var short: String {
    var text = "winnow separates articles from their chaff.\n\n" + usage
    for group in Option.Group.allCases {
      text += "\n\(group.rawValue):\n"
      for option in Option.all where option.group == group {
        text += line(option.synopsis, firstSentence(option.summary))
      }
    }
    return text + "\nwinnow --help says more.\n"
  }

  /// The help of `--help`.
  static var long: String {
    var text = """
      winnow separates articles from their chaff: promotion and boilerplate, repeated
      lines, invisible characters, curly quotes, duplicate articles. It writes the
      cleaned text, and on request a report from which the input can be restored.


      """ + usage
    for group in Option.Group.allCases {
      text += "\n\(group.rawValue):\n"
      for option in Option.all where option.group == group {
        text += "  \(option.synopsis)\n" + wrapped(option.summary, indent: 8)
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

  private static let exitStatus = """

    Exit status:
      0  it did its job
      1  check found something at or above the level; with --exit-code, clean changed
         something; a rule test failed
      2  something went wrong with an input or an output, or the command line is wrong

    """

  private static func firstSentence(_ text: String) -> String {
    guard let end = text.firstRange(of: ". ") else { return text }
    return text[..<end.lowerBound] + "."
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
