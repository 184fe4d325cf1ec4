internal import WinnowCore

/// Matches every rule on every segment it may be tried on.
struct PCRE2Engine: MatchEngine {
  /// The rules, in the order of their indices.
  let rules: [Rule]
  let usesMachineCode: Bool
  /// For each scope in use, the rules with it.
  private let rulesByScope: [(scope: Rule.Scope, rules: [Int])]
  private let scratches = ScratchPool()

  /// How many limits a rule may meet in one article before it is given up there.
  static let patience = 8

  init(rules: [Rule], usesMachineCode: Bool) {
    self.rules = rules
    self.usesMachineCode = usesMachineCode
    self.rulesByScope = Rule.Scope.allCases.compactMap { scope in
      let indices = rules.indices.filter { rules[$0].scope == scope }
      return indices.isEmpty ? nil : (scope, indices)
    }
  }

  func matches(in article: SegmentedText) -> EngineMatches {
    var matches = EngineMatches()
    guard article.text.count > 0 else { return matches }
    scratches.withScratch { scratch in
      for (scope, indices) in rulesByScope {
        let segments = article.segments(for: scope)
        article.copy.text.bytes.withUnsafeBufferPointer { bytes in
          for index in indices { match(index, segments, bytes, scratch, &matches) }
        }
      }
    }
    matches.found.sort { ($0.rule, $0.range.lowerBound) < ($1.rule, $1.range.lowerBound) }
    return matches
  }

  /// Matches one rule on the segments of its scope.
  private func match(
    _ index: Int, _ segments: [Segment], _ bytes: UnsafeBufferPointer<UInt8>, _ scratch: MatchScratch,
    _ matches: inout EngineMatches
  ) {
    let rule = rules[index]
    let search = PatternSearch(pattern: rule.pattern, usesMachineCode: usesMachineCode, scratch: scratch)
    let extent = rule.scope == .span ? PatternSearch.Extent.allMatches : .firstMatch
    let leastLength = rule.pattern.leastLength
    let greatestLength = rule.maxLength ?? Int.max
    // A span's own place counts, and that is known when it is found.
    let leastBefore = rule.scope == .span ? 0 : rule.after
    var patience = Self.patience
    var ranges: [Range<Int>] = []
    for segment in segments {
      guard segment.length >= leastLength, segment.length <= greatestLength, segment.before >= leastBefore
      else { continue }
      let subject = UnsafeBufferPointer(rebasing: bytes[segment.range])
      do throws(MatchFailure) {
        try search.findMatches(in: subject, extent, into: &ranges)
        guard !ranges.isEmpty else { continue }
        for range in ranges {
          let start = segment.range.lowerBound + range.lowerBound
          let match = EngineMatch(rule: index, segment: segment, range: start..<(start + range.count))
          matches.found.append(match)
        }
      } catch {
        matches.limits.append(EngineLimit(rule: index, range: segment.range, failure: error))
        patience -= 1
        if patience == 0 {
          let rest = segment.range.upperBound..<bytes.count
          matches.limits.append(EngineLimit(rule: index, range: rest, failure: .givenUp))
          return
        }
      }
      ranges.removeAll(keepingCapacity: true)
    }
  }
}
