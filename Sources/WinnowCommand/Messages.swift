import Winnow

/// What is said on standard error.
final class Messages {
  private let sink = StreamSink.standardError()
  private var progress: ProgressLine?
  private var counts: [String: Int] = [:]
  /// In the order they were first met.
  private var kinds: [(key: String, path: String)] = []

  /// How many problems of one kind are shown for one input. A file of the wrong kind shall not flood a terminal.
  private static let shownOfAKind = 20

  /// Says one thing. Nothing in it can control a terminal.
  func say(_ message: String) {
    progress?.clear()
    let text = Printable.string("winnow: \(message)", keepsLineEnds: true) + "\n"
    // Standard error is the last resort; if it is gone too, the exit status still tells.
    try? sink.write(Array(text.utf8)[...])
    try? sink.flush()
  }

  /// Says what went wrong, unless much of the same has been said.
  func problem(_ problem: Problem) {
    let key = problem.path + "\0" + problem.code
    let count = counts[key, default: 0] + 1
    counts[key] = count
    if count == 1 { kinds.append((key, problem.path)) }
    if count <= Self.shownOfAKind { say(problem.description) }
  }

  /// Makes a line that says how far a run has come; `nil` where standard error is no terminal that could show it.
  func makeProgressLine() -> ProgressLine? {
    progress = sink.canRewriteLine ? ProgressLine(on: sink) : nil
    return progress
  }

  /// Says how much was left out.
  func finish() {
    progress?.clear()
    for (key, path) in kinds {
      let hidden = (counts[key] ?? 0) - Self.shownOfAKind
      if hidden > 0 { say("\(path): \(hidden) more like the last; a report (-f jsonl=FILE) lists them all") }
    }
  }
}
