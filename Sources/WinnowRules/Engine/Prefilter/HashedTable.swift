/// Sorts entries by a hash, so that those of one hash lie side by side.
enum HashedTable {
  /// How many bits of a hash tell so many things apart, within bounds.
  static func bits(for count: Int, _ bounds: ClosedRange<Int>) -> Int {
    min(max(Int.bitWidth - count.leadingZeroBitCount, bounds.lowerBound), bounds.upperBound)
  }

  /// The entries by their hashes, and for each hash of some bits where its entries begin, with one more for the end.
  static func make<Entry>(of entries: [Entry], bits: Int, hash: (Entry) -> Int) -> ([Entry], [Int32]) {
    var ends = [Int32](repeating: 0, count: (1 << bits) + 1)
    for entry in entries { ends[hash(entry)] += 1 }
    for index in 1..<ends.count { ends[index] += ends[index - 1] }
    let sorted = [Entry](unsafeUninitializedCapacity: entries.count) { buffer, count in
      // From the last to the first, each bucket is filled from its end, which so becomes its start.
      for entry in entries.reversed() {
        let place = hash(entry)
        ends[place] -= 1
        buffer.initializeElement(at: Int(ends[place]), to: entry)
      }
      count = entries.count
    }
    return (sorted, ends)
  }
}
