/// A run that is over, shown again from its change report: the same events to the same kinds of reporters.
public final class SavedRun {
  private let saved: SavedReport
  private var outputs: [ReportOutput] = []

  /// Opens a change report; `-` is standard input.
  ///
  /// - Throws: `Problem` if it cannot be opened.
  public init(report path: String) throws(Problem) { saved = try SavedReport(path) }

  /// Adds a report to be made.
  public func add(_ reporter: any Reporter, to sink: any ByteSink) {
    outputs.append(ReportOutput(reporter, to: sink))
  }

  /// Reads the change report to its end and shows it to the reporters.
  ///
  /// - Returns: what went wrong. Reports of a change report that ends too early end where it does, without the totals.
  public func execute() -> [Problem] {
    var problems: [Problem] = []
    var summary = Summary()
    do throws(Interruption) {
      while let event = try Interruption.ofInput(saved.next) {
        try Interruption.ofInput(StopSignal.check)
        try send(event, &summary)
      }
    } catch {
      if let problem = error.problem { problems.append(problem) }
    }
    for output in outputs {
      do throws(WriteFailure) { try output.commit() } catch {
        if let problem = error.problem { problems.append(problem) }
      }
    }
    return problems
  }

  private func send(_ event: SavedReport.Event, _ summary: inout Summary) throws(Interruption) {
    switch event {
    case .run(let run):
      summary = Summary()
      try send { $0.begin(run, to: &$1) }
    case .input(let input): try send { $0.begin(input, to: &$1) }
    case .article(let article):
      summary.add(article)
      try send { $0.report(article, to: &$1) }
    case .inputEnd(let result):
      summary.add(result)
      try send { $0.end(result, to: &$1) }
    case .runEnd:
      let totals = summary
      try send { $0.end(totals, to: &$1) }
    }
  }

  private func send(_ event: (inout any Reporter, inout [UInt8]) -> Void) throws(Interruption) {
    for output in outputs {
      try Interruption.ofRun { () throws(WriteFailure) in try output.send(event) }
    }
  }
}

extension Interruption {
  /// What is wrong; nothing where only the reader of a pipe has gone.
  fileprivate var problem: Problem? {
    switch self {
    case .input(let problem): problem
    case .run(let failure): failure.problem
    }
  }
}
