internal import WinnowCore

/// Looks for what works but should not be in a pack: rules without examples, patterns that are easily misread, slow or
/// too wide, and rules that others make needless.
public enum RuleLinter {
  /// What should be better about the rules of packs, in their order.
  ///
  /// - Parameters:
  ///   - rules: the rules that are looked at.
  ///   - others: rules that will be in use beside them.
  public static func lint(_ rules: [Rule], beside others: [Rule] = []) -> [LintFinding] {
    let known = Set(rules.map(\.id))
    let all = rules + others.filter { !known.contains($0.id) }
    let overlaps = RuleOverlaps(of: rules, among: all)
    let ids = all.map(\.id)
    let scratch = MatchScratch()
    return rules.flatMap { rule -> [LintFinding] in
      let single = missingExamples(rule) + spelling(rule) + shape(rule) + torture(rule, scratch)
      return single + companions(rule, ids) + overlaps.findings(about: rule)
    }
  }

  private static func missingExamples(_ rule: Rule) -> [LintFinding] {
    guard rule.edits else { return [] }
    var findings: [LintFinding] = []
    if rule.tests.hits.isEmpty, rule.tests.gives.isEmpty {
      findings.append(
        LintFinding(
          .error, "lint.no-hit", at: rule.place,
          "\(rule.id) changes text, so it needs a text under “hit” that it finds"))
    }
    if rule.tests.misses.isEmpty {
      findings.append(
        LintFinding(
          .error, "lint.no-miss", at: rule.place,
          "\(rule.id) changes text, so it needs a text under “miss” that it leaves alone"))
    }
    if rule.near != nil || rule.block != nil, rule.tests.gives.isEmpty {
      findings.append(
        LintFinding(
          .warning, "lint.no-context-test", at: rule.place,
          "“hit” and “miss” try the pattern alone; add an article under “gives” that shows \(rule.id) at work"
        ))
    }
    return findings
  }

  private static func spelling(_ rule: Rule) -> [LintFinding] {
    var findings: [LintFinding] = []
    let place = rule.patternSource.place
    if rule.patternSource.style == .doubleQuoted {
      findings.append(doubleQuotes(in: rule, at: place))
    }
    let isFolded = rule.pattern.source.unicodeScalars.contains { MatchCopy.folding(of: $0.value) != .kept }
    if isFolded {
      findings.append(
        LintFinding(
          .error, "lint.folded-character", at: place,
          "a curly quote, special space or invisible character never matches, since patterns see text without them; "
            + "write ', \" or a plain space"))
    }
    return findings
  }

  /// Double quotes are wrong where a backslash was, and elsewhere wait for the first one that somebody adds.
  private static func doubleQuotes(in rule: Rule, at place: SourcePlace) -> LintFinding {
    if hasTraceOfBackslash(rule.pattern.source) {
      return LintFinding(
        .error, "lint.double-quoted-pattern", at: place,
        "in double quotes a backslash is YAML's, so that \\b is a backspace; put the pattern in single quotes"
      )
    }
    return LintFinding(
      .warning, "lint.double-quoted-pattern", at: place,
      "in double quotes the first backslash that is added would be YAML's; put the pattern in single quotes")
  }

  /// Whether text from double quotes was written with a backslash: one is left, or YAML made a control of it.
  private static func hasTraceOfBackslash(_ text: String) -> Bool {
    text.unicodeScalars.contains { $0 == "\\" || $0.properties.generalCategory == .control }
  }

  private static func shape(_ rule: Rule) -> [LintFinding] {
    let tokens = PatternToken.all(in: rule.pattern.source)
    let place = rule.patternSource.place
    var findings: [LintFinding] = []
    if let offset = unboundedRepeat(in: tokens) {
      findings.append(
        LintFinding(
          .warning, "lint.unbounded-repeat", at: place,
          "the repeat at character \(offset + 1) of the pattern has no upper bound; write one, such as {0,40}"
        ))
    }
    let literals = PatternShape(of: rule.pattern).literals
    if literals.isEmpty || literals.contains(where: { $0.allSatisfy(\.isWhitespace) }) {
      findings.append(
        LintFinding(
          .warning, "lint.no-literal", at: place,
          "the pattern can match without any fixed word, so it is slow and matches too much; "
            + "give every alternative one that must be there"))
    }
    if isPersonalData(rule), tokens.contains(where: { $0.kind == .escape("d") }) {
      findings.append(
        LintFinding(
          .error, "lint.digit-class", at: place,
          "\\d takes the digits of every script; write [0-9] for personal data"))
    }
    return findings
  }

  private static func torture(_ rule: Rule, _ scratch: MatchScratch) -> [LintFinding] {
    guard let failure = TortureTrial(rule, scratch).firstFailure() else { return [] }
    return [
      LintFinding(
        .error, "lint.torture", at: rule.patternSource.place,
        "on \(failure.text) (\(failure.size) bytes) \(failure.limit.message) (\(failure.limit.code)); "
          + "write repeats with a small upper bound and no repeat in another one, begin with ^ or a fixed word, "
          + "or give the rule a max-length"
      )
    ]
  }

  /// Whether a rule looks for personal data or secrets, by its category.
  private static func isPersonalData(_ rule: Rule) -> Bool {
    ["personal", "pii", "secret", "secrets"].contains(rule.id.prefix { $0 != "." })
  }

  /// The offset of a repeat without an upper bound over something wide: any character, a negated class, or a group.
  /// Repeats of one character or class, such as `\s+`, end by themselves, and possessive ones never go back.
  private static func unboundedRepeat(in tokens: [PatternToken]) -> Int? {
    for (token, before) in zip(tokens.dropFirst(), tokens) {
      guard case .repeating(_, nil, isPossessive: false) = token.kind else { continue }
      switch before.kind {
      case .dot, .close, .characterClass(isNegated: true): return token.offset
      default: continue
      }
    }
    return nil
  }

  /// A prefix that fits no rule keeps a rule from ever acting.
  private static func companions(_ rule: Rule, _ ids: [String]) -> [LintFinding] {
    rule.companionPrefixes.filter { prefix in !ids.contains { $0.hasPrefix(prefix) } }.map { prefix in
      LintFinding(
        .error, "lint.unknown-rule", at: rule.place,
        "\(rule.id) waits for a rule “\(prefix)…”, and no id begins so; \(Suggestion.phrase(for: prefix, among: ids))"
      )
    }
  }
}
