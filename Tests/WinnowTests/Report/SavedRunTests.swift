import Testing
import Winnow
import WinnowTestSupport

@Suite("A saved report shown again")
struct SavedRunTests {
  /// Articles with every kind of record: joined edits, findings, limits of the reader, a duplicate, escapes.
  private static let archive = """
    {"id": "a", "text": "A title\\n\\nThe \\u201cold\\u201d bridge is closed until Monday.\\u00a0 \\n\\nAdvertisement\\n\\n\\nThe ferry goes."}
    {"id": "b", "text": "Advertisement\\nAdvertisement"}
    {"id": "c", "text": "A title\\n\\nThe \\"old\\" bridge is closed until Monday.\\n\\nThe ferry goes."}
    no JSON

    """

  private func folder() throws -> WorkFolder {
    let folder = try WorkFolder()
    try folder.write("a.jsonl", Self.archive)
    try folder.write("b.txt", Array("Title\nbad \u{AD}byte".utf8) + [0xFF, 0x20, 0x0A])
    return folder
  }

  /// What reporters say of a run.
  private func run(_ folder: WorkFolder, _ reporters: [any Reporter]) throws -> [MemorySink] {
    let run = Run(try Cleaner(), to: .none, onProblem: { _ in })
    let sinks = reporters.map { _ in MemorySink() }
    for (reporter, sink) in zip(reporters, sinks) { run.add(reporter, to: sink) }
    _ = run.execute(InputFinder.find([folder.path("a.jsonl"), folder.path("b.txt")], InputFinder.Options()))
    return sinks
  }

  private func show(_ report: [UInt8], as reporter: any Reporter) throws -> (
    sink: MemorySink, problems: [Problem]
  ) {
    let folder = try WorkFolder()
    try folder.write("report.jsonl", report)
    let saved = try SavedRun(report: folder.path("report.jsonl"))
    let sink = MemorySink()
    saved.add(reporter, to: sink)
    return (sink, saved.execute())
  }

  private func text(isVerbose: Bool) throws -> any Reporter {
    var options = ReporterCatalogue.Options()
    options.isVerbose = isVerbose
    return try #require(ReporterCatalogue.reporter(named: "text", options))
  }

  @Test("every format but the diff is the same from a saved report as from the run")
  func same() throws {
    let reporters: [any Reporter] = [
      JSONLinesReporter(), try text(isVerbose: false), try text(isVerbose: true), TotalsReporter(),
    ]
    let sinks = try run(try folder(), reporters)
    for (reporter, sink) in zip(reporters, sinks) {
      let shown = try show(sinks[0].bytes, as: reporter)
      #expect(shown.problems.isEmpty)
      #expect(shown.sink.text == sink.text)
      #expect(!sink.bytes.isEmpty)
    }
  }

  @Test("a report cut anywhere is an error with its line, and never a crash")
  func cut() throws {
    let report = try run(try folder(), [JSONLinesReporter()])[0].bytes
    for end in stride(from: 0, to: report.count - 1, by: 37) {
      let shown = try show(Array(report[..<end]), as: TotalsReporter())
      #expect(shown.problems.count == 1 && shown.problems[0].line != nil, "cut at \(end)")
      #expect(shown.sink.bytes.isEmpty)
    }
  }

  @Test(
    "what is no report, or was changed, is an error with its line",
    arguments: [
      ("hello\n", 1), ("{}\n", 1), (#"{"type":"run","schema":2}"# + "\n", 1),
      (#"{"type":"article","n":1}"# + "\n", 1),
      (#"{"type":"run","schema":1}"# + "\n" + #"{"type":"article","n":1}"# + "\n", 2),
      (
        #"{"type":"run","schema":1}"# + "\n" + #"{"type":"edit","removed":"","inserted":"","at":[]}"# + "\n",
        2
      ),
      (#"{"type":"run","schema":1}"# + "\n\n", 2), (#"{"type":"run","schema":1}"# + "\n", 1),
    ])
  func malformed(_ report: String, _ line: Int) throws {
    let problems = try show(Array(report.utf8), as: TotalsReporter()).problems
    #expect(problems.map(\.line) == [line])
  }

  @Test("random damage is an error or goes unseen, and never a crash")
  func damage() throws {
    let report = try run(try folder(), [JSONLinesReporter()])[0].bytes
    forAll(seeds: 1...200) { generator in
      var damaged = report
      for _ in 0...Int.random(in: 0...3, using: &generator) {
        damaged[Int.random(in: damaged.indices, using: &generator)] = UInt8.random(
          in: 0x20...0x7E, using: &generator)
      }
      _ = try show(damaged, as: JSONLinesReporter())
    }
  }

  @Test("the totals name every rule with places, and nothing in them controls the terminal")
  func totals() throws {
    let sink = try run(try folder(), [TotalsReporter()])[0]
    #expect(sink.lines[0] == "5 articles: 1 failed, 1 duplicate, 2 cleaned, 1 flagged")
    #expect(sink.text.contains("\nquotes: 2 edits\n  2 in 1 article  quotes.straight  "))
    #expect(sink.text.contains("a.jsonl:1:3:5  “ → \"\n"))
    #expect(sink.text.contains("found, left as it is: "))
    #expect(sink.text.unicodeScalars.allSatisfy { $0.value >= 0x20 || $0 == "\n" })
  }
}
