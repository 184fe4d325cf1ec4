public import WinnowCore

/// The paths of the inputs of which there is something to say, and nothing else.
public struct ListReporter: Reporter {
  /// Which inputs are named.
  public enum Choice: Sendable {
    /// Those that are not as they were.
    case changed
    /// Those with a change or a finding of at least this severity.
    case reaching(Severity)
  }

  private let choice: Choice
  private let endsWithNull: Bool
  private var totals = Summary()

  /// - Parameter endsWithNull: whether a NUL ends each path and it stands as it is; by default a line end does, and
  ///   nothing in a path can control a terminal.
  public init(_ choice: Choice, endsWithNull: Bool) {
    self.choice = choice
    self.endsWithNull = endsWithNull
  }

  /// Forgets the stream before.
  public mutating func begin(_ input: InputDescription, to output: inout [UInt8]) { totals = Summary() }

  /// Counts.
  public mutating func report(_ article: ArticleReport, to output: inout [UInt8]) { totals.add(article) }

  /// Names the stream if it is one of those asked for.
  public mutating func end(_ input: InputResult, to output: inout [UInt8]) {
    switch choice {
    case .changed: if input.problem != nil || input.before == input.after { return }
    case .reaching(let level): if totals.severity.map({ $0 < level }) ?? true { return }
    }
    output.append(contentsOf: (endsWithNull ? input.path : Printable.string(input.path)).utf8)
    output.append(endsWithNull ? 0 : UInt8(ascii: "\n"))
  }
}
