import Testing
import Winnow
import WinnowTestSupport

@Suite("Runs: an article with more to report than a chunk holds")
struct LargeArticleTests {
  @Test("its report comes in its order, on one thread and on several, and restores it", arguments: [1, 2])
  func report(threads: Int) throws {
    let fixture = try RunFixture()
    let large = "{\"text\": \"" + String(repeating: "“It’s” ", count: 10_000) + "\"}\n"
    let small = "{\"text\": \"A “small” one.\"}\n"
    let path = try fixture.folder.write("a.jsonl", Array((small + large + small + large + small).utf8))
    let found = InputFinder.find([path], InputFinder.Options())
    let run = Run(fixture.cleaner, to: .file(fixture.folder.path("out"))) {
      fixture.notes.problems.append($0)
    }
    run.threads = threads
    run.leastForThreads = 1
    run.add(JSONLinesReporter(), to: try AtomicFile(fixture.folder.path("report"), mode: 0o600))
    _ = run.execute(found)
    #expect(fixture.notes.problems == [])
    let lines = try fixture.folder.text("report").split(separator: "\n")
    let starts = lines.filter { $0.hasPrefix("{\"type\":\"article\"") }.map { $0.prefix(24) }
    #expect(starts == (1...5).map { "{\"type\":\"article\",\"n\":\($0)," })
    #expect(lines.contains { $0.utf8.count > 500_000 })
    #expect(try fixture.restore("report", "out", toFile: "back") == [])
    #expect(try fixture.folder.bytes("back") == fixture.folder.bytes("a.jsonl"))
  }
}
