/// Finds the rules whose matches may begin as a line does.
struct OpeningIndex {
  /// How a rule's matches may begin.
  private struct Entry {
    let units: UInt64
    let count: Int
    let rule: Int
  }

  /// By the hash of their units.
  private var entries: [Entry] = []
  /// For each hash, where entries of it begin; one more for the end.
  private var starts: [Int32] = []

  private static let bits = 12

  /// Notes the openings of rules.
  init(_ openings: [(rule: Int, openings: Openings)]) {
    var all: [Entry] = []
    for (rule, openings) in openings {
      for prefix in openings.prefixes {
        all.append(Entry(units: prefix.units, count: prefix.count, rule: rule))
      }
    }
    (entries, starts) = HashedTable.make(of: all, bits: Self.bits) { Self.hash(of: $0.units) }
  }

  @inline(__always)
  private static func hash(of units: UInt64) -> Int {
    Int((units &* 0x9E37_79B9_7F4A_7C15) >> UInt64(64 - bits))
  }

  /// Calls the body with every rule that one of its prefixes fits the first units of a line.
  @inline(__always)
  func findRules(for units: UInt64, _ body: (Int) -> Void) {
    for count in 1...Opening.length {
      let beginning = units & UInt64.max >> UInt64(8 * (Opening.length - count))
      let hash = Self.hash(of: beginning)
      for index in Int(starts[hash])..<Int(starts[hash + 1])
      where entries[index].units == beginning && entries[index].count == count {
        body(entries[index].rule)
      }
    }
  }
}
