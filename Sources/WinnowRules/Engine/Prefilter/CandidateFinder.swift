internal import WinnowCore

/// Finds the lines that may hold matches of rules: by their length, by how they begin, by needles, and by what else their
/// patterns require.
final class CandidateFinder: Sendable {
  /// Rules for paragraphs and articles of which nothing is known.
  let rulesForEveryText: [Int]
  /// For each rule, the lengths in code points of the lines that are of interest to it.
  let lengths: [ClosedRange<Int>]
  /// For each rule, the smallest repertoire of lines that are of interest to it.
  let repertoires: [Repertoire]
  /// For each rule, what lines that are of interest to it hold.
  let requirements: TextRequirements
  /// For each repertoire, the rules of which nothing else is known of a line but its length.
  let rulesForEveryLine: [[Int]]
  /// A line of more bytes is too long for these.
  let longestOfEveryLine: Int
  /// How matches begin lines. Few lines begin like any, so one index serves for lines of all lengths.
  let openings: OpeningIndex
  /// What to look for in lines, by their greatest length.
  let tiers: [LineTier]
  /// The greatest length of each tier; of the last one, any.
  private let limits: [Int]
  /// A line of more bytes is of no interest to any rule.
  let greatestCount: Int
  private let rooms: Pool<LineRoom>

  /// Tables take time to be made. For so many bytes those that are ready do, and then the indexes of the first tier, which
  /// know all rules.
  static let bytesBeforeTables = 64 * 1024
  static let bytesBeforeTiers = 64 * 1024

  /// Takes what a search asks for.
  init(
    rulesForEveryText: [Int], rulesForEveryLine: [[Int]], longestOfEveryLine: Int,
    lengths: [ClosedRange<Int>], repertoires: [Repertoire], requirements: consuming TextRequirements,
    openings: consuming OpeningIndex, tiers: [LineTier], greatestCount: Int
  ) {
    self.rulesForEveryText = rulesForEveryText
    self.rulesForEveryLine = rulesForEveryLine
    self.longestOfEveryLine = longestOfEveryLine
    self.lengths = lengths
    self.repertoires = repertoires
    self.requirements = requirements
    self.openings = openings
    self.tiers = tiers
    self.greatestCount = greatestCount
    limits = tiers.map(\.greatestLength)
    let ruleCount = lengths.count
    rooms = Pool { LineRoom(ruleCount: ruleCount) }
  }

  /// Prepares the search for rules.
  convenience init(_ rules: [RuleSet.RuleEntry], _ options: MatchOptions) {
    let gates = rules.map { $0.rule.gate ?? RuleGate($0.rule) }
    let inLines = gates.indices.filter { !(gates[$0].spansLines && gates[$0].isOpen) }
    let inEveryLine = inLines.filter { gates[$0].isOpen }
    let tiers = Self.limits(of: gates).map { limit, below in
      LineTier(
        greatestLength: limit, rules: inLines.filter { gates[$0].lengths.upperBound > below },
        bytesBefore: options.bytesBeforeTiers
      ) { gates[$0] }
    }
    self.init(
      rulesForEveryText: gates.indices.filter { gates[$0].spansLines && gates[$0].isOpen },
      rulesForEveryLine: Repertoire.allCases.map { repertoire in
        inEveryLine.filter { gates[$0].repertoire <= repertoire }
      },
      longestOfEveryLine: Self.bytes(of: inEveryLine.map { gates[$0].lengths.upperBound }.max()),
      lengths: gates.map(\.lengths), repertoires: gates.map(\.repertoire),
      requirements: TextRequirements(gates.map(\.requirement)),
      openings: OpeningIndex(inLines.compactMap { rule in gates[rule].openings.map { (rule, $0) } }),
      tiers: tiers, greatestCount: Self.bytes(of: tiers.last { !$0.rules.isEmpty }?.greatestLength))
  }

  /// How many bytes a line of so many code points may have.
  private static func bytes(of length: Int?) -> Int {
    let (bytes, overflows) = (length ?? 0).multipliedReportingOverflow(by: 4)
    return overflows ? Int.max : bytes
  }

  /// Most rules are for short lines, most bytes are in long ones: the fewer rules, the quicker the search.
  private static func limits(of gates: [RuleGate]) -> [(limit: Int, below: Int)] {
    let finite = gates.map(\.lengths.upperBound).filter { $0 < Int.max }
    let limits = [150, 240, 400, finite.max() ?? 0].sorted() + [Int.max]
    return zip(limits, [-1] + limits).map { (limit: $0, below: $1) }.filter { $0.limit > $0.below }
  }
}

extension CandidateFinder {
  /// Calls the body with the index of an article, a line of it that may hold a match of a rule, and the rule; line by line,
  /// and never twice with the same.
  ///
  /// - Parameter numbers: the indices of the articles to be searched.
  func findCandidates(
    in articles: [SegmentedText], _ numbers: [Int], _ body: (Int, CandidateLine, Int) -> Void
  ) {
    rooms.with { room in
      let count = numbers.reduce(0) { $0 + articles[$1].copy.text.count }
      LineShelves.withRoom(for: tiers, count) { shelves in
        for number in numbers {
          findCandidates(in: articles[number].copy, room, &shelves) { body(number, $0, $1) }
        }
      }
      room.shrink()
    }
  }

  private func findCandidates(
    in copy: MatchCopy, _ room: LineRoom, _ shelves: inout LineShelves, _ body: (CandidateLine, Int) -> Void
  ) {
    copy.text.bytes.withUnsafeBufferPointer { bytes in
      var block = FoldedBlock(of: bytes, copy.text.lines, longestLine: greatestCount, room)
      var search = BlockSearch()
      swap(&search, &room.search)
      var choice = CandidateChoice(self, copy, room)
      while block.takeLines() {
        search.search(block, openings, &shelves, limits: limits)
        choice.forEach(in: block, search, body)
      }
      choice.end()
      block.end()
      swap(&search, &room.search)
    }
  }
}
