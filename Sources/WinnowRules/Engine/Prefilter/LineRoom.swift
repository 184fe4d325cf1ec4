internal import CText

/// The memory that a search of lines needs, for one article after another.
///
/// One thread at a time uses a room; the pool sees to that, so it may be handed from one thread to another.
final class LineRoom: @unchecked Sendable {
  /// Where lines are folded to.
  private(set) var memory: UnsafeMutablePointer<UInt8>
  /// Of some places there, how many bytes before them begin no code point.
  private(set) var continuing: UnsafeMutablePointer<UInt32>
  private var capacity = FoldedBlock.length
  /// For each rule when it was last found, and the rules of a line; see ``FoundRules``.
  let turns: UnsafeMutablePointer<UInt32>
  let rules: UnsafeMutablePointer<Int32>
  let ruleCount: Int
  /// How many lines there have been.
  var turn: UInt32 = 0
  let runs = TextRuns()
  /// What a search notes, with the memory it has for that.
  var search = BlockSearch()
  /// Memory for the lines of a block.
  var lines: [FoldedBlock.Line] = []

  init(ruleCount: Int) {
    memory = .allocate(capacity: capacity + FoldedText.padding)
    continuing = .allocate(capacity: Self.countOfPlaces(capacity))
    turns = .allocate(capacity: max(1, ruleCount))
    turns.initialize(repeating: 0, count: ruleCount)
    rules = .allocate(capacity: max(1, ruleCount))
    self.ruleCount = ruleCount
  }

  deinit {
    memory.deallocate()
    continuing.deallocate()
    turns.deallocate()
    rules.deallocate()
    runs.deallocate()
  }

  /// Makes room for so many folded bytes. What was there is gone.
  func makeRoom(for count: Int) {
    if count > capacity { resize(count) }
  }

  /// Gives back what only long lines need.
  func shrink() {
    if capacity > FoldedBlock.length { resize(FoldedBlock.length) }
  }

  private func resize(_ count: Int) {
    memory.deallocate()
    continuing.deallocate()
    capacity = count
    memory = .allocate(capacity: count + FoldedText.padding)
    continuing = .allocate(capacity: Self.countOfPlaces(count))
  }

  private static func countOfPlaces(_ count: Int) -> Int { count / Int(WINNOW_FOLDED_STEP) + 2 }
}
