import Glibc
import Testing
import Winnow
import WinnowTestSupport

@Suite("How far a run is, as it is told")
struct ProgressCounterTests {
  @Test("bytes only grow, up to the size of all files", arguments: [1, 2])
  func told(threads: Int) throws {
    let fixture = try RunFixture()
    let record = #"{"text":"The keeper said “yes” twice."}"# + "\n"
    for name in ["a.jsonl", "b.jsonl"] {
      try fixture.folder.write(name, String(repeating: record, count: 500))
    }
    let size = try fixture.folder.bytes("a.jsonl").count * 2
    let found = InputFinder.find(["a.jsonl", "b.jsonl"].map(fixture.folder.path), InputFinder.Options())
    let run = Run(fixture.cleaner, to: .folder(fixture.folder.path("out"))) { _ in }
    run.threads = threads
    run.leastForThreads = 1
    run.memory = try MemoryBudget(40 << 20, threads: threads)
    var told: [RunProgress] = []
    run.onProgress = { told.append($0) }
    #expect(run.execute(found).isComplete)
    #expect(told.count >= 2 && told.allSatisfy { $0.totalBytes == size })
    #expect(zip(told, told.dropFirst()).allSatisfy { $0.bytes <= $1.bytes && $0.articles <= $1.articles })
    #expect(told.last?.bytes == size && told.last?.articles == 1000)
    #expect(told.last?.path == fixture.folder.path("b.jsonl"))
  }

  @Test("that there is much to clean is told once, however many inputs there are", arguments: [1, 3000])
  func much(lines: Int) throws {
    let fixture = try RunFixture()
    let record = #"{"text":"The keeper said yes twice."}"# + "\n"
    let names = ["a.jsonl", "b.jsonl", "c.jsonl"]
    for name in names { try fixture.folder.write(name, String(repeating: record, count: lines)) }
    let run = Run(fixture.cleaner, to: .none) { _ in }
    var told = 0
    run.onMuch = { told += 1 }
    _ = run.execute(InputFinder.find(names.map(fixture.folder.path), InputFinder.Options()))
    #expect(told == (lines > 1 ? 1 : 0))
  }

  @Test("where a size is not known, none is told")
  func unknown() throws {
    let fixture = try RunFixture()
    let path = fixture.folder.path("in.txt")
    try #require(mkfifo(path, 0o600) == 0)
    let writer = Thread {
      let descriptor = open(path, O_WRONLY)
      _ = write(descriptor, "So.\n", 4)
      close(descriptor)
    }
    let run = Run(fixture.cleaner, to: .none) { _ in }
    var told: [RunProgress] = []
    run.onProgress = { told.append($0) }
    _ = run.execute(InputFinder.find([path], InputFinder.Options()))
    writer.join()
    #expect(told == [RunProgress(bytes: 4, articles: 1, path: path)])
  }
}
