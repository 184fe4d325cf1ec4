/// What finds the matches of rules in articles: PCRE2, alone or behind a prefilter.
///
/// An engine reports confirmed matches only, so that which engine it was can be told by nothing but the time it took.
protocol MatchEngine: Sendable {
  /// Matches every rule on the segments of its scope in each of some articles. Matches come by rule, then by place.
  ///
  /// - Parameter leads: for each article, where rules can match at all, if that is known.
  func matches(in articles: [SegmentedText], recalling leads: [MatchLeads?]) -> [EngineMatches]
}

extension MatchEngine {
  /// Matches every rule on the segments of its scope, wherever they are.
  func matches(in article: SegmentedText) -> EngineMatches { matches(in: [article], recalling: [nil])[0] }
}

/// What an engine found in one article.
struct EngineMatches {
  /// The matches, by rule and then by place.
  var found: [EngineMatch] = []
  /// Where a pattern ran into a limit; no match of that rule in that segment is in ``found``.
  var limits: [EngineLimit] = []
  /// How many segments were searched for a pattern.
  var searches = 0
  /// Where rules can match when lines have gone, if the engine has noted that.
  var leads: MatchLeads?

  /// Puts in order what was found rule by rule.
  mutating func sort() {
    found.sort { ($0.rule, $0.range.lowerBound) < ($1.rule, $1.range.lowerBound) }
    limits.sort { ($0.rule, $0.range.lowerBound) < ($1.rule, $1.range.lowerBound) }
  }
}

/// One match of one rule.
struct EngineMatch {
  /// The index of the rule.
  let rule: Int
  /// The segment.
  let segment: Segment
  /// The bytes of the match copy that the pattern matched.
  let range: Range<Int>
}

/// A limit that one rule met in one segment.
struct EngineLimit {
  /// The index of the rule.
  let rule: Int
  /// The bytes of the match copy that were not searched to their end.
  let range: Range<Int>
  /// What happened.
  let failure: MatchFailure
}

/// Why a search could not be brought to its end.
struct MatchFailure: Error, Equatable {
  /// A stable code, such as `pcre2.match-limit`.
  let code: String
  /// What happened, for people.
  let message: String

  /// A match so long that the pieces a long segment is searched in may not hold it.
  static let tooLong = MatchFailure(
    code: "rules.match-too-long", message: "a match is longer than the pieces a long segment is searched in")

  /// The rule met limits so often that the rest of the article was not searched.
  static let givenUp = MatchFailure(
    code: "rules.given-up",
    message: "the pattern met too many limits; the rest of the article was not searched")

  /// The rule took so many steps that the rest of the article was not searched.
  static let spent = MatchFailure(
    code: "rules.given-up",
    message: "the pattern took too many steps; the rest of the article was not searched")
}
