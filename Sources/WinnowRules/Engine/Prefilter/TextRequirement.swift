/// What every segment with a match of a pattern holds: of each of some sets of needles at least one.
///
/// Asking takes a fraction of a search. It is worth its making only for patterns that are searched for again and again.
final class TextRequirement: Sendable {
  /// The rarest first.
  private let parts: [NeedleIndex]

  /// Reads the requirement off a pattern.
  init(of pattern: String) {
    let sets = PatternReader<TextNeedles>.summary(of: pattern)?.all ?? []
    parts = sets.sorted { $0.cost < $1.cost }.prefix(Self.greatestCount).map { set in
      NeedleIndex([(owner: 0, needles: set.needles)], for: .all)
    }
  }

  deinit { for part in parts { part.deallocate() } }

  /// More sets tell hardly more.
  private static let greatestCount = 3

  /// Whether a folded segment may hold a match.
  func mayHold(in segment: FoldedText) -> Bool {
    FoundRules.withRoom(for: 1) { found in
      parts.allSatisfy { part in
        found.begin(line: found.line + 1)
        part.findOwners(in: segment, &found)
        return found.count > 0
      }
    }
  }
}
