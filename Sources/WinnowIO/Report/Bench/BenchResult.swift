/// All that `rules bench` has to say.
public struct BenchResult: Sendable {
  /// What the rules do.
  public var report: BenchReport
  /// What changed from other rules; `nil` where there are none to compare with.
  public var comparison: BenchComparison?
  /// How long each rule took, slowest first; empty where nobody asked.
  public var times: [RuleTime] = []

  /// Makes a result of a report alone.
  public init(_ report: BenchReport) { self.report = report }
}

/// The forms in which `rules bench` says it.
public enum BenchFormat: String, CaseIterable, Sendable {
  /// Tables for people, within 100 columns.
  case text
  /// One JSON object, as `schemas/rules-bench.schema.json` describes it.
  case json

  /// A result in this form.
  ///
  /// - Parameter isVerbose: whether the text shows every line it would otherwise only count.
  public func render(_ result: BenchResult, isVerbose: Bool = false) -> [UInt8] {
    switch self {
    case .text: BenchText(isVerbose: isVerbose).render(result)
    case .json: BenchJSON.render(result)
    }
  }
}
