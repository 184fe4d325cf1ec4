/// Entries sorted by a hash, so that those of one hash lie side by side.
struct HashedTable<Entry: BitwiseCopyable>: BitwiseCopyable {
  private let entries: FrozenTable<Entry>
  /// For each hash, where its entries begin; one more for the end.
  private let starts: FrozenTable<Int32>
  private let shift: UInt32

  /// Sorts entries by the upper bits of their hashes, so many as tell most of them apart within bounds.
  init(_ entries: [Entry], _ bits: ClosedRange<Int>, hash: (Entry) -> UInt32) {
    let bits = HashFilter.bits(for: entries.count, bits)
    let shift = UInt32(32 - bits)
    self.shift = shift
    var ends = [Int32](repeating: 0, count: (1 << bits) + 1)
    for entry in entries { ends[Int(hash(entry) >> shift)] &+= 1 }
    for index in 1..<ends.count { ends[index] &+= ends[index &- 1] }
    self.entries = FrozenTable(count: entries.count) { sorted in
      // From the last to the first, each bucket is filled from its end, which so becomes its start.
      for entry in entries.reversed() {
        let place = Int(hash(entry) >> shift)
        ends[place] &-= 1
        sorted.initializeElement(at: Int(ends[place]), to: entry)
      }
    }
    starts = FrozenTable(ends)
  }

  var isEmpty: Bool { entries.isEmpty }

  /// Calls the body with every entry whose hash has the same upper bits.
  @inline(__always)
  func forEach(near hash: UInt32, _ body: (UnsafePointer<Entry>) -> Void) {
    let bucket = Int(hash &>> shift)
    var index = Int(starts[bucket])
    let end = Int(starts[bucket &+ 1])
    while index < end {
      body(entries.pointer(at: index))
      index &+= 1
    }
  }

  /// Asks for the memory that tells where the entries of a hash are.
  @inline(__always)
  func fetchBounds(near hash: UInt32) { starts.fetch(Int(hash &>> shift)) }

  /// Asks for the memory of the first entries of a hash.
  @inline(__always)
  func fetchEntries(near hash: UInt32) { entries.fetch(Int(starts[Int(hash &>> shift)])) }

  func deallocate() {
    entries.deallocate()
    starts.deallocate()
  }
}

extension HashedTable {
  func write(to image: inout TableWriter) {
    image.write(Int(shift))
    image.write(starts)
    image.write(entries)
  }

  init(_ image: inout TableReader) throws(ImageReader.Damaged) {
    shift = UInt32(truncatingIfNeeded: try image.number())
    starts = try image.table(of: Int32.self)
    entries = try image.table(of: Entry.self)
    guard shift < 32, starts.count == (1 << (32 - Int(shift))) + 1, starts[starts.count - 1] == entries.count
    else { throw ImageReader.Damaged() }
  }
}
