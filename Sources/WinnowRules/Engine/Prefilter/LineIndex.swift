/// What tells the rules on a line of some tier and repertoire.
struct LineIndex: BitwiseCopyable, Sendable {
  /// By how a line begins.
  let openings: OpeningIndex
  /// By what it holds.
  let needles: NeedleIndex
  /// Rules of which nothing is known but the length of a line.
  let anyLine: FrozenTable<Int32>

  init(_ rules: [Int], _ gates: [RuleGate], for repertoire: Repertoire) {
    openings = OpeningIndex(
      rules.compactMap { rule in gates[rule].openings.map { (rule, $0) } }, for: repertoire)
    needles = NeedleIndex(
      rules.compactMap { rule in gates[rule].needles.map { (rule, $0.needles) } }, for: repertoire)
    anyLine = FrozenTable(rules.filter { gates[$0].isOpen }.map(Int32.init))
  }

  /// Frees the tables; nothing may be looked for afterwards.
  func deallocate() {
    openings.deallocate()
    needles.deallocate()
    anyLine.deallocate()
  }

  /// Finds the rules that may match on a line.
  @inline(__always)
  func findRules(in line: FoldedText, _ found: inout FoundRules) {
    openings.findRules(for: line, &found)
    needles.findOwners(in: line, &found)
    for index in 0..<anyLine.count { found.add(anyLine[index]) }
  }
}

/// What to look for in lines up to some length.
final class LineTier: Sendable {
  /// In code points.
  let greatestLength: Int
  let rules: [Int]
  private let gates: [RuleGate]
  private let ascii = LazyReference<Shelf>()
  private let latin = LazyReference<Shelf>()
  private let all = LazyReference<Shelf>()

  init(greatestLength: Int, rules: [Int], _ gates: [RuleGate]) {
    self.greatestLength = greatestLength
    self.rules = rules
    self.gates = gates
  }

  /// Keeps an index for as long as it may be asked for.
  private final class Shelf: Sendable {
    let index: LineIndex

    init(_ index: LineIndex) { self.index = index }

    deinit { index.deallocate() }
  }

  /// What tells the rules on a line of some repertoire; it is there as long as the tier is. Made when it is first asked
  /// for: few articles have lines of all kinds.
  fileprivate func index(for repertoire: Repertoire) -> LineIndex {
    let shelf =
      switch repertoire {
      case .ascii: ascii.object { makeIndex(for: .ascii) }
      case .latin: latin.object { makeIndex(for: .latin) }
      case .all: all.object { makeIndex(for: .all) }
      }
    return shelf.index
  }

  private func makeIndex(for repertoire: Repertoire) -> Shelf {
    Shelf(LineIndex(rules.filter { gates[$0].repertoire <= repertoire }, gates, for: repertoire))
  }
}

/// The indexes that an article has asked for, at hand for each of its lines: to ask a tier counts references.
struct LineIndexes {
  private let tiers: [LineTier]
  private let indexes: UnsafeMutableBufferPointer<LineIndex>
  /// One bit for each that is at hand.
  private var known: UInt64 = 0

  /// Makes room while a body runs. Of the tiers, the last one is for lines of any length.
  static func withRoom(for tiers: [LineTier], _ body: (inout LineIndexes) -> Void) {
    precondition(tiers.last?.greatestLength == Int.max && tiers.count * Repertoire.allCases.count <= 64)
    withUnsafeTemporaryAllocation(of: LineIndex.self, capacity: tiers.count * Repertoire.allCases.count) {
      var indexes = LineIndexes(tiers: tiers, indexes: $0)
      body(&indexes)
    }
  }

  private init(tiers: [LineTier], indexes: UnsafeMutableBufferPointer<LineIndex>) {
    (self.tiers, self.indexes) = (tiers, indexes)
  }

  /// The index for lines of a tier.
  @inline(__always)
  mutating func index(ofTier tier: Int, for repertoire: Repertoire) -> UnsafeMutablePointer<LineIndex> {
    let place = tier &* Repertoire.allCases.count &+ repertoire.rawValue
    if known &>> UInt64(place) & 1 == 0 { take(tier, repertoire, place) }
    return indexes.baseAddress.unsafelyUnwrapped + place
  }

  @inline(never)
  private mutating func take(_ tier: Int, _ repertoire: Repertoire, _ place: Int) {
    indexes.initializeElement(at: place, to: tiers[tier].index(for: repertoire))
    known |= 1 << UInt64(place)
  }
}
