internal import Synchronization

/// Work on several threads at once, whose results are in an order of their own.
public enum Parallel {
  /// The results of work on the numbers below a count, in the order of the numbers. The calling thread works too.
  public static func map<Result: Sendable>(
    _ count: Int, threads: Int = Thread.processorCount, _ body: @escaping @Sendable (Int) -> Result
  ) -> [Result] {
    let work = Work(count: count, body)
    let others = (1..<max(1, min(threads, count))).map { _ in Thread { work.run() } }
    work.run()
    others.forEach { $0.join() }
    return work.results
  }

  /// Numbers that threads take one after the other.
  private final class Work<Result: Sendable>: Sendable {
    private let count: Int
    private let body: @Sendable (Int) -> Result
    private let next = Atomic(0)
    private let done = Mutex<[(number: Int, result: Result)]>([])

    init(count: Int, _ body: @escaping @Sendable (Int) -> Result) {
      self.count = count
      self.body = body
    }

    func run() {
      var mine: [(number: Int, result: Result)] = []
      while true {
        let number = next.add(1, ordering: .relaxed).oldValue
        guard number < count else { break }
        mine.append((number, body(number)))
      }
      done.withLock { [mine] in $0 += mine }
    }

    var results: [Result] { done.withLock { $0.sorted { $0.number < $1.number }.map(\.result) } }
  }
}
