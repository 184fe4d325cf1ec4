import Winnow

/// `winnow rules lint` and `winnow rules test`.
extension RulesCommand {
  func lint(_ paths: [String]) throws(ConfigurationError) -> ExitStatus {
    let (rules, packs) = try rules(in: paths)
    let all = RuleLinter.lint(rules, beside: try Self.builtinRules())
    let shown = all.filter { $0.severity > .note || arguments.isVerbose }
    let words = packs == 1 ? "1 pack" : "\(packs) packs"
    return report(
      shown.map(\.description), isClean: all.allSatisfy { $0.severity == .note },
      "\(words), nothing to complain about")
  }

  func test(_ paths: [String]) throws(ConfigurationError) -> ExitStatus {
    let (rules, _) = try rules(in: paths)
    let count = rules.reduce(0) { $0 + $1.tests.hits.count + $1.tests.misses.count + $1.tests.gives.count }
    let companions = rules.contains { !$0.companionPrefixes.isEmpty } ? try Self.builtinRules() : []
    let failures = RuleTester.parallelFailures(of: rules, beside: companions)
    return report(
      failures.map(\.description), isClean: failures.isEmpty,
      "\(rules.count) rules, \(count) tests, all passed")
  }

  private func report(_ lines: [String], isClean: Bool, _ success: String) -> ExitStatus {
    let shown = Entry.show(lines.map { Printable.string($0) + "\n" }.joined(), messages)
    guard isClean else { return shown == .trouble ? .trouble : .findings }
    if !arguments.isQuiet { messages.say(success) }
    return shown
  }
}
