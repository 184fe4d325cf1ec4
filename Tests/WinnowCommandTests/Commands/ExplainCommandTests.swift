import Testing
import WinnowTestSupport

@Suite("winnow explain")
struct ExplainCommandTests {
  @Test("piped it is plain; colours come when they are asked for, and nothing else does")
  func colors() throws {
    let folder = try WorkFolder()
    try folder.write("a.txt", "A title\n“Words” of it\n")
    let plain = try folder.winnow("explain", "a.txt", environment: ["NO_COLOR": nil])
    #expect(
      plain.outputText == """
        a.txt: cleaned, 2 lines, 1 changed
          1                   │ A title
          2 ~ quotes.straight │ “Words” of it
            +                 │ "Words" of it

        ~ changed   + what it became

        """)
    #expect(plain.status == 0 && plain.errors.isEmpty)
    #expect(try folder.winnow("explain", "--color", "never", "a.txt").output == plain.output)
    let colored = try folder.winnow(
      "explain", "--color=always", "-q", "a.txt", environment: ["NO_COLOR": "1"])
    #expect(colored.outputText.contains("\u{1B}[1;31m“\u{1B}[0mWords\u{1B}[1;31m”\u{1B}[0m of it"))
    #expect(colored.outputText.contains("\u{1B}[1;32m\"\u{1B}[0m"))
    #expect(!colored.outputText.contains("what it became"))
  }

  @Test("reads standard input; what is wrong is said, with status 2")
  func status() throws {
    let folder = try WorkFolder()
    #expect(
      try folder.winnow("explain", input: Array("A title".utf8)).outputText.hasPrefix(
        "standard input: unchanged"))
    let missing = try folder.winnow("explain", "missing.txt")
    #expect(missing.status == 2 && missing.errorText.contains("missing.txt"))
    let color = try folder.winnow("explain", "--color", "alway", "a.txt")
    #expect(color.status == 2 && color.errorText.contains("always"))
  }

  @Test("--rule says why one rule did or did not act; an unknown one is an error with a suggestion")
  func rule() throws {
    let folder = try WorkFolder()
    try folder.write("a.txt", "A title\nAdvertisement\nx\n")
    let run = try folder.winnow("explain", "--rule", "advertisement.marker", "a.txt")
    #expect(run.status == 0)
    #expect(
      run.outputText.hasSuffix(
        """

        a.txt: matches 1 place, acts on none
          2:1 kept: the rule would take 54.2 % of the article, and max-share is 30 %
              Advertisement

        """))
    let unknown = try folder.winnow("explain", "--rule", "advertisement.marke", "a.txt")
    #expect(unknown.status == 2 && unknown.errorText.contains("“advertisement.marker”"))
  }
}
