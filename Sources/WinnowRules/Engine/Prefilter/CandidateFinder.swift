internal import WinnowCore

/// Finds the lines that may hold matches of rules: by how they begin, by needles and by their length.
final class CandidateFinder: Sendable {
  /// Rules for paragraphs and articles of which nothing is known.
  let rulesForEveryText: [Int]
  /// For each rule, the lengths in code points of the lines that are of interest to it.
  private let lengths: [ClosedRange<Int>]
  /// Rules that are told by how a line begins.
  private let openings: OpeningIndex
  /// What else to look for in lines, by their greatest length.
  private let tiers: [Tier]
  /// A line of more bytes is of no interest to any rule.
  private let greatestCount: Int

  private struct Tier {
    let greatestLength: Int
    let needles: NeedleIndex
    /// Rules of which nothing is known but the length of a line.
    let anyLine: [Int]
    let rules: [Int]
  }

  /// Prepares the search for rules.
  init(_ rules: [Rule]) {
    let gates = rules.map { $0.gate ?? RuleGate($0) }
    let inLines = gates.indices.filter { !(gates[$0].spansLines && gates[$0].isOpen) }
    rulesForEveryText = gates.indices.filter { gates[$0].spansLines && gates[$0].isOpen }
    lengths = gates.map(\.lengths)
    openings = OpeningIndex(inLines.compactMap { rule in gates[rule].openings.map { (rule, $0) } })
    tiers = Self.limits(of: gates).map { limit, below in
      let rules = inLines.filter { gates[$0].lengths.upperBound > below }
      return Tier(
        greatestLength: limit,
        needles: NeedleIndex(rules.compactMap { rule in gates[rule].needles.map { (rule, $0.needles) } }),
        anyLine: rules.filter { gates[$0].isOpen }, rules: rules)
    }
    let greatest = tiers.last { !$0.rules.isEmpty }?.greatestLength ?? 0
    let (bytes, overflows) = greatest.multipliedReportingOverflow(by: 4)
    greatestCount = overflows ? Int.max : bytes
  }

  /// Most rules are for short lines, most bytes are in long ones.
  private static func limits(of gates: [RuleGate]) -> [(limit: Int, below: Int)] {
    let finite = gates.map(\.lengths.upperBound).filter { $0 < Int.max }
    let limits = [240, finite.max() ?? 0].sorted() + [Int.max]
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
}

extension CandidateFinder {
  /// Calls the body with every line that may hold a match of a rule, and the rule; line by line, and never twice with
  /// the same.
  func findCandidates(in copy: MatchCopy, _ body: (CandidateLine, Int) -> Void) {
    /// For each rule the line it was last noted for.
    var noted = [Int](repeating: -1, count: lengths.count)
    var unusualLetters = copy.unusualLetters[...]
    copy.text.bytes.withUnsafeBufferPointer { bytes in
      for (number, line) in copy.text.lines.enumerated() {
        let content = MatchCopy.trimmed(line.content, in: bytes)
        guard content.count <= greatestCount, !content.isEmpty else { continue }
        let text = UnsafeBufferPointer(rebasing: bytes[content])
        let length = Self.length(of: text)
        guard let tier = tiers.first(where: { length <= $0.greatestLength }) else { continue }
        let candidate = CandidateLine(number: number, content: content, length: length)
        func note(_ rule: Int) {
          guard noted[rule] != number, self.lengths[rule].contains(length) else { return }
          noted[rule] = number
          body(candidate, rule)
        }
        openings.findRules(for: Opening.units(of: text), note)
        tier.needles.findOwners(in: text, note)
        for rule in tier.anyLine { note(rule) }
        while let first = unusualLetters.first, first < line.start { unusualLetters.removeFirst() }
        if let first = unusualLetters.first, first < line.end { for rule in tier.rules { note(rule) } }
      }
    }
  }

  /// The length of a text in code points.
  private static func length(of text: UnsafeBufferPointer<UInt8>) -> Int {
    var length = text.count
    var start = 0
    while start < text.count {
      // In blocks that a byte can count, so that the compiler uses wide instructions.
      let end = min(start + 192, text.count)
      var continuations: UInt8 = 0
      for byte in text[start..<end] { continuations &+= byte >> 7 & ~(byte >> 6) }
      length -= Int(continuations)
      start = end
    }
    return length
  }
}
