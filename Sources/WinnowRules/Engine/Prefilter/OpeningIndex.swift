/// Finds the rules whose matches may begin as a line does.
struct OpeningIndex: ~Copyable, Sendable {
  /// How a rule's matches may begin.
  private struct Entry: BitwiseCopyable {
    let units: UInt64
    let count: Int32
    let rule: Int32

    var hash: UInt32 { OpeningIndex.hash(of: units) }
  }

  /// The hashes of the first units of openings that have so many: few lines begin with one of these.
  private let starts: HashFilter
  private let hashes: HashFilter
  private let entries: HashedTable<Entry>

  /// So many units are looked up first.
  private static let lengthOfStart = 3

  /// Notes the openings of rules.
  init(_ openings: [(rule: Int, openings: PackedTexts)]) {
    var all: [Entry] = []
    for (rule, openings) in openings {
      openings.forEach { units in
        let word = units.reversed().reduce(0 as UInt64) { $0 &<< 8 | UInt64($1) }
        all.append(Entry(units: word, count: Int32(units.count), rule: Int32(rule)))
      }
    }
    starts = HashFilter(all.map { Self.hash(of: Self.beginning($0.units, Self.lengthOfStart)) })
    hashes = HashFilter(all.map(\.hash))
    entries = HashedTable(all, 6...13, hash: \.hash)
  }

  deinit {
    starts.deallocate()
    hashes.deallocate()
    entries.deallocate()
  }

  @inline(__always)
  private static func hash(of units: UInt64) -> UInt32 {
    UInt32(truncatingIfNeeded: (units &* 0x9E37_79B9_7F4A_7C15) >> 32)
  }

  /// Finds every rule that one of its prefixes fits the first units of a folded line.
  @inline(__always)
  func findRules(for line: FoldedText, _ found: inout FoundRules) {
    guard !entries.isEmpty else { return }
    let units = Opening.units(of: line)
    for count in 1..<Self.lengthOfStart { look(for: Self.beginning(units, count), count, &found) }
    guard starts.mayHave(Self.hash(of: Self.beginning(units, Self.lengthOfStart))) else { return }
    for count in Self.lengthOfStart...Opening.length {
      look(for: Self.beginning(units, count), count, &found)
    }
  }

  @inline(__always)
  private static func beginning(_ units: UInt64, _ count: Int) -> UInt64 {
    units & UInt64.max &>> UInt64(8 &* (Opening.length &- count))
  }

  @inline(__always)
  private func look(for beginning: UInt64, _ count: Int, _ found: inout FoundRules) {
    if hashes.mayHave(Self.hash(of: beginning)) { findRules(for: beginning, of: Int32(count), &found) }
  }

  @inline(never)
  private func findRules(for beginning: UInt64, of count: Int32, _ found: inout FoundRules) {
    entries.forEach(near: Self.hash(of: beginning)) { entry in
      if entry.pointee.units == beginning, entry.pointee.count == count { found.add(entry.pointee.rule) }
    }
  }
}
