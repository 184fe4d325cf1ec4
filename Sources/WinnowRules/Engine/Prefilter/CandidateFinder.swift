internal import WinnowCore

/// Finds the lines that may hold matches of rules: by their length, by how they begin, by needles, and by what else their
/// patterns require.
final class CandidateFinder: Sendable {
  /// Rules for paragraphs and articles of which nothing is known.
  let rulesForEveryText: [Int]
  /// For each rule, the lengths in code points of the lines that are of interest to it.
  private let lengths: [ClosedRange<Int>]
  /// For each rule, what lines that are of interest to it hold.
  private let requirements: TextRequirements
  /// What to look for in lines, by their greatest length.
  private let tiers: [LineTier]
  /// The greatest length of each tier; of the last one, any.
  private let limits: [Int]
  /// A line of more bytes is of no interest to any rule.
  private let greatestCount: Int

  /// Indexes take time to be made. For so many bytes the ones of the first tier do, which know all rules.
  static let bytesBeforeTiers = 64 * 1024

  /// Prepares the search for rules.
  init(_ rules: [RuleSet.RuleEntry], _ options: MatchOptions) {
    let gates = rules.map { $0.rule.gate ?? RuleGate($0.rule) }
    let inLines = gates.indices.filter { !(gates[$0].spansLines && gates[$0].isOpen) }
    rulesForEveryText = gates.indices.filter { gates[$0].spansLines && gates[$0].isOpen }
    lengths = gates.map(\.lengths)
    requirements = TextRequirements(gates.map(\.requirement))
    tiers = Self.limits(of: gates).map { limit, below in
      LineTier(
        greatestLength: limit, rules: inLines.filter { gates[$0].lengths.upperBound > below }, gates,
        bytesBefore: options.bytesBeforeTiers)
    }
    limits = tiers.map(\.greatestLength)
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

extension CandidateFinder {
  /// Calls the body with every line that may hold a match of a rule, and the rule; line by line, and never twice with
  /// the same.
  func findCandidates(in copy: MatchCopy, _ body: (CandidateLine, Int) -> Void) {
    copy.text.bytes.withUnsafeBufferPointer { bytes in
      FoundRules.withRoom(for: lengths.count) { found in
        LineIndexes.withRoom(for: tiers, bytes.count) { indexes in
          TextRuns.withRoom { runs in
            LineFolder.withRoom(for: min(bytes.count, greatestCount)) { folder in
              findCandidates(in: copy, bytes, &folder, &indexes, runs, &found, body)
            }
          }
        }
      }
    }
  }

  private func findCandidates(
    in copy: MatchCopy, _ bytes: UnsafeBufferPointer<UInt8>, _ folder: inout LineFolder,
    _ indexes: inout LineIndexes, _ runs: TextRuns, _ found: inout FoundRules,
    _ body: (CandidateLine, Int) -> Void
  ) {
    var unusualLetters = copy.unusualLetters[...]
    // An unusual letter may be one of a needle.
    let tellsPatterns = unusualLetters.isEmpty
    for (number, line) in copy.text.lines.enumerated() {
      let content = MatchCopy.trimmed(line.content, in: bytes)
      guard content.count <= greatestCount, !content.isEmpty else { continue }
      folder.fold(content, of: UnsafeRawBufferPointer(bytes))
      let length = folder.length
      var tier = 0
      while length > limits[tier] { tier += 1 }
      found.begin(line: number)
      indexes.findRules(in: folder, ofTier: tier, &found)
      while let first = unusualLetters.first, first < line.start { unusualLetters.removeFirst() }
      if let first = unusualLetters.first, first < line.end {
        for rule in tiers[tier].rules { found.add(Int32(rule)) }
      }
      guard found.count > 0 else { continue }
      let candidate = CandidateLine(number: number, content: content, length: length)
      var knowsRuns = false
      for place in 0..<found.count {
        let rule = found[place]
        guard lengths[rule].contains(length) else { continue }
        if tellsPatterns, requirements.hasAny(of: rule) {
          if !knowsRuns { runs.take(folder.text) }
          knowsRuns = true
          guard requirements.areMet(of: rule, in: runs) else { continue }
        }
        body(candidate, rule)
      }
    }
  }
}
