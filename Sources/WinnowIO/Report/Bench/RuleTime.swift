/// How long a rule took, alone, for all articles.
public struct RuleTime: Sendable {
  /// The rule.
  public let id: String
  /// The time.
  public let duration: Duration

  /// Makes a time of its parts.
  public init(id: String, duration: Duration) {
    self.id = id
    self.duration = duration
  }

  /// In thousandths of a second.
  var milliseconds: Int {
    Int(duration.components.seconds * 1000 + duration.components.attoseconds / 1_000_000_000_000_000)
  }
}
