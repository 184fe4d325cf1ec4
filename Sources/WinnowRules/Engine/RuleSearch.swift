/// A rule as far as a search needs it.
struct SearchTarget: Sendable {
  private let statement: RuleStatement
  let scope: Rule.Scope
  /// The lengths in code points of segments that are tried.
  let greatestLength: Int
  /// The share of the article that must lie before a segment.
  let leastBefore: Double

  init(_ rule: Rule) {
    statement = rule.statement
    scope = rule.scope
    greatestLength = rule.maxLength ?? Int.max
    // A span's own place counts, and that is known when it is found.
    leastBefore = rule.scope == .span ? 0 : rule.after
  }

  var pattern: Pattern { statement.detail { $0.pattern } }
}

/// A search for one rule in one article: takes segments to try it on, and notes what is found.
struct RuleSearch {
  private let rule: Int
  private let target: SearchTarget
  /// The match copy.
  private let bytes: UnsafeBufferPointer<UInt8>
  private let usesMachineCode: Bool
  /// Whether what is found in short segments is remembered.
  private let remembers: Bool
  private let scratch: MatchScratch
  /// For each rule what is known of its code.
  private let codes: UnsafeMutableBufferPointer<KnownCode>
  /// How many limits it may meet before it is given up.
  private var limitsLeft = 8
  /// How many bytes it may search without its steps being counted.
  private var uncountedLeft: Int
  /// How many steps were counted.
  private var steps = 0
  /// The matches in the last segment.
  private var ranges: [Range<Int>] = []

  init(
    _ rule: Int, _ target: SearchTarget, codes: UnsafeMutableBufferPointer<KnownCode>,
    in bytes: UnsafeBufferPointer<UInt8>, _ options: MatchOptions, _ scratch: MatchScratch,
    remembers: Bool
  ) {
    (self.rule, self.target, self.codes, self.bytes) = (rule, target, codes, bytes)
    usesMachineCode = options.usesMachineCode
    uncountedLeft = options.uncounted
    self.scratch = scratch
    self.remembers = remembers
  }

  /// Tries the rule on segments, which come by place; whether any is a lead.
  @discardableResult
  mutating func match(_ segments: [Segment], into matches: inout EngineMatches) -> Bool {
    var isLead = false
    for segment in segments where match(segment, into: &matches) { isLead = true }
    return isLead
  }

  /// Tries the rule on a segment that lies behind those it was tried on before. Whether it is a lead: it has matches, or
  /// may have some in another article, in which less stands before it.
  mutating func match(_ segment: Segment, into matches: inout EngineMatches) -> Bool {
    guard segment.length <= target.greatestLength else { return false }
    guard limitsLeft > 0, segment.before >= target.leastBefore else { return true }
    let subject = UnsafeBufferPointer(rebasing: bytes[segment.range])
    let key = remembers ? RememberedSearches.Key(rule, subject) : nil
    // Of what it may search uncounted as much is taken as if it were searched: its limits are the same.
    if let key, let found = scratch.remembered[key], mayStayUncounted(subject.count) {
      guard case .match(let range) = found else { return false }
      matches.add(range, rule, in: segment)
      return true
    }
    guard let code = code(for: subject.count, &matches) else { return true }
    guard segment.length >= code.leastLength else { return false }
    matches.searches += 1
    defer { ranges.removeAll(keepingCapacity: true) }
    do throws(MatchFailure) {
      let isUncounted = try search(subject, code)
      if isUncounted, let key { scratch.remembered.note(ranges, of: key) }
    } catch {
      matches.note(error, rule, segment.range)
      giveUpIfDue(behind: segment.range.upperBound, &matches)
      return true
    }
    for range in ranges { matches.add(range, rule, in: segment) }
    return !ranges.isEmpty
  }

  /// The code of the pattern, to search so many bytes with; `nil` if it turns out to be none, which is noted once.
  private mutating func code(for count: Int, _ matches: inout EngineMatches) -> KnownCode? {
    if codes[rule].machineCode != nil { return codes[rule] }
    let fewSearches = scratch.isForFewSearches
    if let code = codes[rule].again(usesMachineCode: usesMachineCode, for: count, fewSearches: fewSearches) {
      codes[rule] = code
      return code
    }
    do throws(PatternError) {
      let pattern = target.pattern
      let code = try fewSearches ? pattern.codeForFewSearches() : pattern.code()
      codes[rule] = KnownCode(code, usesMachineCode: usesMachineCode, for: count)
      return codes[rule]
    } catch {
      limitsLeft = 0
      matches.note(MatchFailure(error), rule, 0..<bytes.count)
      return nil
    }
  }

  private mutating func giveUpIfDue(behind end: Int, _ matches: inout EngineMatches) {
    limitsLeft -= 1
    let isSpent = steps >= StepBudget.article(bytes.count)
    guard isSpent || limitsLeft == 0 else { return }
    limitsLeft = 0
    matches.note(isSpent ? .spent : .givenUp, rule, end..<bytes.count)
  }
}

extension EngineMatches {
  /// Adds a match in a segment, as a range of that.
  fileprivate mutating func add(_ range: Range<Int>, _ rule: Int, in segment: Segment) {
    let start = segment.range.lowerBound + range.lowerBound
    found.append(EngineMatch(rule: rule, segment: segment, range: start..<(start + range.count)))
  }

  fileprivate mutating func note(_ failure: MatchFailure, _ rule: Int, _ range: Range<Int>) {
    limits.append(EngineLimit(rule: rule, range: range, failure: failure))
  }
}

// MARK: One segment

extension RuleSearch {
  /// Searches a segment: if it is short with little effort, and if that is not enough or it is long, counting.
  ///
  /// - Returns: whether little effort was enough, so that no steps were counted.
  private mutating func search(
    _ subject: UnsafeBufferPointer<UInt8>, _ code: KnownCode
  ) throws(MatchFailure) -> Bool {
    let extent: PatternSearch.Extent = target.scope == .span ? .allMatches : .firstMatch
    if mayStayUncounted(subject.count) {
      let search = PatternSearch(code, scratch: scratch, effort: .light)
      do throws(MatchFailure) {
        try search.findMatches(in: subject, extent, into: &ranges)
        return true
      } catch {
        ranges.removeAll(keepingCapacity: true)
      }
    }
    try searchCounting(subject, extent)
    return false
  }

  private mutating func mayStayUncounted(_ count: Int) -> Bool {
    guard count <= StepBudget.uncountedSegment, uncountedLeft >= count else { return false }
    uncountedLeft -= count
    return true
  }

  private mutating func searchCounting(
    _ subject: UnsafeBufferPointer<UInt8>, _ extent: PatternSearch.Extent
  ) throws(MatchFailure) {
    let code: Pattern.Code
    do throws(PatternError) { code = try target.pattern.countedCode() } catch {
      throw MatchFailure(error)
    }
    let limit = min(StepBudget.segment(subject.count), StepBudget.article(bytes.count) - steps)
    scratch.meter.pointee.begin(limit: limit)
    defer { steps += limit - scratch.meter.pointee.remaining }
    let search = PatternSearch(code: code, usesMachineCode: usesMachineCode, scratch: scratch)
    try search.findMatches(in: subject, extent, into: &ranges)
  }
}
