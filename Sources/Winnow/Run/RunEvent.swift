/// What happens while files are cleaned, in the order of the input.
public enum RunEvent: Sendable {
  /// A file, or standard input, is about to be read.
  case input(InputDescription)
  /// An article is done: its verdict, changes and findings.
  case article(ArticleReport)
  /// A file was read to its end, or as far as it could be.
  case inputEnd(InputResult)
  /// Something went wrong. The rest of the work goes on where that is safe.
  case problem(Problem)
}

/// Shows events to a closure. Not checked, since the closure never leaves the thread of a run that has only one.
struct EventReporter: Reporter, @unchecked Sendable {
  let onEvent: (RunEvent) -> Void

  mutating func begin(_ input: InputDescription, to output: inout [UInt8]) { onEvent(.input(input)) }
  mutating func report(_ article: ArticleReport, to output: inout [UInt8]) { onEvent(.article(article)) }
  mutating func end(_ input: InputResult, to output: inout [UInt8]) { onEvent(.inputEnd(input)) }
}

/// Takes bytes that nobody wants.
final class NoSink: ByteSink {
  func write(_ bytes: ArraySlice<UInt8>) {}
  func flush() {}
  func commit() {}
  func discard() {}
}
