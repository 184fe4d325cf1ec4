/// How many steps a rule may take, as ``StepMeter`` counts them.
///
/// Every budget is a share of the text's length, so that time is in proportion to it whatever the rule and the text, and
/// a floor below which nothing is worth a word. `rules lint` refuses a pattern that takes more than the share of a
/// segment on a torture text, so a rule that passed has nothing to fear from any line, and little from any article.
enum StepBudget {
  /// The steps for each byte of a segment. Of the built-in rules, 99 in 100 stay below 80 on every torture text, and
  /// what grows with the square of the length goes beyond it in a few KiB.
  static let stepsPerByte = 500

  /// The steps in one segment of so many bytes.
  static func segment(_ bytes: Int) -> Int { 1_000_000 + stepsPerByte * bytes }

  /// The steps in all segments of an article of so many bytes. An article has not only lines that are hard for a rule,
  /// so each byte counts for less.
  static func article(_ bytes: Int) -> Int { 8_000_000 + 100 * bytes }

  /// The longest segment, in bytes, that is searched without counting, as long as that takes no more than
  /// ``MatchScratch/lightMatchLimit`` from any beginning. Counting makes a search slower, and nearly all segments that
  /// are searched are short lines.
  static let uncountedSegment = 1024

  /// The bytes of an article that a rule may search without counting: a constant, so many lines that stay just below
  /// the limit cannot add up.
  static let uncounted = 64 * 1024
}
