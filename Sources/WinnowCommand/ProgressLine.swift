import Winnow

/// When it is shown how far a run has come.
enum ProgressChoice: String, CaseIterable {
  /// Where standard error is a terminal.
  case auto
  /// In no case.
  case never
}

/// The line on a terminal that says how far a run has come. It is rewritten in place.
final class ProgressLine {
  private let sink: StreamSink
  private let start = ContinuousClock.now
  /// When it is written next. What is done sooner needs no such line.
  private var next = Duration.milliseconds(500)
  private var isShown = false

  private static let interval = Duration.milliseconds(100)

  init(on sink: StreamSink) { self.sink = sink }

  /// Shows how far the run has come, unless that was shown a moment ago.
  func show(_ progress: RunProgress) {
    let elapsed = start.duration(to: .now)
    guard elapsed >= next else { return }
    next = elapsed + Self.interval
    // In the last column, some terminals go on to the next line.
    let columns = (sink.columns ?? 80) - 1
    write("\r\(progress.line(after: elapsed, columns: columns))\u{1b}[K")
    isShown = true
  }

  /// Takes the line away, so that something else can be written.
  func clear() {
    guard isShown else { return }
    write("\r\u{1b}[K")
    isShown = false
  }

  private func write(_ text: String) {
    // It is only for looking at.
    try? sink.write(Array(text.utf8)[...])
    try? sink.flush()
  }
}
