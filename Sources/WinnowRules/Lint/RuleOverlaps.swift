internal import WinnowCore

/// Which rules are made needless by others, judged by the texts that they say they find.
///
/// A rule is shadowed by another that, for every `hit` of it, acts on as much of the text or more, whenever the rule
/// would: with the same or a stronger action, as sure or surer, in every place where the rule acts. That is a test and
/// no proof: a hit that the other rule misses clears the rule.
struct RuleOverlaps {
  /// The rules that edit, as their packs have them.
  private let rules: [Rule]
  /// The same rules, to be tried anywhere.
  private let set: RuleSet
  /// For each rule that is looked at, the rules that take what it takes, hit by hit.
  private var takers: [String: [Set<Int>]] = [:]

  init(of rules: [Rule], among all: [Rule]) {
    self.rules = all.filter(\.edits)
    set = RuleSet(rules: self.rules.map(\.anywhere))
    let wanted = Set(rules.map(\.id))
    for (index, rule) in self.rules.enumerated() where wanted.contains(rule.id) {
      takers[rule.id] = rule.tests.hits.map { takers(of: $0.text, for: index) }
    }
  }

  /// The rules that act on all that a rule acts on in a text.
  private func takers(of text: String, for index: Int) -> Set<Int> {
    let matches = set.matches(in: Text(text)).found
    let own = matches.filter { $0.rule == index }.map(\.range)
    guard !own.isEmpty else { return [] }
    let others = Set(matches.map(\.rule)).subtracting([index])
    return others.filter { other in
      let ranges = matches.filter { $0.rule == other }.map(\.range)
      return own.allSatisfy { range in ranges.contains { $0.contains(range) } }
    }
  }

  func findings(about rule: Rule) -> [LintFinding] {
    guard rule.block == nil, let takers = takers[rule.id], let first = takers.first else { return [] }
    let always = takers.dropFirst().reduce(first) { $0.intersection($1) }
    if let shadow = strongest(of: always, for: rule) {
      return [
        LintFinding(
          .warning, "lint.shadowed", at: rule.place,
          "\(shadow.id) already takes every “hit” of \(rule.id); add one that it does not take, or leave this rule out"
        )
      ]
    }
    return zip(rule.tests.hits, takers).compactMap { hit, takers in
      strongest(of: takers, for: rule).map { taker in
        LintFinding(
          .note, "lint.taken-test", at: hit.place,
          "\(taker.id) takes this “hit” too, so it does not show that \(rule.id) is needed")
      }
    }
  }

  /// The first of some rules that acts wherever another does.
  private func strongest(of others: Set<Int>, for rule: Rule) -> Rule? {
    others.sorted().map { rules[$0] }.first { Self.isAsStrong($0, as: rule) }
  }

  /// Whether a rule acts wherever another does that matches the same, with the same effect or a stronger one.
  private static func isAsStrong(_ rule: Rule, as other: Rule) -> Bool {
    rule.action >= other.action && rule.confidence >= other.confidence && rule.after <= other.after
      && rule.near == nil
  }
}
