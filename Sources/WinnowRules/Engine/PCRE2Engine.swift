internal import WinnowCore

/// Matches every rule on every segment it may be tried on.
struct PCRE2Engine: MatchEngine {
  /// The rules, in the order of their indices.
  let rules: [RuleSet.RuleEntry]
  private let targets: [SearchTarget]
  private let options: MatchOptions
  /// For each scope in use, the rules with it.
  private let rulesByScope: [(scope: Rule.Scope, rules: [Int])]
  private let scratches = Pool { MatchScratch() }

  init(_ rules: [RuleSet.RuleEntry], _ options: MatchOptions) {
    self.rules = rules
    targets = rules.map { SearchTarget($0.rule) }
    self.options = options
    self.rulesByScope = Rule.Scope.allCases.compactMap { scope in
      let indices = rules.indices.filter { rules[$0].rule.scope == scope }
      return indices.isEmpty ? nil : (scope, indices)
    }
  }

  func matches(in article: SegmentedText, recalling leads: MatchLeads?) -> EngineMatches {
    search(article) { search in
      for (scope, indices) in rulesByScope {
        let segments = article.segments(for: scope)
        for index in indices { search.match(index, on: segments) }
      }
    }
  }

  /// Lends what a search in an article needs, and collects what it finds.
  func search(_ article: SegmentedText, _ body: (inout RuleSearch) -> Void) -> EngineMatches {
    guard article.text.count > 0 else { return EngineMatches() }
    return scratches.with { scratch in
      article.copy.text.bytes.withUnsafeBufferPointer { bytes in
        var search = RuleSearch(targets, in: bytes, options, scratch: scratch)
        body(&search)
        return search.takeSortedMatches()
      }
    }
  }
}
