/// Which rules of the packs are used.
///
/// A rule is used if a prefix in `select` fits its id, or `select` is empty, and none in `ignore` does. Where both
/// fit, the longer prefix decides, so that one rule of an ignored category can be selected.
public struct RuleSelection: Sendable {
  /// Prefixes of the ids to use; empty for all.
  public var select: [String]
  /// Prefixes of the ids not to use.
  public var ignore: [String]
  /// Rules that are less sure than this are not used.
  public var minimumConfidence: Rule.Confidence

  /// Makes a selection.
  public init(select: [String] = [], ignore: [String] = [], minimumConfidence: Rule.Confidence = .low) {
    self.select = select
    self.ignore = ignore
    self.minimumConfidence = minimumConfidence
  }

  /// Whether a rule is used.
  public func contains(_ rule: Rule) -> Bool { verdict(on: rule) == .used }

  /// Whether a rule is used, and why it is not.
  public enum Verdict: Equatable, Sendable {
    /// It is used.
    case used
    /// It is less sure than is asked for.
    case notSure(minimum: Rule.Confidence)
    /// No prefix in `select` fits its id.
    case notSelected
    /// A prefix in `ignore` fits its id, and none as long in `select`.
    case ignored(prefix: String)
  }

  /// Decides on a rule.
  public func verdict(on rule: Rule) -> Verdict {
    guard rule.confidence >= minimumConfidence else { return .notSure(minimum: minimumConfidence) }
    // The id of a built-in rule is read when it is first asked for.
    if select.isEmpty && ignore.isEmpty { return .used }
    let selected = Self.longestFit(select, rule.id)
    guard select.isEmpty || selected != nil else { return .notSelected }
    guard let ignored = Self.longestFit(ignore, rule.id), ignored.utf8.count >= selected?.utf8.count ?? 0
    else {
      return .used
    }
    return .ignored(prefix: ignored)
  }

  /// The prefixes that fit none of some ids, as a mistyped one does.
  public func unknownPrefixes(among ids: [String]) -> [String] {
    (select + ignore).filter { prefix in !ids.contains { $0.hasPrefix(prefix) } }
  }

  private static func longestFit(_ prefixes: [String], _ id: String) -> String? {
    prefixes.filter(id.hasPrefix).max { $0.utf8.count < $1.utf8.count }
  }
}
