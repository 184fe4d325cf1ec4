/// A rule as far as a search needs it.
struct SearchTarget: Sendable {
  let pattern: Pattern
  let scope: Rule.Scope
  /// The lengths in code points of segments that are tried.
  let greatestLength: Int
  /// The share of the article that must lie before a segment.
  let leastBefore: Double

  init(_ rule: Rule) {
    pattern = rule.pattern
    scope = rule.scope
    greatestLength = rule.maxLength ?? Int.max
    // A span's own place counts, and that is known when it is found.
    leastBefore = rule.scope == .span ? 0 : rule.after
  }
}

/// A search in one article: takes rules with segments to try them on, and collects what is found.
struct RuleSearch {
  let targets: [SearchTarget]
  /// The match copy.
  private let bytes: UnsafeBufferPointer<UInt8>
  private let usesMachineCode: Bool
  private let scratch: MatchScratch
  /// For each rule how many more limits it may meet.
  private var patience: [UInt8]
  /// The matches in the last segment.
  private var ranges: [Range<Int>] = []
  private(set) var matches = EngineMatches()

  /// How many limits a rule may meet in one article before it is given up there.
  static let patience: UInt8 = 8

  init(
    _ targets: [SearchTarget], in bytes: UnsafeBufferPointer<UInt8>, usesMachineCode: Bool,
    scratch: MatchScratch
  ) {
    self.targets = targets
    self.bytes = bytes
    self.usesMachineCode = usesMachineCode
    self.scratch = scratch
    patience = [UInt8](repeating: Self.patience, count: targets.count)
  }

  /// Tries a rule on segments, which come by place; whether any is a lead.
  @discardableResult
  mutating func match(_ rule: Int, on segments: [Segment]) -> Bool {
    var isLead = false
    for segment in segments where match(rule, on: segment) { isLead = true }
    return isLead
  }

  /// Tries a rule on a segment that lies behind those it was tried on before. Whether it is a lead: it has matches, or
  /// may have some in another article, in which less stands before it.
  @discardableResult
  mutating func match(_ rule: Int, on segment: Segment) -> Bool {
    let target = targets[rule]
    guard segment.length <= target.greatestLength else { return false }
    guard patience[rule] > 0, segment.before >= target.leastBefore else { return true }
    let code: Pattern.Code
    do throws(PatternError) { code = try target.pattern.code() } catch {
      patience[rule] = 0
      note(MatchFailure(error), rule, 0..<bytes.count)
      return true
    }
    guard segment.length >= code.leastLength else { return false }
    matches.searches += 1
    let search = PatternSearch(code: code, usesMachineCode: usesMachineCode, scratch: scratch)
    defer { ranges.removeAll(keepingCapacity: true) }
    do throws(MatchFailure) {
      let subject = UnsafeBufferPointer(rebasing: bytes[segment.range])
      try search.findMatches(in: subject, target.scope == .span ? .allMatches : .firstMatch, into: &ranges)
    } catch {
      note(error, rule, segment.range)
      patience[rule] -= 1
      if patience[rule] == 0 { note(.givenUp, rule, segment.range.upperBound..<bytes.count) }
      return true
    }
    for range in ranges {
      let start = segment.range.lowerBound + range.lowerBound
      matches.found.append(EngineMatch(rule: rule, segment: segment, range: start..<(start + range.count)))
    }
    return !ranges.isEmpty
  }

  private mutating func note(_ failure: MatchFailure, _ rule: Int, _ range: Range<Int>) {
    matches.limits.append(EngineLimit(rule: rule, range: range, failure: failure))
  }

  /// Everything that was found, by rule and then by place.
  consuming func sortedMatches() -> EngineMatches {
    matches.found.sort { ($0.rule, $0.range.lowerBound) < ($1.rule, $1.range.lowerBound) }
    matches.limits.sort { ($0.rule, $0.range.lowerBound) < ($1.rule, $1.range.lowerBound) }
    return matches
  }
}
