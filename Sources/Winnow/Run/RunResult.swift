/// What came of a run.
public struct RunResult: Sendable {
  /// The totals.
  public internal(set) var summary = Summary()
  /// Whether anything went wrong with any input or output.
  public internal(set) var hasProblems = false
  /// Whether every input was worked on; a run stops early when its output cannot be written.
  public internal(set) var isComplete = true
  /// Whether the run can go on.
  var isGoingOn = true

  /// Whether any article was changed or dropped.
  public var hasChanges: Bool { summary.count(of: .cleaned) + summary.count(of: .duplicate) > 0 }

  /// Whether there is a change or a finding of at least this severity.
  public func reaches(_ level: Severity) -> Bool { summary.severity.map { $0 >= level } ?? false }
}

/// Why work stopped.
enum Interruption: Error {
  /// This input cannot be worked on further; the others can.
  case input(Problem)
  /// Nothing can be worked on further: what all inputs share cannot be written.
  case run(WriteFailure)

  /// Does what only concerns one input.
  static func ofInput<Value>(_ body: () throws(Problem) -> Value) throws(Interruption) -> Value {
    do throws(Problem) { return try body() } catch { throw .input(error) }
  }

  /// Does what concerns the whole run.
  static func ofRun(_ body: () throws(WriteFailure) -> Void) throws(Interruption) {
    do throws(WriteFailure) { try body() } catch { throw .run(error) }
  }
}
