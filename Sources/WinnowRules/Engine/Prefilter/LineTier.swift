internal import Synchronization

/// What to look for in lines up to some length.
final class LineTier: Sendable {
  /// In code points.
  let greatestLength: Int
  let rules: [Int]
  /// Tells what must hold of a line before a rule is tried on it; `nil` for a rule that is never asked for.
  private let gate: @Sendable (Int) -> RuleGate?
  /// How many bytes the articles had for which it was asked, and for how many it has no indexes of its own.
  private let asked = Atomic(0)
  private let bytesBefore: Int
  private let latin = LazyReference<NeedleIndex>()
  private let all = LazyReference<NeedleIndex>()

  init(
    greatestLength: Int, rules: [Int], bytesBefore: Int, _ gate: @escaping @Sendable (Int) -> RuleGate?
  ) {
    self.bytesBefore = bytesBefore
    self.greatestLength = greatestLength
    self.rules = rules
    self.gate = gate
  }

  /// The tier of all lines, for which the needles of Latin ones have been noted.
  convenience init(
    rules: [Int], latin index: NeedleIndex, _ gate: @escaping @Sendable (Int) -> RuleGate?
  ) {
    self.init(greatestLength: Int.max, rules: rules, bytesBefore: 0, gate)
    _ = latin.object { index }
  }

  /// Whether articles of so many bytes, after those for which it was asked before, are worth the tier's own indexes.
  fileprivate func isWorthMaking(forBytes count: Int) -> Bool {
    asked.add(count, ordering: .relaxed).newValue >= bytesBefore
  }

  /// What tells the rules on a line of some repertoire. Made when it is first asked for: few articles have lines of all
  /// kinds. Lines of ASCII have no index of their own, since they are among Latin ones most often.
  func index(for repertoire: Repertoire) -> NeedleIndex {
    switch repertoire {
    case .ascii, .latin: latin.object { makeIndex(for: .latin) }
    case .all: all.object { makeIndex(for: .all) }
    }
  }

  private func makeIndex(for repertoire: Repertoire) -> NeedleIndex {
    NeedleIndex(
      rules.compactMap { rule in
        guard let gate = gate(rule), gate.repertoire <= repertoire else { return nil }
        return gate.needles.map { (rule, $0) }
      })
  }
}

/// The indexes that articles have asked for, at hand for each of their lines: to ask a tier counts references.
struct LineShelves {
  private let tiers: [LineTier]
  /// How long the articles are.
  private let count: Int
  private let shelves: UnsafeMutableBufferPointer<Unmanaged<NeedleIndex>>
  /// One bit for each that is at hand.
  private var known: UInt64 = 0

  /// Makes room while a body runs. Of the tiers, the first one has all rules, and the last one is for lines of any length.
  ///
  /// - Parameter count: how many bytes the articles have.
  static func withRoom(for tiers: [LineTier], _ count: Int, _ body: (inout LineShelves) -> Void) {
    precondition(tiers.last?.greatestLength == Int.max && tiers.count * Repertoire.allCases.count <= 64)
    withUnsafeTemporaryAllocation(
      of: Unmanaged<NeedleIndex>.self, capacity: tiers.count * Repertoire.allCases.count
    ) {
      var shelves = LineShelves(tiers: tiers, count: count, shelves: $0)
      body(&shelves)
    }
  }

  private init(
    tiers: [LineTier], count: Int, shelves: UnsafeMutableBufferPointer<Unmanaged<NeedleIndex>>
  ) {
    (self.tiers, self.count, self.shelves) = (tiers, count, shelves)
  }

  /// The index for lines of a tier and repertoire, which lives as long as its tier.
  @inline(__always)
  mutating func index(ofTier tier: Int, _ repertoire: Repertoire) -> Unmanaged<NeedleIndex> {
    let place = tier &* Repertoire.allCases.count &+ repertoire.rawValue
    if known &>> UInt64(place) & 1 == 0 { take(tier, repertoire, place) }
    return shelves[place]
  }

  /// Takes an index from its tier, which has it as long as it lives.
  @inline(never)
  private mutating func take(_ tier: Int, _ repertoire: Repertoire, _ place: Int) {
    let source = tiers[tier].isWorthMaking(forBytes: count) ? tier : 0
    shelves.initializeElement(at: place, to: .passUnretained(tiers[source].index(for: repertoire)))
    known |= 1 << UInt64(place)
  }
}
