public import WinnowCore

/// How much edits and findings matter here, whatever packs and stages say.
public struct SeverityOverrides: Sendable, Equatable {
  /// What an id can be set to.
  public enum Level: String, CaseIterable, Sendable {
    /// As `Severity.note`.
    case note
    /// As `Severity.warning`.
    case warning
    /// As `Severity.error`.
    case error
    /// The rule is not used; an edit of a stage is not made.
    case off

    /// The severity it sets; `nil` for ``off``.
    public var severity: Severity? { Severity(rawValue: rawValue) }
  }

  /// The levels by prefix of the ids, such as `promo` or `quotes.straight`. Where several prefixes fit, the longest
  /// decides.
  public var levels: [String: Level]

  /// Makes overrides.
  public init(_ levels: [String: Level] = [:]) { self.levels = levels }

  /// What an id is set to; `nil` if nothing is said of it.
  public func level(of id: String) -> Level? {
    if levels.isEmpty { return nil }
    return levels.filter { id.hasPrefix($0.key) }.max { $0.key.utf8.count < $1.key.utf8.count }?.value
  }

  /// The rule as it matters here; `nil` if it is off.
  public func applied(to rule: Rule) -> Rule? {
    // The id of a built-in rule is read when it is first asked for.
    if levels.isEmpty { return rule }
    guard let level = level(of: rule.id) else { return rule }
    guard let severity = level.severity else { return nil }
    var rule = rule
    rule.severity = severity
    return rule
  }

  /// The prefixes that fit none of some ids, as a mistyped one does, sorted.
  public func unknownPrefixes(among ids: [String]) -> [String] {
    levels.keys.filter { prefix in !ids.contains { $0.hasPrefix(prefix) } }.sorted()
  }
}
