internal import WinnowCore

/// Finds the lines that may hold matches of rules: by how they begin, by needles and by their length.
final class CandidateFinder: Sendable {
  /// Rules for paragraphs and articles of which nothing is known.
  let rulesForEveryText: [Int]
  /// For each rule, the lengths in code points of the lines that are of interest to it.
  private let lengths: [ClosedRange<Int>]
  /// What to look for in lines, by their greatest length.
  private let tiers: [Tier]
  /// A line of more bytes is of no interest to any rule.
  private let greatestCount: Int

  /// What to look for in lines up to some length.
  private final class Tier: Sendable {
    let greatestLength: Int
    let rules: [Int]
    private let gates: [RuleGate]
    private let ascii = LazyReference<LineIndex>()
    private let latin = LazyReference<LineIndex>()
    private let all = LazyReference<LineIndex>()

    init(greatestLength: Int, rules: [Int], _ gates: [RuleGate]) {
      self.greatestLength = greatestLength
      self.rules = rules
      self.gates = gates
    }

    /// What tells the rules on a line of some repertoire. Made when it is first asked for: few articles have lines of all
    /// kinds.
    func index(for repertoire: Repertoire) -> LineIndex {
      switch repertoire {
      case .ascii: ascii.object { makeIndex(for: .ascii) }
      case .latin: latin.object { makeIndex(for: .latin) }
      case .all: all.object { makeIndex(for: .all) }
      }
    }

    private func makeIndex(for repertoire: Repertoire) -> LineIndex {
      LineIndex(rules.filter { gates[$0].repertoire <= repertoire }, gates, for: repertoire)
    }
  }

  /// What tells the rules of a tier on a line.
  private final class LineIndex: Sendable {
    /// By how a line begins.
    let openings: OpeningIndex
    /// By what it holds.
    let needles: NeedleIndex
    /// Rules of which nothing is known but the length of a line.
    let anyLine: [Int]

    init(_ rules: [Int], _ gates: [RuleGate], for repertoire: Repertoire) {
      openings = OpeningIndex(
        rules.compactMap { rule in gates[rule].openings.map { (rule, $0) } }, for: repertoire)
      needles = NeedleIndex(
        rules.compactMap { rule in gates[rule].needles.map { (rule, $0.needles) } }, for: repertoire)
      anyLine = rules.filter { gates[$0].isOpen }
    }

    deinit {
      openings.deallocate()
      needles.deallocate()
    }
  }

  /// Prepares the search for rules.
  init(_ rules: [Rule]) {
    let gates = rules.map { $0.gate ?? RuleGate($0) }
    let inLines = gates.indices.filter { !(gates[$0].spansLines && gates[$0].isOpen) }
    rulesForEveryText = gates.indices.filter { gates[$0].spansLines && gates[$0].isOpen }
    lengths = gates.map(\.lengths)
    tiers = Self.limits(of: gates).map { limit, below in
      Tier(
        greatestLength: limit, rules: inLines.filter { gates[$0].lengths.upperBound > below }, gates)
    }
    let greatest = tiers.last { !$0.rules.isEmpty }?.greatestLength ?? 0
    let (bytes, overflows) = greatest.multipliedReportingOverflow(by: 4)
    greatestCount = overflows ? Int.max : bytes
  }

  /// Most rules are for short lines, most bytes are in long ones: the fewer rules, the quicker the search.
  private static func limits(of gates: [RuleGate]) -> [(limit: Int, below: Int)] {
    let finite = gates.map(\.lengths.upperBound).filter { $0 < Int.max }
    let limits = [150, 240, 400, finite.max() ?? 0].sorted() + [Int.max]
    return zip(limits, [-1] + limits).map { (limit: $0, below: $1) }.filter { $0.limit > $0.below }
  }
}

/// A line that may hold a match.
struct CandidateLine {
  let number: Int
  /// Its bytes in the match copy, without the blanks at its ends.
  let content: Range<Int>
  /// Its length in code points.
  let length: Int

  init(number: Int, content: Range<Int>, length: Int) {
    self.number = number
    self.content = content
    self.length = length
  }

  /// A line of a copy, by its index; `nil` if it is blank.
  init?(_ number: Int, of copy: MatchCopy, _ bytes: UnsafeBufferPointer<UInt8>) {
    let content = MatchCopy.trimmed(copy.text.lines[number].content, in: bytes)
    if content.isEmpty { return nil }
    let length = ByteScan.countOfCodePoints(in: UnsafeBufferPointer(rebasing: bytes[content]).span)
    self.init(number: number, content: content, length: length)
  }
}

extension CandidateFinder {
  /// Calls the body with every line that may hold a match of a rule, and the rule; line by line, and never twice with
  /// the same.
  func findCandidates(
    in copy: MatchCopy, _ texts: FoldedBytes.Texts, _ body: (CandidateLine, Int) -> Void
  ) {
    FoundRules.withRoom(for: lengths.count) { findCandidates(in: copy, texts, &$0, body) }
  }

  private func findCandidates(
    in copy: MatchCopy, _ texts: FoldedBytes.Texts, _ found: inout FoundRules,
    _ body: (CandidateLine, Int) -> Void
  ) {
    var unusualLetters = copy.unusualLetters[...]
    for (number, line) in copy.text.lines.enumerated() {
      let content = MatchCopy.trimmed(line.content, in: texts.copy)
      guard content.count <= greatestCount, !content.isEmpty else { continue }
      let text = UnsafeBufferPointer(rebasing: texts.copy[content])
      let length = ByteScan.countOfCodePoints(in: text.span)
      guard let tier = tiers.first(where: { length <= $0.greatestLength }) else { continue }
      found.begin(line: number)
      let index = tier.index(for: Repertoire(of: text, length: length))
      let folded = UnsafeBufferPointer(rebasing: texts.folded[content])
      index.openings.findRules(for: Opening.units(of: folded), &found)
      index.needles.findOwners(in: folded, &found)
      for rule in index.anyLine { found.add(Int32(rule)) }
      while let first = unusualLetters.first, first < line.start { unusualLetters.removeFirst() }
      if let first = unusualLetters.first, first < line.end {
        for rule in tier.rules { found.add(Int32(rule)) }
      }
      guard found.count > 0 else { continue }
      let candidate = CandidateLine(number: number, content: content, length: length)
      for place in 0..<found.count where lengths[found[place]].contains(length) {
        body(candidate, found[place])
      }
    }
  }
}
