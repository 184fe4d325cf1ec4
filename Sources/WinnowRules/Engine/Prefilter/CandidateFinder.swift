internal import WinnowCore

/// Finds the lines that may hold matches of rules, by needles and by their length.
final class CandidateFinder: Sendable {
  /// Rules for paragraphs and articles of which no needle is known.
  let rulesForEveryText: [Int]
  /// For each rule, the lengths in code points of the lines that are of interest to it.
  private let lengths: [ClosedRange<Int>]
  /// What to look for in lines, by their greatest length.
  private let tiers: [Tier]

  private struct Tier {
    let greatestLength: Int
    let needles: NeedleIndex
    /// Rules for lines and what lies in lines, of which no needle is known.
    let withoutNeedles: [Int]
    let rules: [Int]
    var isEmpty: Bool { rules.isEmpty }
  }

  /// Prepares the search for rules.
  init(_ rules: [Rule]) {
    let outlines = rules.map { OutlineReader.outline(of: $0.pattern.source) }
    let lengths = zip(rules, outlines).map(Self.lengths)
    let everywhere = rules.indices.filter { rules[$0].scope.spansLines && outlines[$0]?.needles == nil }
    let inLines = rules.indices.filter { !everywhere.contains($0) }
    tiers = Self.limits(of: lengths).map { limit, below in
      let members = inLines.filter { lengths[$0].upperBound > below }
      let withNeedles = members.filter { outlines[$0]?.needles != nil }
      return Tier(
        greatestLength: limit,
        needles: NeedleIndex(withNeedles.map { ($0, outlines[$0]?.needles?.needles ?? []) }),
        withoutNeedles: members.filter { outlines[$0]?.needles == nil }, rules: members)
    }
    self.lengths = lengths
    rulesForEveryText = everywhere
  }

  /// The lengths of lines that a rule can match in.
  private static func lengths(_ rule: Rule, _ outline: TextOutline?) -> ClosedRange<Int> {
    // The length of a sentence says nothing of its line, and a paragraph or article has lines of any length.
    guard rule.scope != .sentence else { return 0...Int.max }
    var greatest = rule.maxLength ?? Int.max
    guard let outline, !rule.scope.spansLines else { return 0...greatest }
    // In front of a last line end `$` matches too.
    if outline.beginsSegment, outline.endsSegment, outline.length.upperBound < TextOutline.unbounded {
      greatest = min(greatest, outline.length.upperBound + 2)
    }
    return min(outline.length.lowerBound, greatest)...greatest
  }

  /// Most rules are for short lines, most bytes are in long ones.
  private static func limits(of lengths: [ClosedRange<Int>]) -> [(limit: Int, below: Int)] {
    let finite = lengths.map(\.upperBound).filter { $0 < Int.max }
    let limits = [60, 240, finite.max() ?? 0].sorted() + [Int.max]
    return zip(limits, [-1] + limits).map { (limit: $0, below: $1) }.filter { $0.limit > $0.below }
  }
}

extension CandidateFinder {
  /// The candidates in an article, in order.
  func candidates(in copy: MatchCopy) -> [Candidate] {
    var candidates: [Candidate] = []
    /// For each rule the line it was last noted for.
    var noted = [Int](repeating: -1, count: lengths.count)
    var unusualLetters = copy.unusualLetters[...]
    // What is longer in bytes than this is of no interest to any rule.
    let greatestCount = tiers.last { !$0.isEmpty }.map {
      $0.greatestLength.multipliedReportingOverflow(by: 4)
    }
    guard let greatestCount else { return [] }
    let limit = greatestCount.overflow ? Int.max : greatestCount.partialValue
    copy.text.bytes.withUnsafeBufferPointer { bytes in
      for (number, line) in copy.text.lines.enumerated() where !line.content.isEmpty {
        let content = UnsafeBufferPointer(rebasing: bytes[line.content])
        let trimmed = Blank.trimmed(line.content, in: copy.text.bytes.span)
        guard trimmed.count <= limit, !trimmed.isEmpty else { continue }
        let (length, isASCII) = Self.measure(UnsafeBufferPointer(rebasing: bytes[trimmed]))
        guard let tier = tiers.first(where: { length <= $0.greatestLength }) else { continue }
        let note = { (rule: Int) in
          guard noted[rule] != number, self.lengths[rule].contains(length) else { return }
          noted[rule] = number
          candidates.append(Candidate(rule: rule, line: number))
        }
        tier.needles.findOwners(in: content, isASCII: isASCII, note)
        for rule in tier.withoutNeedles { note(rule) }
        while let first = unusualLetters.first, first < line.start { unusualLetters.removeFirst() }
        if let first = unusualLetters.first, first < line.end { for rule in tier.rules { note(rule) } }
      }
    }
    candidates.sort()
    return candidates
  }

  /// The length of a text in code points, and whether it is ASCII.
  private static func measure(_ text: UnsafeBufferPointer<UInt8>) -> (length: Int, isASCII: Bool) {
    var continuations = 0
    var high: UInt8 = 0
    for byte in text {
      high |= byte
      continuations += byte & 0xC0 == 0x80 ? 1 : 0
    }
    return (text.count - continuations, high < 0x80)
  }
}

extension Rule.Scope {
  /// Whether a segment may be of several lines.
  fileprivate var spansLines: Bool { self == .paragraph || self == .article }
}
