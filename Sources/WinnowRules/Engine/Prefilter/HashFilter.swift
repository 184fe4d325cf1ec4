/// Tells which hashes are surely not among some: one bit for every hash, few enough to stay in the nearest cache.
struct HashFilter {
  private let words: [UInt64]
  private let bits: Int

  /// Notes hashes, of which the upper bits count.
  init(_ hashes: some Collection<UInt32>) {
    // Hardly one hash in sixty-four is noted by chance.
    let bits = HashedTable.bits(for: hashes.count * 64, 12...20)
    var words = [UInt64](repeating: 0, count: 1 << (bits - 6))
    for hash in hashes {
      let bit = Int(hash >> UInt32(32 - bits))
      words[bit >> 6] |= 1 << UInt64(bit & 63)
    }
    self.words = words
    self.bits = bits
  }

  /// A filter while it is asked often.
  struct View {
    fileprivate let words: UnsafeBufferPointer<UInt64>
    fileprivate let bits: Int

    /// Whether a hash may be among those that were noted.
    @inline(__always)
    func mayHave(_ hash: UInt32) -> Bool {
      let bit = Int(hash >> UInt32(truncatingIfNeeded: 32 &- bits))
      return words[bit >> 6] >> UInt64(bit & 63) & 1 != 0
    }
  }

  /// Calls the body with the filter.
  @inline(__always)
  func withView(_ body: (View) -> Void) {
    words.withUnsafeBufferPointer { body(View(words: $0, bits: bits)) }
  }
}
