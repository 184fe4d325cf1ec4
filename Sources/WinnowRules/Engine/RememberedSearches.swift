/// What searches for rules in short lines have found, so that a line need not be searched again for the same rule: what
/// sites put around their articles comes again and again, and is what most rules are tried on.
///
/// A search in a line is a pure function of the rule and the line's bytes, which are kept and compared, so whatever is
/// remembered or forgotten, results are the same.
struct RememberedSearches: ~Copyable {
  /// One for each slot: seven words of text, padded with zeros, and one that says the rest.
  private var entries: UnsafeMutableBufferPointer<SIMD8<UInt64>>?

  /// Longer lines seldom come again.
  static let greatestLength = 7 * 8
  private static let slotCount = 1 << 13

  /// A search that may be remembered.
  struct Key: BitwiseCopyable {
    /// The text, its length and the rule; never all zeros.
    fileprivate let words: SIMD8<UInt64>
    fileprivate let slot: Int

    /// - Parameter text: the line.
    /// - Returns: `nil` if the line is too long, or empty.
    init?(_ rule: Int, _ text: UnsafeBufferPointer<UInt8>) {
      guard 1...RememberedSearches.greatestLength ~= text.count else { return nil }
      var words = SIMD8<UInt64>()
      withUnsafeMutableBytes(of: &words) { $0.copyMemory(from: UnsafeRawBufferPointer(text)) }
      words[7] = UInt64(UInt32(truncatingIfNeeded: rule)) << 32 | UInt64(text.count) << 24
      self.words = words
      var hash: UInt64 = 0
      for word in 0..<8 { hash = (hash ^ words[word]) &* 0x9E37_79B9_7F4A_7C15 ^ hash >> 32 }
      slot = Int(truncatingIfNeeded: hash >> 32) & (RememberedSearches.slotCount - 1)
    }
  }

  /// What was found.
  enum Found: Equatable {
    case nothing
    case match(Range<Int>)
  }

  /// Nothing yet.
  init() {}

  deinit { entries?.deallocate() }

  /// What a search has found; `nil` if that is not known, or no longer.
  subscript(key: Key) -> Found? {
    guard let entry = entries?[key.slot], entry & Self.keyBits == key.words else { return nil }
    let (start, end) = (Int(entry[7] >> 8 & 0xFF), Int(entry[7] & 0xFF))
    return end == 0 ? .nothing : .match(start..<end)
  }

  /// Remembers what a search has found, in place of what was in its slot. More than one match is not remembered.
  mutating func note(_ ranges: [Range<Int>], of key: Key) {
    guard ranges.count <= 1 else { return }
    let entries = entries ?? makeEntries()
    entries[key.slot] = key.words
    // A match is not empty, so its end is never 0.
    if let range = ranges.first { entries[key.slot][7] |= UInt64(range.lowerBound << 8 | range.upperBound) }
  }

  private mutating func makeEntries() -> UnsafeMutableBufferPointer<SIMD8<UInt64>> {
    let entries = UnsafeMutableBufferPointer<SIMD8<UInt64>>.allocate(capacity: Self.slotCount)
    entries.initialize(repeating: SIMD8())
    self.entries = entries
    return entries
  }

  /// All bits but those of the match.
  private static let keyBits = SIMD8<UInt64>(.max, .max, .max, .max, .max, .max, .max, ~0xFFFF)
}
