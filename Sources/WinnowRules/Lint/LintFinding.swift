public import WinnowCore

/// Something about a rule that works but should be better.
public struct LintFinding: Sendable {
  /// Where it is, what it is, and what to do.
  public let problem: Problem
  /// How much it matters: an error is a rule that does something else than it says, a warning one that is slow, too
  /// wide or not proved, a note an example that proves nothing.
  public let severity: Severity

  init(_ severity: Severity, _ code: String, at place: SourcePlace, _ message: String) {
    self.severity = severity
    self.problem = place.problem(code, message)
  }
}

extension LintFinding: CustomStringConvertible {
  /// `path:line:column: severity code: message`.
  public var description: String {
    let place = [problem.path, problem.line.map(String.init), problem.column.map(String.init)].compactMap {
      $0
    }
    return "\(place.joined(separator: ":")): \(severity.rawValue) \(problem.code): \(problem.message)"
  }
}
