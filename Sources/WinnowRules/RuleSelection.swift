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
  public func contains(_ rule: Rule) -> Bool {
    guard rule.confidence >= minimumConfidence else { return false }
    let selected = Self.longestFit(select, rule.id) ?? (select.isEmpty ? 0 : -1)
    let ignored = Self.longestFit(ignore, rule.id) ?? -1
    return selected > ignored
  }

  /// The prefixes that fit no rule of the packs, as a mistyped one does.
  public func unknownPrefixes(in packs: [Pack]) -> [String] {
    let ids = packs.flatMap(\.rules).map(\.id)
    return (select + ignore).filter { prefix in !ids.contains { $0.hasPrefix(prefix) } }
  }

  private static func longestFit(_ prefixes: [String], _ id: String) -> Int? {
    prefixes.filter(id.hasPrefix).map(\.utf8.count).max()
  }
}
