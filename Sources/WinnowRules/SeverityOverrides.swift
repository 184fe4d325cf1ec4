internal import WinnowCore

/// How much rules matter here, whatever their packs say.
public struct SeverityOverrides: Sendable, Equatable {
  /// What a rule can be set to.
  public enum Level: String, CaseIterable, Sendable {
    /// As `Severity.note`.
    case note
    /// As `Severity.warning`.
    case warning
    /// As `Severity.error`.
    case error
    /// The rule is not used.
    case off
  }

  /// The levels by the prefix of the rules' ids. Where several prefixes fit, the longest decides.
  public var levels: [String: Level]

  /// Makes overrides.
  public init(_ levels: [String: Level] = [:]) { self.levels = levels }

  /// The rule as it matters here; `nil` if it is off.
  public func applied(to rule: Rule) -> Rule? {
    let prefixes = levels.keys.filter(rule.id.hasPrefix)
    guard let longest = prefixes.max(by: { $0.utf8.count < $1.utf8.count }), let level = levels[longest]
    else {
      return rule
    }
    var rule = rule
    switch level {
    case .note: rule.severity = .note
    case .warning: rule.severity = .warning
    case .error: rule.severity = .error
    case .off: return nil
    }
    return rule
  }
}
