import Testing
import WinnowTestSupport

@Suite("Help and the version")
struct HelpTests {
  private static let options = [
    "--output", "--output-dir", "--in-place", "--dry-run", "--input-format", "--field", "--id-field",
    "--hidden",
    "--follow", "--max-article-size", "--max-memory", "--stages", "--set", "--rules", "--builtin-rules",
    "--select",
    "--ignore",
    "--report", "--format", "--fail-level", "--exit-code", "--quiet", "--verbose", "--progress", "--help",
    "--version",
  ]

  @Test(arguments: ["-h", "--help"])
  func `names every option, in 80 columns`(option: String) throws {
    let folder = try WorkFolder()
    let run = try folder.winnow(option)
    #expect(run.status == 0)
    #expect(run.errors.isEmpty)
    for line in run.outputText.split(separator: "\n") { #expect(line.count <= 80, "\(line)") }
    let words = Set(run.outputText.split { " \n[".contains($0) })
    for name in Self.options {
      #expect(words.contains(name[...]), "\(name) is not in the help")
    }
  }

  @Test func `the long help says what --set sets, and the exit status`() throws {
    let help = try WorkFolder().winnow("--help").outputText
    for word in ["quotes.style", "collapse.reach", "normalize", "dedupe", "Exit status:"] {
      #expect(help.contains(word))
    }
  }

  @Test func `the version`() throws {
    let run = try WorkFolder().winnow("--version")
    #expect(run.outputText.hasPrefix("winnow 0."))
    #expect(run.status == 0)
  }
}

@Suite("The rules command")
struct RulesCommandTests {
  private static let pack = """
    schema: 1
    pack: {name: mine, languages: [en], license: CC0-1.0}
    defaults: {scope: line, action: remove, severity: warning, confidence: high}
    rules:
      - id: mine.harbour
        message: Harbour line
        match: '^Harbour news every day$'
        tests:
          hit: ["Harbour news every day"]
          miss: ["The harbour is in the news."]

    """
  private static let article =
    "Head\n\nA sentence of the article.\nHarbour news every day\nAnd one more sentence.\n"
  private static let without = "Head\n\nA sentence of the article.\nAnd one more sentence.\n"

  @Test func `list shows ids, and the selection`() throws {
    let folder = try WorkFolder()
    try folder.write("mine.yml", Self.pack)
    let all = try folder.winnow("rules", "list")
    #expect(all.status == 0)
    #expect(all.outputText.split(separator: "\n").count >= 60)
    let mine = try folder.winnow("rules", "list", "--no-builtin-rules", "-r", "mine.yml")
    #expect(mine.outputText == "mine.harbour  remove  line  warning  high  Harbour line\n")
    let selected = try folder.winnow("rules", "list", "-r", "mine.yml", "--select", "mine,cookies").outputText
    #expect(selected.split(separator: "\n").allSatisfy { $0.hasPrefix("mine.") || $0.hasPrefix("cookies.") })
    let ignored = try folder.winnow("rules", "list", "-r", "mine.yml", "--ignore", "mine").outputText
    #expect(!ignored.contains("mine.harbour"))
  }

  @Test func `lint and test pass, and say so`() throws {
    let folder = try WorkFolder()
    try folder.write("packs/mine.yml", Self.pack)
    for words in [["lint"], ["test"], ["lint", "packs"], ["test", "-r", "packs/mine.yml"]] {
      let run = try folder.winnow(["rules"] + words)
      #expect(run.status == 0, "\(words) \(run.outputText)")
      #expect(!run.errorText.isEmpty)
    }
  }

  @Test func `a test that fails: its file and line, exit 1`() throws {
    let folder = try WorkFolder()
    try folder.write("mine.yml", Self.pack.replacing("hit: [\"Harbour", with: "hit: [\"Northern"))
    let run = try folder.winnow("rules", "test", "mine.yml")
    #expect(run.status == 1)
    #expect(run.outputText.hasPrefix("mine.yml:9:"), "\(run.outputText)")
  }

  @Test func `a rule without tests: lint says where, exit 1`() throws {
    let folder = try WorkFolder()
    let lines = Self.pack.split(separator: "\n", omittingEmptySubsequences: false)
    try folder.write("mine.yml", lines.prefix(7).joined(separator: "\n") + "\n")
    let run = try folder.winnow("rules", "lint", "mine.yml")
    #expect(run.status == 1, "\(run.errorText)")
    #expect(run.outputText.hasPrefix("mine.yml:5:"), "\(run.outputText)")
  }

  @Test(
    arguments: [
      ("rules: [", "broken"), ("rules:\n  - id: mine.x\n    match: '('\n", "broken"),
      ("schema: 9\n", "broken"),
    ])
  func `a broken pack: file, line and column, exit 2`(text: String, name: String) throws {
    let folder = try WorkFolder()
    let head =
      text.hasPrefix("schema") ? "" : "schema: 1\npack: {name: x, languages: [en], license: CC0-1.0}\n"
    try folder.write("\(name).yml", head + text)
    for words in [["rules", "lint", "broken.yml"], ["-r", "broken.yml"]] {
      let run = try folder.winnow(words)
      #expect(run.status == 2)
      let place = run.errorText.split(separator: " ").dropFirst().first ?? ""
      #expect(place.hasPrefix("broken.yml:") && place.count { $0 == ":" } == 3, "\(run.errorText)")
    }
  }

  @Test func `cleaning with a pack, selected and ignored`() throws {
    let folder = try WorkFolder()
    try folder.write("mine.yml", Self.pack)
    try folder.write("a.txt", Self.article)
    #expect(try folder.winnow("a.txt").outputText == Self.article)
    #expect(try folder.winnow("a.txt", "-r", "mine.yml").outputText == Self.without)
    #expect(try folder.winnow("a.txt", "-r", ".", "--no-builtin-rules").outputText == Self.without)
    #expect(try folder.winnow("a.txt", "-r", "mine.yml", "--ignore", "mine").outputText == Self.article)
    #expect(try folder.winnow("a.txt", "-r", "mine.yml", "--select", "cookies").outputText == Self.article)
  }
}
