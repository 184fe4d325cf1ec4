public import WinnowCore
public import WinnowRules

/// Runs the examples that rules carry, each rule alone.
///
/// A `hit` is a text in which the rule must find something, a `miss` one in which it must not, wherever in an article
/// they may stand: `position` and `max-share` are left aside. A text of `gives` is cleaned as an article, with the
/// rule's position and brake and with its first line as the headline.
public enum RuleTester {
  /// The examples of rules that failed, by their places; empty if all passed.
  ///
  /// - Parameter options: how patterns are matched.
  public static func failures(of rules: [Rule], options: MatchOptions = MatchOptions()) -> [Problem] {
    rules.flatMap { failures(of: $0, options) }
  }

  private static func failures(of rule: Rule, _ options: MatchOptions) -> [Problem] {
    var anywhere = rule
    anywhere.after = 0
    let finder = RuleSet(rules: [anywhere], options: options)
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
    return failures + wrongResults(of: rule, options)
  }

  /// A hint for the commonest reason why a hit is none.
  private static func tooLong(_ rule: Rule, _ example: Rule.Example) -> String {
    guard let maxLength = rule.maxLength, example.text.unicodeScalars.count > maxLength else { return "" }
    return "; it is longer than the rule's max-length of \(maxLength)"
  }

  private static func wrongResults(of rule: Rule, _ options: MatchOptions) -> [Problem] {
    guard !rule.tests.gives.isEmpty else { return [] }
    let stage = RulesStage(rules: RuleSet(rules: [rule], options: options))
    return rule.tests.gives.compactMap { example in
      let text = Text(example.text)
      let result = stage.propose(for: text).script.applied(to: text.bytes)
      guard !result.elementsEqual(example.result.utf8) else { return nil }
      let given = String(decoding: result, as: UTF8.self)
      return example.place.problem("test.gives", "\(rule.id) gives \(given.debugDescription)")
    }
  }
}
