/// Finds which of many needles a line holds, in one pass.
///
/// Of each needle the rarest window of four bytes is noted, or of two if it is shorter. Where all needles are long, a
/// pass makes strides, and of each needle as many windows side by side are noted as a stride is long, so that one of
/// them is met wherever the needle lies. The few windows that may be noted ones are compared in full.
struct NeedleIndex: Sendable {
  /// No needle is shorter.
  static let leastLength = 2

  /// The hashes of the windows of four bytes.
  private let windows: HashFilter
  /// Other hashes of the same windows, which tell nearly all of those apart that the first let through by chance.
  private let secondWindows: HashFilter
  /// Whether a pair of bytes is the window of a short needle: one bit each.
  private let pairs: FrozenTable<UInt64>
  /// By window.
  private let entries: HashedTable<NeedleEntry>
  private let pool: FrozenTable<UInt8>

  /// How far a pass goes from window to window.
  private let stride: Int

  private static let greatestStride = 4

  /// Notes the needles of each owner; only those that lines of a repertoire can hold.
  init(_ needles: [(owner: Int, needles: [[UInt8]])], for repertoire: Repertoire) {
    var all: [(owner: Int, needle: [UInt8])] = []
    for (owner, needles) in needles {
      for needle in needles where repertoire > .ascii || needle.allSatisfy({ $0 < 0x80 }) {
        all.append((owner, needle))
      }
    }
    // A closure: a key path would be followed anew for every needle.
    let shortest = all.reduce(Int.max) { $1.needle.count >= 4 ? min($0, $1.needle.count) : $0 }
    stride = Self.stride(forShortest: shortest)
    var noted = NotedNeedles()
    for (owner, needle) in all { noted.note(needle, of: owner, stride: stride) }
    pool = FrozenTable(noted.pool)
    let long = noted.entries.filter { $0.windowLength == 4 }
    windows = HashFilter(long.map { Self.hash(of: $0.window) })
    secondWindows = HashFilter(long.map { Self.secondHash(of: $0.window) })
    pairs = FrozenTable(noted.pairs)
    entries = HashedTable(noted.entries, 6...14) { Self.hash(of: $0.window) }
  }

  /// Frees the tables; nothing may be looked for afterwards.
  func deallocate() {
    windows.deallocate()
    secondWindows.deallocate()
    pairs.deallocate()
    entries.deallocate()
    pool.deallocate()
  }

  /// How far a pass can go from window to window without missing a needle of some length.
  static func stride(forShortest length: Int) -> Int { max(1, min(greatestStride, length - 3)) }

  @inline(__always)
  private static func hash(of window: UInt32) -> UInt32 { window &* 0x9E37_79B1 }

  private static func secondHash(of window: UInt32) -> UInt32 {
    (window ^ window >> 15) &* 0x85EB_CA77
  }
}

/// Needles as they are noted for an index.
private struct NotedNeedles {
  var entries: [NeedleEntry] = []
  var pool: [UInt8] = []
  /// One bit for each pair of bytes that is the window of a short needle; empty if there is none.
  private(set) var pairs: [UInt64] = []

  mutating func note(_ needle: [UInt8], of owner: Int, stride: Int) {
    let length = needle.count < 4 ? 2 : 4
    let count = length == 2 ? 1 : stride
    let start = Rarity.rarestWindow(in: needle, of: length + count - 1)
    for offset in start..<(start + count) {
      let entry = NeedleEntry(needle, inPoolAt: pool.count, window: offset..<(offset + length), owner: owner)
      entries.append(entry)
      if length == 2 { notePair(entry.window) }
    }
    pool += needle
  }

  private mutating func notePair(_ window: UInt32) {
    if pairs.isEmpty { pairs = [UInt64](repeating: 0, count: 1 << 10) }
    pairs[Int(window >> 6)] |= 1 << UInt64(window & 63)
  }
}

extension NeedleIndex {
  /// Finds the owner of every needle that a folded line holds.
  func findOwners(in line: UnsafeBufferPointer<UInt8>, _ found: inout FoundRules) {
    guard !entries.isEmpty else { return }
    scan(line, &found)
    if !pairs.isEmpty { scanPairs(line, &found) }
  }

  private func scanPairs(_ line: UnsafeBufferPointer<UInt8>, _ found: inout FoundRules) {
    guard let first = line.first else { return }
    var window = UInt32(first) << 8
    var offset = 1
    while offset < line.count {
      window = window >> 8 | UInt32(line[offset]) << 8
      if pairs[Int(window >> 6)] &>> UInt64(window & 63) & 1 != 0 {
        compare(window, of: 2, at: offset - 1, line, &found)
      }
      offset &+= 1
    }
  }

  private func scan(_ line: UnsafeBufferPointer<UInt8>, _ found: inout FoundRules) {
    let bytes = UnsafeRawBufferPointer(line)
    let (windows, stride) = (windows, stride)
    let last = bytes.count - 4
    var offset = 0
    while offset <= last {
      let window = bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self).littleEndian
      if windows.mayHave(Self.hash(of: window)), secondWindows.mayHave(Self.secondHash(of: window)) {
        compare(window, of: 4, at: offset, line, &found)
      }
      offset &+= stride
    }
  }

  /// Compares the needles of a window with the text around it.
  @inline(never)
  private func compare(
    _ window: UInt32, of length: Int, at offset: Int, _ line: UnsafeBufferPointer<UInt8>,
    _ found: inout FoundRules
  ) {
    entries.forEach(near: Self.hash(of: window)) { entry in
      guard entry.window == window, entry.windowLength == length else { return }
      if entry.isFound(around: offset, in: line, pool) { found.add(entry.owner) }
    }
  }
}
