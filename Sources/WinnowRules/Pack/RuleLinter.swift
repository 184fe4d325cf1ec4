public import WinnowCore

/// Looks for what works but should not be in a pack: rules without examples, patterns that are easily misread, slow or
/// too wide.
public enum RuleLinter {
  /// What is wrong with packs: what keeps them from being used, or, if nothing does, what should be better.
  public static func lint(_ sources: [PackSource]) -> [Problem] {
    do throws(PackError) {
      return try Pack.load(sources).flatMap(\.rules).flatMap(lint)
    } catch {
      return error.problems
    }
  }

  /// What should be better about a rule, by place.
  public static func lint(_ rule: Rule) -> [Problem] {
    missingExamples(rule) + spelling(rule) + shape(rule)
  }

  private static func missingExamples(_ rule: Rule) -> [Problem] {
    guard rule.edits else { return [] }
    var problems: [Problem] = []
    if rule.tests.hits.isEmpty, rule.tests.gives.isEmpty {
      problems.append(
        rule.place.problem(
          "lint.no-hit", "\(rule.id) changes text, so it needs a text under “hit” that it finds"))
    }
    if rule.tests.misses.isEmpty {
      problems.append(
        rule.place.problem(
          "lint.no-miss", "\(rule.id) changes text, so it needs a text under “miss” that it leaves alone"))
    }
    return problems
  }

  private static func spelling(_ rule: Rule) -> [Problem] {
    var problems: [Problem] = []
    let place = rule.patternSource.place
    if rule.patternSource.style == .doubleQuoted, hasTraceOfBackslash(rule.pattern.source) {
      problems.append(
        place.problem(
          "pack.double-quoted-pattern",
          "in double quotes a backslash is YAML's, so that \\b is a backspace; put the pattern in single quotes"
        ))
    }
    let isFolded = rule.pattern.source.unicodeScalars.contains { MatchCopy.folding(of: $0.value) != .kept }
    if isFolded {
      problems.append(
        place.problem(
          "lint.folded-character",
          "a curly quote, special space or invisible character never matches, since patterns see text without them; "
            + "write ', \" or a plain space"))
    }
    return problems
  }

  /// Whether text from double quotes was written with a backslash: one is left, or YAML made a control of it.
  private static func hasTraceOfBackslash(_ text: String) -> Bool {
    text.unicodeScalars.contains { $0 == "\\" || $0.properties.generalCategory == .control }
  }

  private static func shape(_ rule: Rule) -> [Problem] {
    let tokens = PatternToken.all(in: rule.pattern.source)
    let place = rule.patternSource.place
    var problems: [Problem] = []
    if let offset = PatternShape.unboundedRepeat(in: tokens) {
      problems.append(
        place.problem(
          "lint.unbounded-repeat",
          "the repeat at character \(offset + 1) of the pattern has no upper bound; write one, such as {0,40}"
        ))
    }
    if !PatternShape.hasLiteral(tokens) {
      problems.append(
        place.problem(
          "lint.no-literal",
          "an alternative of the pattern has no word of three letters or more, so it is slow and matches too much"
        ))
    }
    if isPersonalData(rule), tokens.contains(where: { $0.kind == .escape("d") }) {
      problems.append(
        place.problem(
          "lint.digit-class", "\\d takes the digits of every script; write [0-9] for personal data"))
    }
    return problems
  }

  /// Whether a rule looks for personal data or secrets, by its category.
  private static func isPersonalData(_ rule: Rule) -> Bool {
    ["personal", "pii", "secret", "secrets"].contains(rule.id.prefix { $0 != "." })
  }
}

/// What a pattern's tokens tell of its cost.
enum PatternShape {
  /// The offset of a repeat without an upper bound over something wide: any character, a negated class, or a group.
  /// Repeats of one character or class, such as `\s+`, end by themselves, and possessive ones never go back.
  static func unboundedRepeat(in tokens: [PatternToken]) -> Int? {
    for (token, before) in zip(tokens.dropFirst(), tokens) {
      guard case .repeating(_, nil, isPossessive: false) = token.kind else { continue }
      switch before.kind {
      case .dot, .close, .characterClass(isNegated: true): return token.offset
      default: continue
      }
    }
    return nil
  }

  /// Whether every alternative has three bytes or more of literal text in a row at some place.
  static func hasLiteral(_ tokens: [PatternToken]) -> Bool {
    var depth = 0
    var run = 0
    var hasLiteral = false
    for (index, token) in tokens.enumerated() {
      let next = index + 1 < tokens.count ? tokens[index + 1].kind : nil
      switch token.kind {
      case .literal(let scalar):
        // A character that may be missing is none to rely on.
        if case .repeating(0, _, _) = next { run = 0 } else { run += UTF8.width(scalar) }
        hasLiteral = hasLiteral || run >= 3
        continue
      case .open: depth += 1
      case .close: depth -= 1
      case .alternation where depth == 0:
        guard hasLiteral else { return false }
        hasLiteral = false
      default: break
      }
      run = 0
    }
    return hasLiteral
  }
}
