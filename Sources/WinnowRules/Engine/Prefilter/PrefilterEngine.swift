/// Tries rules only where a segment shows what every match of theirs needs; what PCRE2 then confirms is what it would
/// have found alone.
final class PrefilterEngine: MatchEngine {
  private let confirmation: PCRE2Engine
  /// Made when it is first asked for: some sets of rules are never matched.
  private let finder = LazyReference<CandidateFinder>()

  init(confirmation: PCRE2Engine) { self.confirmation = confirmation }

  func matches(in article: SegmentedText) -> EngineMatches {
    let finder = finder.object { CandidateFinder(confirmation.rules) }
    return confirmation.search(article) { search in
      for rule in finder.rulesForEveryText {
        search.match(rule, on: article.segments(for: confirmation.rules[rule].scope))
      }
      var candidates = SegmentCandidates(article, confirmation.rules)
      finder.findCandidates(in: article.copy) { line, rule in candidates.take(line, rule, &search) }
      candidates.finish(&search)
    }
  }
}

/// Takes candidate lines, and tries rules on the segments there.
private struct SegmentCandidates {
  private let article: SegmentedText
  private let rules: [Rule]
  /// The line of the last candidate, as a segment.
  private var line: Segment?
  /// Its sentences, if they have been asked for.
  private var sentences: [Segment]?
  /// Lines that rules for paragraphs and articles are to be tried around.
  private var linesByRule: [Int: [Int]] = [:]

  init(_ article: SegmentedText, _ rules: [Rule]) {
    self.article = article
    self.rules = rules
  }

  mutating func take(_ candidate: CandidateLine, _ rule: Int, _ search: inout RuleSearch) {
    if line?.lines.lowerBound != candidate.number {
      line = article.line(candidate)
      sentences = nil
    }
    switch search.targets[rule].scope {
    case .span, .line:
      if let line { search.match(rule, on: line) }
    case .sentence:
      let segments = sentences ?? article.segments(for: .sentence, holding: CollectionOfOne(candidate.number))
      sentences = segments
      search.match(rule, on: segments)
    case .paragraph, .article:
      linesByRule[rule, default: []].append(candidate.number)
    }
  }

  /// Tries what could not be tried line by line.
  func finish(_ search: inout RuleSearch) {
    for (rule, lines) in linesByRule {
      search.match(rule, on: article.segments(for: rules[rule].scope, holding: lines))
    }
  }
}
