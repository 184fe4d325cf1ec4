import Winnow

/// The manual page, in the `man` macros of roff.
enum ManualPage {
  static var text: String {
    var page = Roff()
    page.raw(".TH WINNOW 1 \"\" \"winnow \(Version.current)\" \"User Commands\"")
    page.section("Name")
    page.line("winnow - separate articles from their chaff")
    page.section("Synopsis")
    for synopsis in Arguments.Command.allCases.flatMap(\.synopses) {
      page.line(synopsis.words)
      page.raw(".br")
    }
    page.section("Description")
    page.line(HelpText.description)
    addCommands(to: &page)
    addOptions(to: &page)
    addStages(to: &page)
    addStatus(to: &page)
    return page.text
  }

  private static func addCommands(to page: inout Roff) {
    page.section("Commands")
    for synopsis in Arguments.Command.allCases.flatMap(\.synopses) {
      page.item(synopsis.words)
      page.line(synopsis.summary.prefix(1).uppercased() + synopsis.summary.dropFirst() + ".")
    }
  }

  private static func addOptions(to page: inout Roff) {
    page.section("Options")
    for group in Option.Group.allCases {
      page.raw(".SS \"\(group.rawValue)\"")
      for option in Option.all where option.group == group {
        page.item(option.synopsis.trimmingBlanks)
        page.line(option.description)
        if let example = option.example {
          page.raw(".IP")
          page.line("Example: \(example)")
        }
      }
    }
  }

  private static func addStages(to page: inout Roff) {
    page.section("Stages")
    page.line("In their default order, with what --set sets of them.")
    for stage in StageCatalogue.all {
      page.raw(".SS \"\(stage.name)\"")
      page.line(stage.summary.prefix(1).uppercased() + stage.summary.dropFirst() + ".")
      for option in stage.options {
        page.item("\(stage.name).\(option.name)")
        page.line("\(option.summary) (\(option.acceptedValues); default \(option.defaultValue))")
      }
    }
  }

  private static func addStatus(to page: inout Roff) {
    page.section("Exit status")
    for status in ExitStatus.allCases {
      page.item(String(status.rawValue))
      page.line(status.meaning)
    }
    page.raw(".PP")
    page.line(ExitStatus.ofSignals)
  }
}

/// Text for roff, in which nothing but the macros is a command.
struct Roff {
  private(set) var text = ""

  /// A line as it is.
  mutating func raw(_ line: String) { text += line + "\n" }

  mutating func section(_ title: String) { raw(".SH \(title.uppercased())") }

  /// The head of a list item.
  mutating func item(_ head: String) {
    raw(".TP")
    raw("\\fB\(Self.escaped(head))\\fR")
  }

  /// A line of text.
  mutating func line(_ text: String) { raw(Self.escaped(text)) }

  private static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": result += "\\(rs"
      case "-": result += "\\-"
      case "'": result += "\\(aq"
      case "^": result += "\\(ha"
      case "~": result += "\\(ti"
      case "`": result += "\\(ga"
      case "\n": result += " "
      case _ where scalar.isASCII: result.unicodeScalars.append(scalar)
      default:
        let digits = String(scalar.value, radix: 16, uppercase: true)
        result += "\\[u" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits + "]"
      }
    }
    return result.hasPrefix(".") ? "\\&" + result : result
  }
}

extension String {
  /// Without the blanks at its start.
  fileprivate var trimmingBlanks: String { String(drop { $0 == " " }) }
}
