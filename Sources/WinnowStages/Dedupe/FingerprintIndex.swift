import WinnowCore

/// Which article had a fingerprint first: many small tables, which a fingerprint's first bits tell apart.
///
/// While a table grows, the old and the new one are both there. Of one table for all that would be more than the limit of
/// 40 bytes an entry; of a small part it is next to nothing.
struct FingerprintIndex {
  private static let partBits = 6
  private var parts = [FingerprintTable](repeating: FingerprintTable(), count: 1 << partBits)

  /// How many fingerprints the index holds.
  var count: Int { parts.reduce(0) { $0 + $1.count } }

  /// The bytes the tables take.
  var byteCount: Int { parts.reduce(0) { $0 + $1.byteCount } }

  /// The article that had a fingerprint first; `nil` if none had.
  func article(of fingerprint: Fingerprint) -> Int? {
    parts[Self.part(of: fingerprint)].article(of: fingerprint)
  }

  /// Remembers the article of a fingerprint, unless one had it before: then returns that one.
  ///
  /// - Precondition: `article` is less than 2³² − 1.
  mutating func insert(_ fingerprint: Fingerprint, article: Int) -> Int? {
    parts[Self.part(of: fingerprint)].insert(fingerprint, article: article)
  }

  private static func part(of fingerprint: Fingerprint) -> Int {
    Int(fingerprint.high >> (64 - UInt64(partBits)))
  }
}

/// A part of the index: an open-addressing table of 20 bytes a slot.
///
/// At most four fifths of the slots are taken, and a full table grows by half, so that from the first growth on an entry
/// costs between 25 and 37.5 bytes. A slot is found by scaling the hash to the table's size, which needs no power of two
/// and keeps entries in the order of their hashes, so that growing reads and writes from one end to the other.
private struct FingerprintTable {
  /// How many fingerprints the index holds.
  private(set) var count = 0
  private var highs: [UInt64] = []
  private var lows: [UInt64] = []
  /// The number of the article and one; 0 in a free slot.
  private var articles: [UInt32] = []

  private static let leastCapacity = 16

  /// The bytes the table takes.
  var byteCount: Int { articles.count * (2 * MemoryLayout<UInt64>.stride + MemoryLayout<UInt32>.stride) }

  /// The article that had a fingerprint first; `nil` if none had.
  func article(of fingerprint: Fingerprint) -> Int? {
    guard count > 0 else { return nil }
    let taken = articles[slot(of: fingerprint)]
    return taken == 0 ? nil : Int(taken) - 1
  }

  /// Remembers the article of a fingerprint, unless one had it before: then returns that one.
  ///
  /// - Precondition: `article` is less than 2³² − 1.
  mutating func insert(_ fingerprint: Fingerprint, article: Int) -> Int? {
    if (count + 1) * 5 > articles.count * 4 { grow() }
    let slot = slot(of: fingerprint)
    guard articles[slot] == 0 else { return Int(articles[slot]) - 1 }
    fill(slot, fingerprint, stored: UInt32(article + 1))
    count += 1
    return nil
  }

  /// The slot of a fingerprint, or the free one where it belongs.
  private func slot(of fingerprint: Fingerprint) -> Int {
    let capacity = articles.count
    var slot = Int(fingerprint.low.multipliedFullWidth(by: UInt64(capacity)).high)
    while articles[slot] != 0, lows[slot] != fingerprint.low || highs[slot] != fingerprint.high {
      slot += 1
      if slot == capacity { slot = 0 }
    }
    return slot
  }

  private mutating func fill(_ slot: Int, _ fingerprint: Fingerprint, stored: UInt32) {
    highs[slot] = fingerprint.high
    lows[slot] = fingerprint.low
    articles[slot] = stored
  }

  private mutating func grow() {
    let old = self
    let capacity = max(Self.leastCapacity, old.articles.count + old.articles.count / 2)
    highs = Array(repeating: 0, count: capacity)
    lows = Array(repeating: 0, count: capacity)
    articles = Array(repeating: 0, count: capacity)
    for index in old.articles.indices where old.articles[index] != 0 {
      let fingerprint = Fingerprint(high: old.highs[index], low: old.lows[index])
      fill(slot(of: fingerprint), fingerprint, stored: old.articles[index])
    }
  }
}
