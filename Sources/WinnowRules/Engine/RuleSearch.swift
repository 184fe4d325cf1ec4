/// A search in one article: takes rules with segments to try them on, and collects what is found.
struct RuleSearch {
  let rules: [Rule]
  /// The match copy.
  let bytes: UnsafeBufferPointer<UInt8>
  let usesMachineCode: Bool
  let scratch: MatchScratch
  var matches = EngineMatches()

  /// How many limits a rule may meet in one article before it is given up there.
  static let patience = 8

  init(rules: [Rule], bytes: UnsafeBufferPointer<UInt8>, usesMachineCode: Bool, scratch: MatchScratch) {
    self.rules = rules
    self.bytes = bytes
    self.usesMachineCode = usesMachineCode
    self.scratch = scratch
  }

  /// Tries a rule on those of some segments, which come by place, that its gates let through.
  mutating func match(_ index: Int, on segments: [Segment]) {
    let rule = rules[index]
    let code: Pattern.Code
    do throws(PatternError) { code = try rule.pattern.code() } catch {
      matches.limits.append(EngineLimit(rule: index, range: 0..<bytes.count, failure: MatchFailure(error)))
      return
    }
    let search = PatternSearch(code: code, usesMachineCode: usesMachineCode, scratch: scratch)
    let extent = rule.scope == .span ? PatternSearch.Extent.allMatches : .firstMatch
    let greatestLength = rule.maxLength ?? Int.max
    // A span's own place counts, and that is known when it is found.
    let leastBefore = rule.scope == .span ? 0 : rule.after
    var patience = Self.patience
    var ranges: [Range<Int>] = []
    for segment in segments {
      guard segment.length >= code.leastLength, segment.length <= greatestLength,
        segment.before >= leastBefore
      else { continue }
      matches.searches += 1
      do throws(MatchFailure) {
        try search.findMatches(in: UnsafeBufferPointer(rebasing: bytes[segment.range]), extent, into: &ranges)
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
