/// Finds which of many needles a line holds, in one pass.
///
/// Of each needle the rarest window of four bytes is noted, or of two if it is shorter. Where all needles are long, a
/// pass makes strides, and of each needle as many windows side by side are noted as a stride is long, so that one of
/// them is met wherever the needle lies. The few windows that may be noted ones are compared in full.
struct NeedleIndex {
  /// No needle is shorter.
  static let leastLength = 2

  /// A needle, and who looks for it.
  private struct Entry {
    let window: UInt32
    let windowLength: Int
    /// Where the window lies in the needle.
    let windowOffset: Int
    /// Where the needle lies in the pool.
    let needle: Range<Int>
    let owner: Int
  }

  /// Whether a window of a hash may be noted: one bit each.
  private var presence = [UInt64](repeating: 0, count: 1 << (presenceBits - 6))
  /// Whether a pair of bytes is the window of a short needle: one bit each.
  private var pairs: [UInt64] = []
  /// By window.
  private var entries: [Entry] = []
  /// For each hash of fewer bits, where entries of it begin; one more for the end.
  private var starts: [Int32] = []
  private var pool: [UInt8] = []

  /// How far a pass goes from window to window.
  private let stride: Int

  private static let greatestStride = 4
  private static let presenceBits = 20
  private static let bucketBits = 14

  var isEmpty: Bool { entries.isEmpty }

  /// Notes the needles of each owner.
  init(_ needles: [(owner: Int, needles: [[UInt8]])]) {
    var shortest = Int.max
    for (_, needles) in needles {
      for needle in needles where needle.count >= 4 { shortest = min(shortest, needle.count) }
    }
    stride = Self.stride(forShortest: shortest)
    for (owner, needles) in needles {
      for needle in needles { add(needle, owner) }
    }
    (entries, starts) = HashedTable.make(of: entries, bits: Self.bucketBits) { Self.bucket(of: $0.window) }
  }

  /// How far a pass can go from window to window without missing a needle of some length.
  static func stride(forShortest length: Int) -> Int { max(1, min(greatestStride, length - 3)) }

  private mutating func add(_ needle: [UInt8], _ owner: Int) {
    let place = pool.count..<(pool.count + needle.count)
    pool += needle
    let length = needle.count < 4 ? 2 : 4
    let count = length == 2 ? 1 : stride
    let start = Self.rarestWindow(in: needle, of: length + count - 1)
    for offset in start..<(start + count) {
      var window: UInt32 = 0
      for byte in needle[offset..<(offset + length)].reversed() { window = window << 8 | UInt32(byte) }
      entries.append(
        Entry(window: window, windowLength: length, windowOffset: offset, needle: place, owner: owner))
      note(window, of: length)
    }
  }

  private mutating func note(_ window: UInt32, of length: Int) {
    if length == 2 {
      if pairs.isEmpty { pairs = [UInt64](repeating: 0, count: 1 << 10) }
      pairs[Int(window >> 6)] |= 1 << UInt64(window & 63)
    } else {
      let hash = Self.hash(of: window)
      presence[hash >> 6] |= 1 << UInt64(hash & 63)
    }
  }

  private static func rarestWindow(in needle: [UInt8], of length: Int) -> Int {
    var best = (offset: 0, weight: 0)
    for offset in 0...(needle.count - length) {
      var weight = 0
      for index in offset..<(offset + length) { weight += Rarity.weight(of: needle[index]) }
      if weight > best.weight { best = (offset, weight) }
    }
    return best.offset
  }

  @inline(__always)
  private static func mixed(_ window: UInt32) -> UInt32 { window &* 0x9E37_79B1 }

  @inline(__always)
  private static func hash(of window: UInt32) -> Int { Int(mixed(window) >> UInt32(32 - presenceBits)) }

  private static func bucket(of window: UInt32) -> Int { Int(mixed(window) >> UInt32(32 - bucketBits)) }
}

extension NeedleIndex {
  /// Calls the body with the owner of every needle that a line holds, once or more often.
  @inline(__always)
  func findOwners(in line: UnsafeBufferPointer<UInt8>, _ body: (Int) -> Void) {
    if !entries.isEmpty { scan(line, body) }
    if !pairs.isEmpty { scanPairs(line, body) }
  }

  @inline(__always)
  private func scanPairs(_ line: UnsafeBufferPointer<UInt8>, _ body: (Int) -> Void) {
    guard var first = line.first.map(CoarseBytes.coarse) else { return }
    pairs.withUnsafeBufferPointer { pairs in
      for offset in 1..<line.count {
        let second = CoarseBytes.coarse(line[offset])
        let window = UInt32(first) | UInt32(second) << 8
        if pairs[Int(window >> 6)] >> UInt64(window & 63) & 1 != 0 {
          compare(window, of: 2, at: offset - 1, line, body)
        }
        first = second
      }
    }
  }

  @inline(__always)
  private func scan(_ line: UnsafeBufferPointer<UInt8>, _ body: (Int) -> Void) {
    let bytes = UnsafeRawBufferPointer(line)
    let stride = stride
    // Of eight bytes the first, and those at strides from it that leave room for a window.
    let windows = (8 - 4) / stride + 1
    presence.withUnsafeBufferPointer { presence in
      var offset = 0
      while offset + 8 <= bytes.count {
        var word = CoarseBytes.coarse(
          bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self).littleEndian)
        for _ in 0..<windows {
          look(at: UInt32(truncatingIfNeeded: word), offset, presence, line, body)
          word >>= UInt64(8 * stride)
          offset += stride
        }
      }
      while offset + 4 <= bytes.count {
        let window = bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self).littleEndian
        look(at: UInt32(truncatingIfNeeded: CoarseBytes.coarse(UInt64(window))), offset, presence, line, body)
        offset += stride
      }
    }
  }

  @inline(__always)
  private func look(
    at window: UInt32, _ offset: Int, _ presence: UnsafeBufferPointer<UInt64>,
    _ line: UnsafeBufferPointer<UInt8>, _ body: (Int) -> Void
  ) {
    let hash = Self.hash(of: window)
    if presence[hash >> 6] >> UInt64(hash & 63) & 1 != 0 { compare(window, of: 4, at: offset, line, body) }
  }

  /// Compares the needles of a window with the text around it.
  @inline(never)
  private func compare(
    _ window: UInt32, of length: Int, at offset: Int, _ line: UnsafeBufferPointer<UInt8>,
    _ body: (Int) -> Void
  ) {
    let bucket = Self.bucket(of: window)
    for index in Int(starts[bucket])..<Int(starts[bucket + 1]) {
      let entry = entries[index]
      let start = offset - entry.windowOffset
      guard entry.window == window, entry.windowLength == length, start >= 0,
        start + entry.needle.count <= line.count
      else { continue }
      var isEqual = true
      for place in 0..<entry.needle.count
      where CoarseBytes.coarse(line[start + place]) != pool[entry.needle.lowerBound + place] {
        isEqual = false
        break
      }
      if isEqual { body(entry.owner) }
    }
  }
}
