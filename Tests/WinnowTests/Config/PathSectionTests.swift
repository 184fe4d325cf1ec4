import Testing
import Winnow
import WinnowTestSupport

@Suite("Sections of winnow.yml for some paths")
struct PathSectionTests {
  private func read(_ text: String, in folder: WorkFolder) throws -> Settings {
    try ConfigurationFile.parse(Array(("schema: 1\n" + text).utf8), path: folder.path("winnow.yml"))
      .over(Settings.defaults)
  }

  private static let sections = """
    ignore: [credit]
    paths:
      - glob: "*.md"
        quotes: {style: keep}
        ignore: [share, credit.agency]
      - glob: [news/**, "!news/old/*"]
        stages: -quotes
        severity: {promo: error}
      - glob: news/extra.md
        quotes: {style: curly}
    """

  @Test("a section holds for its paths, and a later one wins")
  func values() throws {
    let folder = try WorkFolder()
    let settings = try read(Self.sections, in: folder)
    let plain = settings.at(folder.path("a.txt"))
    #expect(plain.list("ignore") == ["credit"] && plain.text("quotes.style") == "straight")
    let markdown = settings.at(folder.path("deep/in/a.md"))
    #expect(markdown.text("quotes.style") == "keep" && markdown.list("ignore") == ["share", "credit.agency"])
    #expect(markdown["quotes.style"]?.origin.description.hasSuffix("winnow.yml:5:21") == true)
    let news = settings.at(folder.path("news/b/c.txt"))
    #expect(news.list("stages") == ["normalize", "rules", "collapse", "dedupe"])
    #expect(news.severities.levels == ["promo": .error])
    #expect(settings.at(folder.path("news/old/c.txt")).severities.levels.isEmpty)
    #expect(settings.at(folder.path("news/extra.md")).text("quotes.style") == "curly")
    #expect(settings.at("-").list("ignore") == ["credit"])
  }

  @Test("the command line and the environment win over a section")
  func order() throws {
    let folder = try WorkFolder()
    var settings = try read(Self.sections, in: folder)
    settings.set("quotes.style", to: .text("straight"), from: .flag("--set"))
    settings.set("ignore", to: .list([]), from: .environment("X"))
    let markdown = settings.at(folder.path("a.md"))
    #expect(markdown.text("quotes.style") == "straight" && markdown.list("ignore") == [])
  }

  @Test("what lies outside of the folder of the file is known by its name only")
  func outside() throws {
    let folder = try WorkFolder()
    let settings = try read("paths: [{glob: [a.txt, /in/*], ignore: [x]}]", in: folder)
    #expect(settings.at("/elsewhere/a.txt").list("ignore") == ["x"])
    #expect(settings.at("/in/b.txt").list("ignore") == [])
    #expect(settings.at(folder.path("in/b.txt")).list("ignore") == ["x"])
  }

  @Test("each stream is cleaned as its path asks, duplicates are found across all, and the report says how")
  func run() throws {
    let folder = try WorkFolder()
    try folder.write("in/a.txt", "“So it is.”\n")
    try folder.write("in/b.md.txt", "“So it was.”\n")
    try folder.write("in/c.txt", "\"So it was.\"\n")
    let settings = try read(
      "paths: [{glob: '*.md.txt', quotes: {style: keep}, stages: [quotes, dedupe]}]", in: folder)
    let found = InputFinder.find([folder.path("in")], InputFinder.Options())
    let cleaners = try Cleaners(settings, for: found.inputs.map(\.path))
    let run = Run(cleaners, to: .folder(folder.path("out"))) { problem in Issue.record("\(problem)") }
    run.add(JSONLinesReporter(), to: try AtomicFile(folder.path("report")))
    let result = run.execute(found)
    #expect(result.summary.count(of: .duplicate) == 1)
    #expect(try folder.text("out/a.txt") == "\"So it is.\"\n")
    #expect(try folder.text("out/b.md.txt") == "“So it was.”\n")
    let inputs = try folder.text("report").split(separator: "\n").filter { $0.contains(#""type":"input""#) }
    #expect(inputs[0].hasSuffix(#""format":"text"}"#))
    #expect(
      inputs[1].hasSuffix(
        #""format":"text","stages":["quotes","dedupe"],"options":{"quotes.style":"keep"}}"#))
  }

  @Test(
    "mistakes",
    arguments: [
      ("paths: {}", "winnow.yml:2:8: “paths” is a list"),
      ("paths: [{}]", "winnow.yml:2:9: a section of “paths” needs “glob”"),
      ("paths: [{glob: '[a'}]", "winnow.yml:2:16: glob “[a”:"),
      ("paths: [{glob: a, field: x}]", "winnow.yml:2:19: a section of “paths” has no key “field”"),
      ("paths: [{glob: a, quotes: {stile: keep}}]", "winnow.yml:2:28: “quotes” has no key “stile”"),
      ("paths: [{glob: a, severity: {dedupe: off}}]", "winnow.yml:2:29: “dedupe” is about dedupe.exact"),
      ("paths: [{glob: a, severity: {promo: of}}]", "winnow.yml:2:37: “promo” does not take “of”"),
    ])
  func mistakes(text: String, message: String) {
    let problems = ConfigurationFileTests.problems("schema: 1\n" + text)
    #expect(problems.count == 1 && problems[0].hasPrefix(message), "\(problems)")
  }

  @Test("they are shown as they would be written")
  func yaml() throws {
    let folder = try WorkFolder()
    let settings = try read(Self.sections, in: folder)
    let shown = settings.yaml(showsOrigins: false)
    let again = try ConfigurationFile.parse(Array(shown.utf8), path: folder.path("winnow.yml"))
    #expect(again.yaml(showsOrigins: false) == shown)
    #expect(again.sections.map(\.globs) == [["*.md"], ["news/**", "!news/old/*"], ["news/extra.md"]])
    #expect(!settings.yaml(showsOrigins: false, showsSections: false).contains("glob"))
  }
}
