/// Finds which of many needles a line holds, in one pass.
///
/// Of each needle the rarest window of four bytes is noted, or of two if it is shorter. Where all needles are long, a
/// pass makes strides, and of each needle as many windows side by side are noted as a stride is long, so that one of
/// them is met wherever the needle lies. The few windows that may be noted ones are compared in full.
struct NeedleIndex {
  /// No needle is shorter.
  static let leastLength = 2

  /// The hashes of the windows of four bytes.
  private let windows: HashFilter
  /// Whether a pair of bytes is the window of a short needle: one bit each.
  private let pairs: [UInt64]
  /// By window.
  private let entries: [NeedleEntry]
  /// For each hash of fewer bits, where entries of it begin; one more for the end.
  private let starts: [Int32]
  private let bucketBits: Int
  private let pool: [UInt8]

  /// How far a pass goes from window to window.
  private let stride: Int

  private static let greatestStride = 4

  /// Notes the needles of each owner.
  init(_ needles: [(owner: Int, needles: [[UInt8]])]) {
    var shortest = Int.max
    for (_, needles) in needles {
      for needle in needles where needle.count >= 4 { shortest = min(shortest, needle.count) }
    }
    let stride = Self.stride(forShortest: shortest)
    var entries: [NeedleEntry] = []
    var pool: [UInt8] = []
    for (owner, needles) in needles {
      for needle in needles {
        let length = needle.count < 4 ? 2 : 4
        let start = Self.rarestWindow(in: needle, of: length == 2 ? 2 : length + stride - 1)
        for offset in start..<(start + (length == 2 ? 1 : stride)) {
          entries.append(
            NeedleEntry(needle, inPoolAt: pool.count, window: offset..<(offset + length), owner: owner))
        }
        pool += needle
      }
    }
    self.stride = stride
    self.pool = pool
    windows = HashFilter(entries.filter { $0.windowLength == 4 }.map { Self.hash(of: $0.window) })
    pairs = Self.pairs(of: entries)
    let bucketBits = HashedTable.bits(for: entries.count * 2, 6...14)
    self.bucketBits = bucketBits
    (self.entries, starts) = HashedTable.make(of: entries, bits: bucketBits) {
      Self.bucket(of: $0.window, bucketBits)
    }
  }

  /// How far a pass can go from window to window without missing a needle of some length.
  static func stride(forShortest length: Int) -> Int { max(1, min(greatestStride, length - 3)) }

  private static func pairs(of entries: [NeedleEntry]) -> [UInt64] {
    var pairs: [UInt64] = []
    for entry in entries where entry.windowLength == 2 {
      if pairs.isEmpty { pairs = [UInt64](repeating: 0, count: 1 << 10) }
      pairs[Int(entry.window >> 6)] |= 1 << UInt64(entry.window & 63)
    }
    return pairs
  }

  private static func rarestWindow(in needle: [UInt8], of length: Int) -> Int {
    var weight = 0
    var best = (start: 0, weight: 0)
    for (index, byte) in needle.enumerated() {
      weight += Rarity.weight(of: byte)
      if index >= length { weight -= Rarity.weight(of: needle[index - length]) }
      if index >= length - 1, weight > best.weight { best = (index - length + 1, weight) }
    }
    return best.start
  }

  @inline(__always)
  private static func hash(of window: UInt32) -> UInt32 { window &* 0x9E37_79B1 }

  @inline(__always)
  private static func bucket(of window: UInt32, _ bits: Int) -> Int {
    Int(hash(of: window) >> UInt32(truncatingIfNeeded: 32 &- bits))
  }
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
    let count = (8 - 4) / stride + 1
    windows.withView { windows in
      var offset = 0
      while offset + 8 <= bytes.count {
        var word = CoarseBytes.coarse(
          bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self).littleEndian)
        for _ in 0..<count {
          look(at: UInt32(truncatingIfNeeded: word), offset, windows, line, body)
          word >>= UInt64(8 * stride)
          offset += stride
        }
      }
      while offset + 4 <= bytes.count {
        let window = bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self).littleEndian
        look(at: UInt32(truncatingIfNeeded: CoarseBytes.coarse(UInt64(window))), offset, windows, line, body)
        offset += stride
      }
    }
  }

  @inline(__always)
  private func look(
    at window: UInt32, _ offset: Int, _ windows: HashFilter.View,
    _ line: UnsafeBufferPointer<UInt8>, _ body: (Int) -> Void
  ) {
    if windows.mayHave(Self.hash(of: window)) { compare(window, of: 4, at: offset, line, body) }
  }

  /// Compares the needles of a window with the text around it.
  @inline(never)
  private func compare(
    _ window: UInt32, of length: Int, at offset: Int, _ line: UnsafeBufferPointer<UInt8>,
    _ body: (Int) -> Void
  ) {
    let bucket = Self.bucket(of: window, bucketBits)
    for index in Int(starts[bucket])..<Int(starts[bucket + 1]) {
      let entry = entries[index]
      guard entry.window == window, entry.windowLength == length else { continue }
      if entry.isFound(around: offset, in: line, pool) { body(Int(entry.owner)) }
    }
  }
}
