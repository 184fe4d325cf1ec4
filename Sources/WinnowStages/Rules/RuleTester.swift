public import WinnowCore
public import WinnowRules

/// Runs the examples that rules carry, each rule alone.
///
/// A `hit` is a text in which the rule must find something, a `miss` one in which it must not, wherever in an article
/// they may stand: `position`, `near` and `max-share` are left aside. A text of `gives` is cleaned as an article, with
/// the rule's position, brake and context and with its first line as the headline; rules that `near` and `block` look
/// to only flag there, so that what is tested is the rule's own work.
public enum RuleTester {
  /// The examples of rules that failed, by their places; empty if all passed.
  ///
  /// - Parameters:
  ///   - rules: the rules whose examples are run.
  ///   - others: rules in use beside them, to which `near` and `block` may look.
  ///   - options: how patterns are matched.
  public static func failures(
    of rules: [Rule], beside others: [Rule] = [], options: MatchOptions = MatchOptions()
  ) -> [Problem] {
    rules.flatMap { failures(of: $0, beside: rules + others, options: options) }
  }

  /// The examples of one rule that failed, by their places; empty if all passed.
  public static func failures(
    of rule: Rule, beside others: [Rule], options: MatchOptions = MatchOptions()
  ) -> [Problem] {
    let finder = RuleSet(rules: [rule.anywhere], options: options)
    var failures: [Problem] = []
    for example in rule.tests.hits + rule.tests.misses {
      for limit in finder.matches(in: Text(example.text)).limits {
        failures.append(example.place.problem("test.limit", "\(rule.id): \(limit.message) (\(limit.code))"))
      }
    }
    for example in rule.tests.hits where finder.matches(in: Text(example.text)).found.isEmpty {
      failures.append(
        example.place.problem("test.hit", "\(rule.id) does not find this text" + tooLong(rule, example)))
    }
    for example in rule.tests.misses where !finder.matches(in: Text(example.text)).found.isEmpty {
      failures.append(
        example.place.problem("test.miss", "\(rule.id) finds this text, but must leave it alone"))
    }
    return failures + wrongResults(of: rule, beside: others, options)
  }

  /// A hint for the commonest reason why a hit is none.
  private static func tooLong(_ rule: Rule, _ example: Rule.Example) -> String {
    guard let maxLength = rule.maxLength, example.text.unicodeScalars.count > maxLength else { return "" }
    return "; it is longer than the rule's max-length of \(maxLength)"
  }

  private static func wrongResults(
    of rule: Rule, beside others: [Rule], _ options: MatchOptions
  ) -> [Problem] {
    guard !rule.tests.gives.isEmpty else { return [] }
    let rules = [rule] + companions(of: rule, among: others)
    let stage = RulesStage(rules: RuleSet(rules: rules, options: options))
    return rule.tests.gives.compactMap { example in
      let text = Text(example.text)
      let result = stage.propose(for: text).script.applied(to: text.bytes)
      guard !result.elementsEqual(example.result.utf8) else { return nil }
      let given = String(decoding: result, as: UTF8.self)
      return example.place.problem("test.gives", "\(rule.id) gives \(given.debugDescription)")
    }
  }

  /// The rules that a rule looks to, made to flag.
  private static func companions(of rule: Rule, among others: [Rule]) -> [Rule] {
    let fitting = others.filter { other in
      other.id != rule.id && rule.companionPrefixes.contains { other.id.hasPrefix($0) }
    }
    return fitting.map { other in
      var companion = other
      companion.action = .flag
      return companion
    }
  }
}
