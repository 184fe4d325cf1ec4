public import WinnowCore

/// A place that the pattern of a rule matches but where the rule does not act.
public struct GatedMatch: Equatable, Sendable {
  /// The bytes of the article the rule would act on.
  public let range: Range<Int>
  /// Why it does not act there.
  public let gate: Gate

  /// What keeps a rule from a place that its pattern matches.
  public enum Gate: Equatable, Sendable {
    /// The segment has more code points than the rule's `max-length`.
    case tooLong(length: Int, limit: Int)
    /// Less of the article lies before it than the rule's `position` asks for; both are shares, from 0 to 1.
    case tooEarly(before: Double, after: Double)
    /// No rule whose id begins so matches on a line near by.
    case notNear(prefix: String, within: Int)
  }
}

extension RuleSet {
  /// The places where a rule of the set would match, were it not for its length gate, its position and what must be
  /// near: what the engine finds without them, less what it finds with them.
  public func gatedMatches(ofRule index: Int, in text: Text) -> [GatedMatch] {
    let rule = rules[index].rule
    var open = rule
    open.maxLength = nil
    open.after = 0
    let openSet = RuleSet(rules: [open])
    let found = Set(matches(in: text).found.filter { $0.rule == index }.map(\.range))
    let article = SegmentedText(text)
    let matches = openSet.engine.matches(in: article).found
    let ranges = article.copy.sourceRanges(of: matches.map { openSet.range(of: $0) })
    return zip(matches, ranges).filter { !found.contains($0.1) }.map { match, range in
      if let limit = rule.maxLength, match.segment.length > limit {
        return GatedMatch(range: range, gate: .tooLong(length: match.segment.length, limit: limit))
      }
      let before = rule.scope == .span ? Double(range.lowerBound) / Double(text.count) : match.segment.before
      if let near = rule.near, before >= rule.after {
        return GatedMatch(range: range, gate: .notNear(prefix: near.prefix, within: near.within))
      }
      return GatedMatch(range: range, gate: .tooEarly(before: before, after: rule.after))
    }
  }
}
