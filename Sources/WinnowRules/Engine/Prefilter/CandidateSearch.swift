internal import Synchronization
internal import WinnowCore

/// Finds the lines that may hold matches of the rules of a set: at first with tables that are ready, if there are any of
/// its rules, and then with its own, which know no other rules and lie in memory that is quicker to read.
final class CandidateSearch: Sendable {
  /// Rules for paragraphs and articles of which nothing is known.
  let rulesForEveryText: [Int]
  private let rules: [RuleSet.RuleEntry]
  private let options: MatchOptions
  private let ready: ReadyFinder?
  private let own = LazyReference<CandidateFinder>()
  /// Whether a thread is making its own tables, or has made them.
  private let isMaking = Atomic(false)
  /// How many bytes were searched.
  private let searched = Atomic(0)

  /// Prepares the search.
  ///
  /// - Parameter tables: those of the image of the built-in packs.
  init(_ rules: [RuleSet.RuleEntry], _ options: MatchOptions, _ tables: StaticBytes? = PackImage.tables) {
    self.rules = rules
    self.options = options
    ready = options.bytesBeforeTables > 0 ? tables.flatMap { ReadyFinder(rules, $0) } : nil
    if let ready {
      rulesForEveryText = ready.rulesForEveryText
    } else {
      rulesForEveryText = own.object { CandidateFinder(rules, options) }.rulesForEveryText
    }
  }

  /// Whether so little has been searched that there may be no more, and nothing is worth its making.
  var isAtStart: Bool {
    ready != nil && searched.load(ordering: .relaxed) <= options.bytesBeforeTables
  }

  /// Calls the body with the index of an article, a line of it that may hold a match of a rule, and the rule; line by line,
  /// and never twice with the same.
  ///
  /// - Parameter numbers: the indices of the articles to be searched.
  func findCandidates(
    in articles: [SegmentedText], _ numbers: [Int], _ body: (Int, CandidateLine, Int) -> Void
  ) {
    let count = numbers.reduce(0) { $0 + articles[$1].copy.text.count }
    searched.add(count, ordering: .relaxed)
    if let own = own.object {
      own.findCandidates(in: articles, numbers, body)
    } else if let ready, isAtStart || isMaking.exchange(true, ordering: .relaxed) {
      ready.findCandidates(in: articles, numbers, body)
    } else {
      // Some tables are made when the first lines ask for them. Other threads do with what is ready until then.
      let finder = CandidateFinder(rules, options)
      finder.findCandidates(in: articles, numbers, body)
      _ = own.object { finder }
    }
  }
}
