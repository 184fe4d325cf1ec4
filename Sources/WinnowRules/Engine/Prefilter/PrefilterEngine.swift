internal import WinnowCore

/// Tries rules only where a segment shows what every match of theirs needs; what PCRE2 then confirms is what it would
/// have found alone.
///
/// One rule is tried on the lines of all articles before the next one is: its code then lies in the nearest caches. To
/// bring it there takes longer than most searches.
final class PrefilterEngine: MatchEngine {
  private let confirmation: PCRE2Engine
  private let options: MatchOptions
  /// Made when it is first asked for: some sets of rules are never matched.
  private let finder = LazyReference<CandidateSearch>()

  init(confirmation: PCRE2Engine, _ options: MatchOptions) {
    self.confirmation = confirmation
    self.options = options
  }

  func matches(in articles: [SegmentedText], recalling leads: [MatchLeads?]) -> [EngineMatches] {
    let finder = finder.object { CandidateSearch(confirmation.rules, options) }
    var results = [EngineMatches](repeating: EngineMatches(leads: MatchLeads()), count: articles.count)
    let candidates = candidates(in: articles, recalling: leads, finder)
    confirmation.withScratch { scratch in
      scratch.isForFewSearches = finder.isAtStart
      var start = 0
      while start < candidates.count {
        let (rule, article) = (candidates[start].rule, candidates[start].article)
        var end = start + 1
        while end < candidates.count, candidates[end].rule == rule, candidates[end].article == article {
          end += 1
        }
        confirm(rule, candidates[start..<end], in: articles[article], scratch, &results[article])
        start = end
      }
      if finder.rulesForEveryText.isEmpty { return }
      for (article, text) in articles.enumerated() where text.text.count > 0 {
        confirmation.match(finder.rulesForEveryText, in: text, scratch, &results[article])
        results[article].sort()
      }
    }
    return results
  }

  /// A line that a rule is to be tried on.
  private struct Candidate {
    let rule: Int
    let article: Int
    let line: CandidateLine
  }

  /// By rule, by article and then by line.
  private func candidates(
    in articles: [SegmentedText], recalling leads: [MatchLeads?], _ finder: CandidateSearch
  ) -> [Candidate] {
    var found: [Candidate] = []
    finder.findCandidates(in: articles, articles.indices.filter { leads[$0] == nil }) { number, line, rule in
      found.append(Candidate(rule: rule, article: number, line: line))
    }
    for (number, leads) in leads.enumerated() {
      leads?.forEach(in: articles[number].copy) { line, rule in
        found.append(Candidate(rule: rule, article: number, line: line))
      }
    }
    return Self.sortedByRule(found, ruleCount: confirmation.rules.count)
  }

  private static func sortedByRule(_ candidates: [Candidate], ruleCount: Int) -> [Candidate] {
    var places = [Int](repeating: 0, count: ruleCount + 1)
    for candidate in candidates { places[candidate.rule + 1] += 1 }
    for rule in 0..<ruleCount { places[rule + 1] += places[rule] }
    var order = [Int](repeating: 0, count: candidates.count)
    for (index, candidate) in candidates.enumerated() {
      order[places[candidate.rule]] = index
      places[candidate.rule] += 1
    }
    return order.map { candidates[$0] }
  }

  /// Tries a rule on the segments of an article that hold candidates.
  private func confirm(
    _ rule: Int, _ candidates: ArraySlice<Candidate>, in article: SegmentedText, _ scratch: MatchScratch,
    _ result: inout EngineMatches
  ) {
    let scope = confirmation.rules[rule].rule.scope
    // Of a few searches hardly one comes again.
    confirmation.search(for: rule, in: article, scratch, remembers: !scratch.isForFewSearches) { search in
      switch scope {
      case .span, .line:
        for candidate in candidates where search.match(article.line(candidate.line), into: &result) {
          result.note(lead: candidate.line, rule)
        }
      case .sentence:
        for candidate in candidates {
          let sentences = article.segments(for: scope, holding: [candidate.line.number])
          if search.match(sentences, into: &result) { result.note(lead: candidate.line, rule) }
        }
      case .paragraph, .article:
        search.match(article.segments(for: scope, holding: candidates.map(\.line.number)), into: &result)
        for candidate in candidates { result.note(lead: candidate.line, rule) }
      }
    }
  }
}

extension EngineMatches {
  /// Notes a line that is worth another try when lines have gone.
  fileprivate mutating func note(lead line: CandidateLine, _ rule: Int) {
    leads?.leads.append(MatchLeads.Lead(line: line.number, rule: rule))
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
