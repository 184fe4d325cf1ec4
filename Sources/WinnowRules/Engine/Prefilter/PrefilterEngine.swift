internal import Synchronization

/// Tries rules only where a segment holds a text that every match of theirs needs; what PCRE2 then confirms is what it
/// would have found alone.
final class PrefilterEngine: MatchEngine {
  private let confirmation: PCRE2Engine
  private let finder = AtomicLazyReference<CandidateFinder>()

  init(confirmation: PCRE2Engine) { self.confirmation = confirmation }

  func matches(in article: SegmentedText) -> EngineMatches {
    let finder = preparedFinder()
    let candidates = finder.candidates(in: article.copy)
    guard !candidates.isEmpty || !finder.rulesForEveryText.isEmpty else { return EngineMatches() }
    return confirmation.search(article) { search in
      for rule in finder.rulesForEveryText {
        search.match(rule, on: article.segments(for: confirmation.rules[rule].scope))
      }
      var start = 0
      while start < candidates.count {
        let rule = candidates[start].rule
        var end = start + 1
        while end < candidates.count, candidates[end].rule == rule { end += 1 }
        let lines = candidates[start..<end].lazy.map(\.line)
        search.match(rule, on: article.segments(for: confirmation.rules[rule].scope, holding: lines))
        start = end
      }
    }
  }

  /// The finder, made when it is first asked for: some sets of rules are never matched.
  private func preparedFinder() -> CandidateFinder {
    finder.load() ?? finder.storeIfNil(CandidateFinder(confirmation.rules))
  }
}

/// A line that may hold a match of a rule.
struct Candidate: Comparable {
  private let key: UInt64

  init(rule: Int, line: Int) { key = UInt64(rule) << 40 | UInt64(line) }

  var rule: Int { Int(key >> 40) }
  var line: Int { Int(key & (1 << 40 - 1)) }

  /// Orders candidates by rule and then by line.
  static func < (left: Candidate, right: Candidate) -> Bool { left.key < right.key }
}
