/// The ways in which the matches of a rule may begin a line, told by few enough units to be looked up.
struct Openings {
  let prefixes: [Prefix]
  /// About which share of lines begin in one of these ways.
  let chance: Double

  /// The openings of a pattern; `nil` if its matches need not begin a line, or may begin it in any way.
  init?(_ pattern: String) {
    guard PatternReader<TextOutline>.summary(of: pattern)?.beginsSegment == true else { return nil }
    self.init(beginningSegment: pattern)
  }

  /// The openings of a pattern that is known to be understood, and to match at the start of a line only.
  init?(beginningSegment pattern: String) {
    guard var set = PatternReader<PrefixSet>.summary(of: pattern), set.beginsSegment,
      set.prefixes.allSatisfy({ $0.count > 0 })
    else { return nil }
    set.removeDuplicates()
    prefixes = set.prefixes
    chance = prefixes.reduce(0) { $0 + Rarity.chance(of: $1) }
  }
}
