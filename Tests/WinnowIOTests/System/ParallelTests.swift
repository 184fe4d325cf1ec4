import Testing
import WinnowIO

@Suite("Work on several threads")
struct ParallelTests {
  @Test("results come in the order of the numbers, whatever the threads", arguments: [0, 1, 2, 7])
  func order(threads: Int) {
    for count in [0, 1, 5, 1000] {
      #expect(Parallel.map(count, threads: threads) { $0 * 2 } == (0..<count).map { $0 * 2 })
    }
  }
}
