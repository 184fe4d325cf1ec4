internal import WinnowCore

/// Matches every rule on every segment it may be tried on.
struct PCRE2Engine: MatchEngine {
  /// The rules, in the order of their indices.
  let rules: [RuleSet.RuleEntry]
  private let targets: [SearchTarget]
  private let options: MatchOptions
  private let scratches = Pool { MatchScratch() }

  init(_ rules: [RuleSet.RuleEntry], _ options: MatchOptions) {
    self.rules = rules
    targets = rules.map { SearchTarget($0.rule) }
    self.options = options
  }

  func matches(in articles: [SegmentedText], recalling leads: [MatchLeads?]) -> [EngineMatches] {
    withScratch { scratch in
      articles.map { article in
        var result = EngineMatches()
        if article.text.count > 0 { match(rules.indices, in: article, scratch, &result) }
        return result
      }
    }
  }

  /// Matches rules on all segments of an article that is not empty.
  func match(
    _ rules: some Sequence<Int>, in article: SegmentedText, _ scratch: MatchScratch,
    _ result: inout EngineMatches
  ) {
    var segmentsByScope: [Rule.Scope: [Segment]] = [:]
    for rule in rules {
      let scope = targets[rule].scope
      let segments = segmentsByScope[scope] ?? article.segments(for: scope)
      segmentsByScope[scope] = segments
      search(for: rule, in: article, scratch) { $0.match(segments, into: &result) }
    }
  }

  /// Lends what one search at a time needs.
  func withScratch<Result>(_ body: (MatchScratch) -> Result) -> Result { scratches.with(body) }

  /// Lends a search for a rule in an article that is not empty.
  ///
  /// - Parameter remembers: whether what is found in short lines is remembered, and need not be searched for again.
  func search(
    for rule: Int, in article: SegmentedText, _ scratch: MatchScratch, remembers: Bool = false,
    _ body: (inout RuleSearch) -> Void
  ) {
    article.copy.text.bytes.withUnsafeBufferPointer { bytes in
      var search = RuleSearch(
        rule, targets[rule], codes: scratch.codes(ofRules: rules.count), in: bytes, options, scratch,
        remembers: remembers)
      body(&search)
    }
  }
}
