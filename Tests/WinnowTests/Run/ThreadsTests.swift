import Testing
import Winnow
import WinnowTestSupport

@Suite("Runs: the result is the same whatever the number of threads")
struct ThreadsTests {
  /// A folder of random archives and texts, with copies among them.
  private func inputs(_ fixture: RunFixture) throws {
    var generator = SeededGenerator(seed: 7)
    for number in 0..<6 {
      let archive = (0..<4).flatMap { _ in RandomInput.archive(using: &generator) }
      try fixture.folder.write("in/\(number).jsonl", archive)
      try fixture.folder.write("in/\(number)-copy.jsonl", archive)
      try fixture.folder.write("in/\(number).txt", RandomText.bytes(upTo: 200, using: &generator))
    }
    try fixture.folder.write("in/empty.txt", "")
    try fixture.folder.write("in/large.jsonl", "{\"text\":\"\(String(repeating: "x", count: 5000))\"}\n")
  }

  private func run(threads: Int, chunkSize: Int, into destination: (String) -> Destination) throws -> [String:
    [UInt8]]
  {
    var configuration = Configuration()
    configuration.chunkSize = chunkSize
    configuration.maximumArticleSize = 4000
    let fixture = try RunFixture(configuration)
    try inputs(fixture)
    let found = InputFinder.find([fixture.folder.path("in")], InputFinder.Options())
    let run = Run(fixture.cleaner, to: destination(fixture.folder.path("out"))) {
      fixture.notes.problems.append($0)
    }
    run.threads = threads
    run.leastForThreads = 100
    for format in ["jsonl", "text", "diff"] {
      let reporter = try #require(ReporterCatalogue.reporter(named: format, ReporterCatalogue.Options()))
      run.add(reporter, to: try AtomicFile(fixture.folder.path("report.\(format)")))
    }
    run.add(ExplainReporter(ExplainReporter.Options()), to: try AtomicFile(fixture.folder.path("explained")))
    let result = run.execute(found)
    #expect(result.isComplete)
    var files = try fixture.folder.contents()
    files["summary"] = Array(result.summary.line.utf8)
    files["problems"] = Array(fixture.notes.problems.map(\.description).joined(separator: "\n").utf8)
    for (name, bytes) in files where !name.contains("/") {
      files[name] = Array(
        String(decoding: bytes, as: UTF8.self).replacing(fixture.folder.path.dropFirst(), with: "").utf8)
    }
    return files
  }

  @Test("outputs, reports, totals and problems", arguments: [2, 8], [1, 300, 1 << 24])
  func folder(threads: Int, chunkSize: Int) throws {
    let expected = try run(threads: 1, chunkSize: 1 << 20) { .folder($0) }
    let other = try run(threads: threads, chunkSize: chunkSize) { .folder($0) }
    #expect(expected.count > 20)
    for (name, bytes) in expected { #expect(other[name] == bytes, "\(name) differs") }
    #expect(other.count == expected.count)
  }

  @Test("in place", arguments: [2, 8])
  func inPlace(threads: Int) throws {
    let expected = try run(threads: 1, chunkSize: 1 << 20) { _ in .inPlace(backupSuffix: nil) }
    let other = try run(threads: threads, chunkSize: 64) { _ in .inPlace(backupSuffix: nil) }
    #expect(other == expected)
  }

  @Test("a sink that fails stops the run, and the report has no end", arguments: [1, 2, 8])
  func failure(threads: Int) throws {
    let fixture = try RunFixture()
    try inputs(fixture)
    let found = InputFinder.find([fixture.folder.path("in")], InputFinder.Options())
    let run = Run(fixture.cleaner, to: .none) { fixture.notes.problems.append($0) }
    run.threads = threads
    run.leastForThreads = 1
    run.add(JSONLinesReporter(), to: try AtomicFile(fixture.folder.path("report")))
    run.add(JSONLinesReporter(), to: FailingSink(after: 20_000))
    let result = run.execute(found)
    #expect(!result.isComplete && result.hasProblems)
    #expect(fixture.notes.problems.last == FailingSink.problem)
    let report = try fixture.folder.text("report")
    #expect(report.contains(#""type":"article""#) && !report.contains("run-end"))
  }
}

/// A sink that takes only so many bytes.
private final class FailingSink: ByteSink {
  static let problem = Problem(code: "test.full", path: "sink", message: "full")
  private var room: Int

  init(after room: Int) { self.room = room }

  func write(_ bytes: ArraySlice<UInt8>) throws(WriteFailure) {
    room -= bytes.count
    if room < 0 { throw .problem(Self.problem) }
  }
  func flush() throws(WriteFailure) {}
  func commit() throws(WriteFailure) {}
  func discard() {}
}
