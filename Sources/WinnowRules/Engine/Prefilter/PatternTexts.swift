/// The texts that a segment with a match of a pattern holds, so far as they are told by reading the pattern.
///
/// To read a pattern takes as long as many searches. So a pattern keeps this, for all sets of rules that it is part of.
final class PatternTexts: Sendable {
  /// The best needles, if any are known.
  let needles: NeedleSet?
  private let all: [NeedleSet]
  private let whole = LazyReference<Requirement>()
  private let others = LazyReference<Requirement>()

  private final class Requirement: Sendable {
    let texts: TextRequirement

    init(_ sets: [NeedleSet]) { texts = TextRequirement(sets) }
  }

  /// Reads a pattern.
  init(of source: String) {
    let summary = PatternReader<TextNeedles>.summary(of: source)
    needles = summary?.needles
    all = summary?.all ?? []
  }

  /// What is required in all.
  var requirement: TextRequirement { whole.object { Requirement(all) }.texts }

  /// What is required beside the needles, for lines that have been found to hold one of them.
  var requirementBesideNeedles: TextRequirement {
    others.object { Requirement(all.filter { $0.needles != needles?.needles }) }.texts
  }
}
