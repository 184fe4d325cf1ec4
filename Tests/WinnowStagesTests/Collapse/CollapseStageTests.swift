import Testing
import WinnowCore
import WinnowStages
import WinnowTestSupport

/// A sentence that ends an article, and lines to stand around.
private let prose = "The committee met on Tuesday and put off the decision once more, to nobody's surprise."
private let more = "Its members will meet again when the council has found the money for a second survey."

@Suite("Collapse: repeated lines")
struct CollapseRepeatTests {
  let adjacent: StageVerifier
  let article: StageVerifier

  init() throws {
    adjacent = try StageVerifier(CollapseStage())
    article = try StageVerifier(CollapseStage(reach: .article))
  }

  @Test(
    "a line that follows its own copy goes with its ending",
    arguments: [
      (
        "Three plain words\nThree plain words\nSomething else follows\n",
        "Three plain words\nSomething else follows\n"
      ),
      ("Three plain words\nThree plain words\nThree plain words\n", "Three plain words\n"),
      ("Three plain words\nThree plain words", "Three plain words"),
      ("Three plain words\n\nThree plain words\n\nSomething else\n", "Three plain words\n\nSomething else\n"),
      ("Three plain words\n\nThree plain words\nSomething else\n", "Three plain words\n\nSomething else\n"),
      ("Three plain words\n\n\nThree plain words\n", "Three plain words\n"),
      ("Three plain words\n\nThree plain words", "Three plain words"),
      ("\(prose)\n\(prose)\n\(more)\n", "\(prose)\n\(more)\n"),
      ("\u{FEFF}A headline of mine\nA headline of mine\n", "\u{FEFF}A headline of mine\n"),
    ])
  func repeats(input: String, output: String) {
    adjacent.expect(input, becomes: output)
    article.expect(input, becomes: output)
  }

  @Test(
    "lines are compared trimmed, with blanks as one and quotes straight",
    arguments: [
      ("It's a \"fine\" day\nIt’s a “fine” day\n", "It's a \"fine\" day\n"),
      ("It’s a „fine‟ day\nIt's a \"fine\" day\n", "It’s a „fine‟ day\n"),
      ("One two  three four\nOne two\u{A0}three four\n", "One two  three four\n"),
      ("  One two three\nOne two three \t\n", "  One two three\n"),
      ("一二三四五六七\n一二三四五六七\n", "一二三四五六七\n"),
    ])
  func folding(input: String, output: String) {
    adjacent.expect(input, becomes: output)
  }

  @Test(
    "what differs in more than that, or has fewer than three words, stays",
    arguments: [
      "Three plain words\nThree plain Words\n", "Three plain words\nThree plain words.\n",
      "Two words\nTwo words\n",
      "Pros:\nPros:\nCons:\n", "– — …\n– — …\n", "* * *\n* * *\n", "第一章\n第一章\n",
      "Three “plain” words\nThree «plain» words\n", "Read more\n\nRead more\n",
    ])
  func differences(input: String) {
    adjacent.expectUnchanged(input)
  }

  @Test("copies that are not adjacent stay and are found; with the wider reach they go")
  func distantCopies() {
    let input = "\(prose)\n\(more)\n\(prose)\n\(prose)\n\(more)\n"
    let expected = "\(prose)\n\(more)\n\(prose)\n\(more)\n"
    adjacent.expect(input, becomes: expected)
    #expect(adjacent.findings(in: input) == ["3:1 collapse.distant-repeat", "5:1 collapse.distant-repeat"])
    article.expect(input, becomes: "\(prose)\n\(more)\n")
    #expect(article.findings(in: input).isEmpty)
  }

