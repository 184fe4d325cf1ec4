internal import WinnowCore

/// Tries rules only where a segment shows what every match of theirs needs; what PCRE2 then confirms is what it would
/// have found alone.
final class PrefilterEngine: MatchEngine {
  private let confirmation: PCRE2Engine
  private let options: MatchOptions
  /// Made when it is first asked for: some sets of rules are never matched.
  private let finder = LazyReference<CandidateFinder>()

  init(confirmation: PCRE2Engine, _ options: MatchOptions) {
    self.confirmation = confirmation
    self.options = options
  }

  func matches(in article: SegmentedText, recalling leads: MatchLeads?) -> EngineMatches {
    let finder = finder.object { CandidateFinder(confirmation.rules, options) }
    var candidates = SegmentCandidates(article, confirmation.rules)
    var result = confirmation.search(article) { search in
      for rule in finder.rulesForEveryText {
        search.match(rule, on: article.segments(for: confirmation.rules[rule].rule.scope))
      }
      if let leads {
        leads.forEach(in: article.copy) { line, rule in candidates.take(line, rule, &search) }
      } else {
        finder.findCandidates(in: article.copy) { line, rule in candidates.take(line, rule, &search) }
      }
      candidates.finish(&search)
    }
    result.leads = candidates.leads
    return result
  }
}

/// Takes candidate lines, and tries rules on the segments there.
private struct SegmentCandidates {
  private let article: SegmentedText
  private let rules: [RuleSet.RuleEntry]
  /// The line of the last candidate, as a segment.
  private var line: Segment?
  /// Its sentences, if they have been asked for.
  private var sentences: [Segment]?
  /// Lines that rules for paragraphs and articles are to be tried around.
  private var linesByRule: [Int: [Int]] = [:]
  /// The candidates that are worth another try when lines have gone.
  private(set) var leads = MatchLeads()

  init(_ article: SegmentedText, _ rules: [RuleSet.RuleEntry]) {
    self.article = article
    self.rules = rules
  }

  mutating func take(_ candidate: CandidateLine, _ rule: Int, _ search: inout RuleSearch) {
    if line?.lines.lowerBound != candidate.number {
      line = article.line(candidate)
      sentences = nil
    }
    if isLead(candidate, rule, &search) {
      leads.leads.append(MatchLeads.Lead(line: candidate.number, rule: rule))
    }
  }

  /// Tries a rule on a line, or notes to try it later.
  private mutating func isLead(_ candidate: CandidateLine, _ rule: Int, _ search: inout RuleSearch) -> Bool {
    switch search.targets[rule].scope {
    case .span, .line:
      return line.map { search.match(rule, on: $0) } ?? false
    case .sentence:
      let segments = sentences ?? article.segments(for: .sentence, holding: CollectionOfOne(candidate.number))
      sentences = segments
      return search.match(rule, on: segments)
    case .paragraph, .article:
      linesByRule[rule, default: []].append(candidate.number)
      return true
    }
  }

  /// Tries what could not be tried line by line.
  mutating func finish(_ search: inout RuleSearch) {
    if linesByRule.isEmpty { return }
    for (rule, lines) in linesByRule {
      search.match(rule, on: article.segments(for: rules[rule].rule.scope, holding: lines))
    }
  }
}

extension MatchLeads {
  /// Calls the body with each line that may hold a match, and the rule.
  fileprivate func forEach(in copy: MatchCopy, _ body: (CandidateLine, Int) -> Void) {
    copy.text.bytes.withUnsafeBufferPointer { bytes in
      for lead in leads {
        guard let line = CandidateLine(lead.line, of: copy, bytes) else { continue }
        body(line, lead.rule)
      }
    }
  }
}
