/// Finds the rules whose matches may begin as a line does.
struct OpeningIndex {
  /// How a rule's matches may begin.
  private struct Entry {
    let units: UInt64
    let count: Int
    let rule: Int
  }

  private let hashes: HashFilter
  /// By the hash of their units.
  private let entries: [Entry]
  /// For each hash, where entries of it begin; one more for the end.
  private let starts: [Int32]
  private let bits: Int

  /// Notes the openings of rules.
  init(_ openings: [(rule: Int, openings: Openings)]) {
    var all: [Entry] = []
    for (rule, openings) in openings {
      for prefix in openings.prefixes {
        all.append(Entry(units: prefix.units, count: prefix.count, rule: rule))
      }
    }
    hashes = HashFilter(all.map { Self.hash(of: $0.units) })
    let bits = HashedTable.bits(for: all.count, 6...12)
    self.bits = bits
    (entries, starts) = HashedTable.make(of: all, bits: bits) { Self.bucket(of: $0.units, bits) }
  }

  @inline(__always)
  private static func hash(of units: UInt64) -> UInt32 {
    UInt32(truncatingIfNeeded: (units &* 0x9E37_79B9_7F4A_7C15) >> 32)
  }

  private static func bucket(of units: UInt64, _ bits: Int) -> Int {
    Int(hash(of: units) >> UInt32(32 - bits))
  }

  /// Calls the body with every rule that one of its prefixes fits the first units of a line.
  @inline(__always)
  func findRules(for units: UInt64, _ body: (Int) -> Void) {
    hashes.withView { hashes in
      for count in 1...Opening.length {
        let beginning = units & UInt64.max >> UInt64(8 * (Opening.length - count))
        if hashes.mayHave(Self.hash(of: beginning)) { findRules(for: beginning, of: count, body) }
      }
    }
  }

  @inline(never)
  private func findRules(for beginning: UInt64, of count: Int, _ body: (Int) -> Void) {
    let bucket = Self.bucket(of: beginning, bits)
    for index in Int(starts[bucket])..<Int(starts[bucket + 1])
    where entries[index].units == beginning && entries[index].count == count {
      body(entries[index].rule)
    }
  }
}
