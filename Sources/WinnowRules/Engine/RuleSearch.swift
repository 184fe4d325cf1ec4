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
  /// For each rule what is known of its code.
  private let codes: UnsafeMutableBufferPointer<KnownCode>
  /// For each rule what it may still do.
  private let allowances: Allowances
  /// For each rule whose steps were counted, how many it took.
  private var steps: [Int: Int] = [:]
  /// The matches in the last segment.
  private var ranges: [Range<Int>] = []
  private(set) var matches = EngineMatches()

  init(
    _ targets: [SearchTarget], in bytes: UnsafeBufferPointer<UInt8>, _ options: MatchOptions,
    scratch: MatchScratch
  ) {
    self.targets = targets
    self.bytes = bytes
    usesMachineCode = options.usesMachineCode
    self.scratch = scratch
    codes = scratch.codes(ofRules: targets.count)
    allowances = scratch.allowances(ofRules: targets.count, uncounted: options.uncounted)
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
    guard segment.length <= targets[rule].greatestLength else { return false }
    guard allowances[rule].limits > 0, segment.before >= targets[rule].leastBefore else { return true }
    guard let code = code(of: rule, for: segment.range.count) else { return true }
    guard segment.length >= code.leastLength else { return false }
    matches.searches += 1
    defer { ranges.removeAll(keepingCapacity: true) }
    do throws(MatchFailure) {
      try search(UnsafeBufferPointer(rebasing: bytes[segment.range]), for: rule, code)
    } catch {
      note(error, rule, segment.range)
      giveUpIfDue(rule, behind: segment.range.upperBound)
      return true
    }
    for range in ranges {
      let start = segment.range.lowerBound + range.lowerBound
      matches.found.append(EngineMatch(rule: rule, segment: segment, range: start..<(start + range.count)))
    }
    return !ranges.isEmpty
  }

  /// The code of a rule's pattern, to search so many bytes with; `nil` if it turns out to be none, which is noted once.
  private mutating func code(of rule: Int, for count: Int) -> KnownCode? {
    if codes[rule].machineCode != nil { return codes[rule] }
    do throws(PatternError) {
      codes[rule] = KnownCode(
        try targets[rule].pattern.code(), usesMachineCode: usesMachineCode, for: count)
      return codes[rule]
    } catch {
      allowances[rule].limits = 0
      note(MatchFailure(error), rule, 0..<bytes.count)
      return nil
    }
  }

  private mutating func note(_ failure: MatchFailure, _ rule: Int, _ range: Range<Int>) {
    matches.limits.append(EngineLimit(rule: rule, range: range, failure: failure))
  }

  private mutating func giveUpIfDue(_ rule: Int, behind end: Int) {
    allowances[rule].limits -= 1
    let isSpent = steps[rule, default: 0] >= StepBudget.article(bytes.count)
    guard isSpent || allowances[rule].limits == 0 else { return }
    allowances[rule].limits = 0
    note(isSpent ? .spent : .givenUp, rule, end..<bytes.count)
  }

  /// Everything that was found, by rule and then by place; to be asked for once, at the end.
  mutating func takeSortedMatches() -> EngineMatches {
    var result = EngineMatches()
    swap(&result, &matches)
    if result.found.count > 1 {
      result.found.sort { ($0.rule, $0.range.lowerBound) < ($1.rule, $1.range.lowerBound) }
    }
    if result.limits.count > 1 {
      result.limits.sort { ($0.rule, $0.range.lowerBound) < ($1.rule, $1.range.lowerBound) }
    }
    return result
  }
}

// MARK: One segment

extension RuleSearch {
  /// Searches a segment: if it is short with little effort, and if that is not enough or it is long, counting.
  private mutating func search(
    _ subject: UnsafeBufferPointer<UInt8>, for rule: Int, _ code: KnownCode
  ) throws(MatchFailure) {
    let extent: PatternSearch.Extent = targets[rule].scope == .span ? .allMatches : .firstMatch
    if mayStayUncounted(subject.count, rule) {
      let search = PatternSearch(code, scratch: scratch, effort: .light)
      do throws(MatchFailure) { return try search.findMatches(in: subject, extent, into: &ranges) } catch {
        ranges.removeAll(keepingCapacity: true)
      }
    }
    try searchCounting(subject, for: rule, extent)
  }

  private mutating func mayStayUncounted(_ count: Int, _ rule: Int) -> Bool {
    guard count <= StepBudget.uncountedSegment, allowances[rule].uncounted >= count else { return false }
    allowances[rule].uncounted -= UInt32(count)
    return true
  }

  private mutating func searchCounting(
    _ subject: UnsafeBufferPointer<UInt8>, for rule: Int, _ extent: PatternSearch.Extent
  ) throws(MatchFailure) {
    let code: Pattern.Code
    do throws(PatternError) { code = try targets[rule].pattern.countedCode() } catch {
      throw MatchFailure(error)
    }
    let taken = steps[rule, default: 0]
    let limit = min(StepBudget.segment(subject.count), StepBudget.article(bytes.count) - taken)
    scratch.meter.pointee.begin(limit: limit)
    defer { steps[rule] = taken + limit - scratch.meter.pointee.remaining }
    let search = PatternSearch(code: code, usesMachineCode: usesMachineCode, scratch: scratch)
    try search.findMatches(in: subject, extent, into: &ranges)
  }
}
