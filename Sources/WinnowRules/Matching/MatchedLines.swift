internal import WinnowCore

/// On which lines of an article rules match, without the blank lines between.
struct MatchedLines {
  /// For each line, how many before it are not blank.
  private let ordinals: [Int]
  private let matches: [RuleMatch]
  private let rules: [RuleSet.RuleEntry]
  /// For each prefix asked for, whether a rule with it matches on the line of an ordinal.
  private var marks: [String: [Bool]] = [:]

  init(_ matches: borrowing RuleMatches, of rules: [RuleSet.RuleEntry]) {
    var ordinals: [Int] = []
    ordinals.reserveCapacity(matches.copy.text.lines.count + 1)
    var count = 0
    for line in matches.copy.text.lines {
      ordinals.append(count)
      if !matches.copy.text.isBlank(line) { count += 1 }
    }
    ordinals.append(count)
    self.ordinals = ordinals
    self.matches = matches.found
    self.rules = rules
  }

  /// Whether a rule whose id begins with the prefix matches on one of the lines beside a match.
  mutating func hasLine(near match: RuleMatch, _ nearness: Rule.Nearness) -> Bool {
    let marks = marks(of: nearness.prefix)
    let first = ordinals[match.lines.lowerBound]
    let end = ordinals[match.lines.upperBound]
    let before = max(0, first - nearness.within)..<first
    let behind = end..<min(marks.count, end + nearness.within)
    return marks[before].contains(true) || marks[behind].contains(true)
  }

  private mutating func marks(of prefix: String) -> [Bool] {
    if let known = marks[prefix] { return known }
    var result = [Bool](repeating: false, count: ordinals.last ?? 0)
    for match in matches where rules[match.rule].rule.id.hasPrefix(prefix) {
      for line in ordinals[match.lines.lowerBound]..<ordinals[match.lines.upperBound] { result[line] = true }
    }
    marks[prefix] = result
    return result
  }
}

extension RuleMatches {
  /// Puts the matches of rules that ask for another one near by and have none with those in ``apart``.
  ///
  /// What counts is where patterns match, whether or not a rule's own `near` holds there: so the answer does not
  /// depend on an order.
  mutating func sortByNearness(_ rules: [RuleSet.RuleEntry]) {
    guard found.contains(where: { rules[$0.rule].rule.near != nil }) else { return }
    var lines = MatchedLines(self, of: rules)
    let all = found
    found = []
    for match in all {
      guard let near = rules[match.rule].rule.near, !lines.hasLine(near: match, near) else {
        found.append(match)
        continue
      }
      apart.append(match)
    }
  }
}
