/// What every segment with a match of a pattern holds: of each of some sets of needles at least one.
///
/// Asking takes a fraction of a search. It is worth its making only for patterns that are searched for again and again.
final class TextRequirement: Sendable {
  /// The rarest first.
  private let parts: [Part]

  /// One of the sets.
  private final class Part: Sendable {
    let index: NeedleIndex

    init(_ set: NeedleSet) { index = NeedleIndex([(owner: 0, needles: PackedTexts(set.needles))]) }
  }

  /// Reads the requirement off a pattern.
  init(of pattern: String) {
    let sets = PatternReader<TextNeedles>.summary(of: pattern)?.all ?? []
    parts = sets.sorted { $0.cost < $1.cost }.prefix(Self.greatestCount).map(Part.init)
  }

  /// More sets tell hardly more.
  private static let greatestCount = 3

  /// Whether a folded segment may hold a match.
  func mayHold(in segment: FoldedText) -> Bool {
    FoundRules.withRoom(for: 1) { found in
      parts.allSatisfy { part in
        found.begin(line: found.line + 1)
        part.index.findOwners(in: segment, &found)
        return found.count > 0
      }
    }
  }
}
