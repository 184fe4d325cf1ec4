import Testing
import Winnow
import WinnowTestSupport

@Suite("Explain: an article line by line")
struct ExplainReporterTests {
  /// The lines without the header.
  private func explain(
    _ text: String, named name: String = "a.txt", _ options: ExplainReporter.Options = .init(),
    _ configuration: Configuration = Configuration()
  ) throws -> [String] {
    let file = try SampleFile(text, named: name)
    return Array(try file.report(ExplainReporter(options), configuration).lines.dropFirst().dropLast())
  }

  private var plain: ExplainReporter.Options {
    var options = ExplainReporter.Options()
    options.hasLegend = false
    return options
  }

  @Test("every line has a margin: kept, removed, repeated, changed")
  func margin() throws {
    let text = """
      A bridge for the town

      The “old” bridge is closed until Monday.

      Advertisement

      The ferry goes every hour until the bridge is open again.
      The ferry goes every hour until the bridge is open again.

      """
    #expect(
      try explain(text, plain) == [
        "  1                        │ A bridge for the town",
        "  2                        │",
        "  3 ~ quotes.straight      │ The “old” bridge is closed until Monday.",
        "    +                      │ The \"old\" bridge is closed until Monday.",
        "  4                        │",
        "  5 - advertisement.marker │ Advertisement",
        "  6 - collapse.blank-lines │",
        "  7                        │ The ferry goes every hour until the bridge is open again.",
        "  8 = collapse.repeat      │ The ferry goes every hour until the bridge is open again.",
      ])
  }

  @Test("blanks that go can be seen, and a line of blanks that is emptied was changed")
  func blanks() throws {
    #expect(
      try explain("Title of it\nend \t\n  \nnext", plain) == [
        "  1                             │ Title of it",
        "  2 ~ normalize.trailing-blanks │ end·→",
        "    +                           │ end",
        "  3 ~ normalize.trailing-blanks │ ··",
        "    +                           │",
        "  4                             │ next",
      ])
  }

  @Test("what is far from every change is left out of the new line, at word ends")
  func shortened() throws {
    let far = String(repeating: "word ", count: 20)
    let lines = try explain("Title\n\(far)a “b” \(far)c ’d \(far)end", plain)
    #expect(
      lines[2].hasSuffix(
        "│ …word word word word a \"b\" word word word word … word word word word c 'd word word word word…"))
  }

  @Test("what was found and left is marked, with its cause")
  func findings() throws {
    let lines = try explain("A title\nSome words\nAdvertisement\n", plain)
    #expect(lines[2] == "  3 ! advertisement.marker │ Advertisement")
    #expect(lines[3].contains("│ ↳ ") && lines[3].hasSuffix("kept: it would take too much of the article"))
  }

  @Test("a line can become several")
  func split() throws {
    let lines = try explain("Title\none\u{2028}two\nend", plain)
    #expect(
      lines.dropFirst() == [
        "  2 ~ normalize.line-separator │ one\\u{2028}two", "    +                          │ one",
        "    +                          │ two", "  3                            │ end",
      ])
  }

  @Test("nothing in a text or an id controls the terminal, whatever the colours")
  func harmless() throws {
    var options = plain
    let record = #"{"id":"\u001b[2Jx","text":"Title\n\u001b[31mred\u0007 \u202eback\nend"}"# + "\n"
    #expect(
      !(try explain(record, named: "a.jsonl", options).joined().unicodeScalars.contains { $0.value < 0x20 }))
    options.isColored = true
    let colored = try explain(record, named: "a.jsonl", options).joined()
    // Every escape is one of ours: a colour.
    let parts = colored.split(separator: "\u{1B}").dropFirst(colored.hasPrefix("\u{1B}") ? 0 : 1)
    #expect(!parts.isEmpty && parts.allSatisfy { $0.prefixMatch(of: /\[[0-9;]+m/) != nil })
  }

  @Test("records of JSON Lines have headers with their place and id; a duplicate says of what")
  func records() throws {
    let record = #"{"id": "x-1", "text": "A title of words\nAnd some text of it."}"# + "\n"
    let file = try SampleFile(record + record + "no JSON\n", named: "a.jsonl")
    let lines = try file.report(ExplainReporter(plain)).lines
    #expect(lines[0] == "\(file.path):1 x-1: unchanged, 2 lines")
    #expect(lines[4] == "\(file.path):2 x-1: duplicate of \(file.path):1 (dedupe.exact)")
    #expect(lines[5] == "  1 = dedupe.exact │ A title of words")
    #expect(lines[8].hasPrefix("\(file.path):3: failed: not a JSON object"))
  }

  @Test("on a terminal long lines are wrapped beside the margin, and nothing is lost")
  func wrapped() throws {
    var options = plain
    options.columns = 40
    let words = String(repeating: "seven eight ", count: 20).dropLast()
    let lines = try explain("Title\n\(words)", options)
    #expect(lines.allSatisfy { $0.count <= 40 })
    #expect(lines.dropFirst().map { $0.drop { $0 != "│" }.dropFirst(2) }.joined(separator: " ") == words)
  }

  @Test("the signs that were used are explained at the end")
  func legend() throws {
    let lines = try explain("Title of it\nend ")
    #expect(lines.suffix(2) == ["", "~ changed   + what it became"])
  }
}
