/// Tells which hashes are surely not among some: one bit for every hash, few enough to stay in the nearest caches.
struct HashFilter: BitwiseCopyable {
  private let words: FrozenTable<UInt64>
  /// Which bits of a hash are the number of its bit, once it is shifted.
  private let mask: UInt32

  /// The lower bits of a hash tell least. It is shifted by a constant, which takes less time than by a number.
  private static let shift: UInt32 = 14

  /// Notes hashes, of which the upper bits count. Of others one in `sparsity` or fewer is noted by chance.
  init(_ hashes: some Collection<UInt32>, sparsity: Int = 64) {
    let bits = Self.bits(for: hashes.count * sparsity, 12...(32 - Int(Self.shift)))
    mask = 1 << UInt32(bits) - 1
    var words = [UInt64](repeating: 0, count: 1 << (bits - 6))
    for hash in hashes {
      let bit = hash >> Self.shift & mask
      words[Int(bit >> 6)] |= 1 << UInt64(bit & 63)
    }
    self.words = FrozenTable(words)
  }

  /// Whether a hash may be among those that were noted.
  @inline(__always)
  func mayHave(_ hash: UInt32) -> Bool {
    let bit = hash &>> Self.shift & mask
    return words[Int(bit &>> 6)] &>> UInt64(bit & 63) & 1 != 0
  }

  /// How many bits of a hash tell so many things apart, within bounds.
  static func bits(for count: Int, _ bounds: ClosedRange<Int>) -> Int {
    min(max(Int.bitWidth - count.leadingZeroBitCount, bounds.lowerBound), bounds.upperBound)
  }

  func deallocate() { words.deallocate() }
}

extension HashFilter {
  func write(to image: inout TableWriter) {
    image.write(Int(mask))
    image.write(words)
  }

  init(_ image: inout TableReader) throws(ImageReader.Damaged) {
    mask = UInt32(truncatingIfNeeded: try image.number())
    words = try image.table(of: UInt64.self)
    guard words.count > Int(mask >> 6) else { throw ImageReader.Damaged() }
  }
}
