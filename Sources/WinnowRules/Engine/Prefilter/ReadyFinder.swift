/// The search for candidates with tables that the program has ready of the built-in rules.
///
/// To make tables for a thousand rules takes several times as long as to search a small article. These lie in the image of
/// the packs. They know all built-in rules, of which a set uses some.
final class ReadyFinder: Sendable {
  private let finder: CandidateFinder
  /// For each rule of the image its index in the set, or -1 if it is not used.
  private let indices: [Int]

  /// Takes the tables of an image.
  ///
  /// - Returns: `nil` if a rule is not as it stands in the image.
  init?(_ rules: [RuleSet.RuleEntry], _ tables: StaticBytes) {
    var indices: [Int] = []
    for (index, entry) in rules.enumerated() {
      guard let number = entry.rule.numberInImage, number >= indices.count else { return nil }
      while indices.count < number { indices.append(-1) }
      indices.append(index)
    }
    let known = indices
    var image = TableReader(tables)
    let finder = try? CandidateFinder(&image) { number in
      number < known.count && known[number] >= 0 ? rules[known[number]].rule.gate : nil
    }
    guard let finder, finder.lengths.count >= indices.count else { return nil }
    while indices.count < finder.lengths.count { indices.append(-1) }
    self.finder = finder
    self.indices = indices
  }

  /// Rules for paragraphs and articles of which nothing is known.
  var rulesForEveryText: [Int] { finder.rulesForEveryText.map { indices[$0] }.filter { $0 >= 0 } }

  /// Finds candidates as ``CandidateFinder`` does.
  func findCandidates(
    in articles: [SegmentedText], _ numbers: [Int], _ body: (Int, CandidateLine, Int) -> Void
  ) {
    finder.findCandidates(in: articles, numbers) { number, line, rule in
      if indices[rule] >= 0 { body(number, line, indices[rule]) }
    }
  }
}