  @Test(
    "runs of blank lines become one",
    arguments: [
      ("one\n\n\ntwo\n", "one\n\ntwo\n"), ("one\n \n\t\n\ntwo\n", "one\n \ntwo\n"),
      ("\n\n\none\n", "\none\n"),
      ("one\n\n\n", "one\n\n"), ("one\n\n  ", "one\n"), ("\n\n\n\n", "\n"),
      ("one\n\ntwo\n\n", "one\n\ntwo\n\n"),
      ("\u{FEFF}\n\none\n", "\u{FEFF}\none\n"),
    ])
  func blankLines(input: String, output: String) {
    adjacent.expect(input, becomes: output)
  }

  @Test("each edit has its reason; blank lines alone are no more than a note")
  func reasons() {
    let text = Text("one\n\n\n\(prose)\n\(prose)\n\nAnother story\u{2009}here\n\nAnother story here")
    let outcome = CollapseStage().propose(for: text)
    #expect(
      outcome.script.allReasons.map { $0.all.map(\.rule) }
        == [["collapse.blank-lines"], ["collapse.repeat"], ["collapse.teaser"]])
    #expect(
      outcome.script.allReasons.map { $0.all[0].severity } == [
        .note, .warning, .warning,
      ])
    #expect(String(decoding: outcome.script.applied(to: text.bytes), as: UTF8.self) == "one\n\n\(prose)")
  }

  @Test("the option in the catalogue chooses the reach")
  func descriptor() throws {
    let descriptor = try #require(StageCatalogue.stage(named: "collapse"))
    let text = Text("\(prose)\n\(more)\n\(prose)\n")
    for (value, count) in [("adjacent", 0), ("article", 1)] {
      let options = StageOptions(descriptor.options, set: ["reach": value])
      #expect(CollapseStage(options).propose(for: text).script.edits.count == count, "\(value)")
    }
  }
}

@Suite("Collapse: teaser cards")
struct CollapseTeaserTests {
  let verifier: StageVerifier

  init() throws { verifier = try StageVerifier(CollapseStage()) }

  @Test(
    "adjacent copies of a headline below the last sentence all go",
    arguments: [
      (
        "\(prose)\n\n\n\nHarbour bridge to close for a year\n\nHarbour bridge to close for a year",
        "\(prose)"
      ),
      ("\(prose)\n\nHarbour bridge to close\nHarbour bridge to close\n", "\(prose)\n"),
      ("\(prose)\nHarbour bridge to close\nHarbour bridge to close\n\n\n", "\(prose)\n"),
      ("\(prose)\nHarbour bridge to close\nHarbour bridge to close\nRelated\n", "\(prose)\nRelated\n"),
      (
        "\(prose)\n\nRelated\n\nHarbour bridge to close\n\nHarbour bridge to close\n\nShare\n",
        "\(prose)\n\nRelated\n\nShare\n"
      ),
      (
        "\(prose)\nHarbour bridge to close\nHarbour bridge to close\nNew tram line opens early\nNew tram line opens early",
        "\(prose)"
      ),
      // A card between two copies of a line: these become neighbours.
      (
        "\(prose)\nMore stories for you\nHarbour bridge to close\nHarbour bridge to close\nMore stories for you\n",
        "\(prose)\n"
      ),
    ])
  func teasers(input: String, output: String) {
    verifier.expect(input, becomes: output)
  }

  @Test(
    "elsewhere, or where it is no headline, the first copy stays",
    arguments: [
      ("Harbour bridge to close\nHarbour bridge to close\n\(prose)\n", "Harbour bridge to close\n\(prose)\n"),
      ("\(prose)\n\(more)\n\(more)\n", "\(prose)\n\(more)\n"),
      ("Harbour bridge to close\nHarbour bridge to close\n", "Harbour bridge to close\n"),
      (
        "\(prose)\nWhat comes after the bridge?\nWhat comes after the bridge?\n",
        "\(prose)\nWhat comes after the bridge?\n"
      ),
    ])
  func noTeasers(input: String, output: String) {
    verifier.expect(input, becomes: output)
  }

  @Test("a headline that stands once below the last sentence stays")
  func single() {
    verifier.expectUnchanged("\(prose)\n\nHarbour bridge to close\n\nNew tram line opens early\n")
  }
}
