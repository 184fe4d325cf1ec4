/// A rendered report on its way to a sink.
final class ReportOutput {
  private(set) var reporter: any Reporter
  private let sink: any ByteSink
  private var buffer: [UInt8] = []

  init(_ reporter: any Reporter, to sink: any ByteSink) {
    self.reporter = reporter
    self.sink = sink
  }

  /// Whether what a copy of the reporter makes of an article can be written as it is.
  var rendersArticlesAlone: Bool { reporter.rendersArticlesAlone }

  /// Shows an event to the reporter, and writes what it makes of it.
  func send(_ event: (inout any Reporter, inout [UInt8]) -> Void) throws(WriteFailure) {
    buffer.removeAll(keepingCapacity: true)
    event(&reporter, &buffer)
    try write(buffer)
  }

  /// Shows an article to the reporter, and writes what it makes of it piece by piece.
  func send(_ article: ArticleReport) throws(WriteFailure) {
    buffer.removeAll(keepingCapacity: true)
    var failure: WriteFailure?
    reporter.report(article, to: &buffer) { bytes in
      if failure == nil {
        do throws(WriteFailure) { try write(bytes) } catch { failure = error }
      }
      bytes.removeAll(keepingCapacity: true)
    }
    if let failure { throw failure }
    try write(buffer)
  }

  /// Writes what has been rendered.
  func write(_ bytes: [UInt8]) throws(WriteFailure) {
    if !bytes.isEmpty { try sink.write(bytes[...]) }
  }

  /// Makes sure that what was reported so far stays.
  func publish() throws(WriteFailure) { try sink.publish() }

  func commit() throws(WriteFailure) { try sink.commit() }
}
