import Testing
import WinnowTestSupport

@testable import Winnow

@Suite("How memory is divided up")
struct MemoryBudgetTests {
  @Test("more memory is more room, and chunks fit into it", arguments: [1, 2, 8])
  func sizes(threads: Int) throws {
    let least = MemoryBudget.least(threads: threads)
    var last = try MemoryBudget(least, threads: threads)
    #expect(last.chunkSize >= 32 << 10)
    for size in stride(from: least, through: 1 << 30, by: 10 << 20) {
      let budget = try MemoryBudget(size, threads: threads)
      #expect(budget.chunkSize >= last.chunkSize && budget.room >= last.room)
      #expect(
        budget.chunkSize <= 1 << 20 && budget.chunkSize * MemoryBudget.loads(threads: threads) <= budget.room)
      #expect(budget.room < size)
      last = budget
    }
  }

  @Test("what is too little is refused, with what is enough", arguments: [1, 2])
  func tooLittle(threads: Int) throws {
    let least = MemoryBudget.least(threads: threads)
    let error = #expect(throws: ConfigurationError.self) { try MemoryBudget(least - 1, threads: threads) }
    let message = try #require(error?.problems.first?.message)
    #expect(message.contains(ByteCount.description(least)))
    #expect(message.contains("--threads") == (threads > 1))
  }

  @Test("with no limit no thread waits for memory, as long as articles are small")
  func none() {
    let budget = MemoryBudget(threads: 2, chunkSize: 1 << 20)
    #expect(budget.chunkSize == 1 << 20 && budget.room >= 6 << 20)
  }

  @Test("outputs, reports and totals are those of a run without a limit", arguments: [1, 2])
  func results(threads: Int) throws {
    var generator = SeededGenerator(seed: 11)
    let archive = (0..<400).flatMap { _ in RandomInput.archive(using: &generator) }
    func run(_ size: Int?) throws -> [[UInt8]] {
      let fixture = try RunFixture()
      let path = try fixture.folder.write("a.jsonl", archive)
      let found = InputFinder.find([path], InputFinder.Options())
      let run = Run(fixture.cleaner, to: .file(fixture.folder.path("out"))) { _ in }
      run.threads = threads
      run.leastForThreads = 1
      run.memory = try size.map { try MemoryBudget($0, threads: threads) }
      run.add(JSONLinesReporter(), to: try AtomicFile(fixture.folder.path("report")))
      #expect(run.execute(found).isComplete)
      let report = try fixture.folder.text("report").replacing(fixture.folder.path, with: "")
      return [try fixture.folder.bytes("out"), Array(report.utf8)]
    }
    let expected = try run(nil)
    for size in [MemoryBudget.least(threads: threads), 48 << 20, 1 << 30] {
      #expect(try run(size) == expected)
    }
  }
}
