internal import WinnowCore
internal import WinnowRules

/// What one rule wants of one place in an article, before it is known whether it gets it.
struct Claim {
  private let entry: RuleSet.RuleEntry
  /// The bytes of the article it acts on.
  let range: Range<Int>
  /// The lines it acts on, wholly or in part.
  let lines: Range<Int>
  /// Whether it is of a line that goes with a match above it.
  let isInBlock: Bool

  /// A claim on a line, with the blank ones before it, that goes with a match above it.
  init(lines: Range<Int>, below claim: Claim, in text: Text) {
    entry = claim.entry
    range = text.trimmedContent(of: text.lines[lines.upperBound - 1])
    self.lines = lines
    isInBlock = true
  }

  init(_ match: RuleMatch, of entry: RuleSet.RuleEntry, in text: Text) {
    self.entry = entry
    isInBlock = false
    if entry.rule.action == .removeToEnd {
      range = match.range.lowerBound..<text.count
      lines = match.lines.lowerBound..<text.lines.count
    } else {
      range = match.range
      lines = match.lines
    }
  }

  /// The rule.
  var rule: Rule { entry.rule }
  /// Whether the rule changes text where it matches.
  var edits: Bool { entry.edits }
  /// Why.
  var reason: Reason { entry.reason }

  /// Whether it removes whole lines, and not something inside a line.
  var takesLines: Bool {
    switch rule.scope {
    case .line, .paragraph, .article: true
    case .span, .sentence: false
    }
  }

  func finding(_ cause: Finding.Cause) -> Finding {
    Finding(reason: reason, range: range, cause: cause)
  }

  /// Whether it goes before another one that claims the same bytes: the stronger action, then the longer range, the
  /// earlier start, a match of its own before a line that goes with another, the id.
  func precedes(_ other: Claim) -> Bool {
    if rule.action != other.rule.action { return rule.action > other.rule.action }
    if range.count != other.range.count { return range.count > other.range.count }
    if range.lowerBound != other.range.lowerBound { return range.lowerBound < other.range.lowerBound }
    if isInBlock != other.isInBlock { return other.isInBlock }
    return rule.id < other.rule.id
  }
}
