/// Needles as they are noted for a ``NeedleIndex``.
struct NotedNeedles {
  private var needles: [(owner: Int, needle: [UInt8])] = []
  /// The windows of all needles.
  private(set) var entries: [NeedleEntry] = []
  /// The bytes of all needles.
  private(set) var pool: [UInt8] = []
  /// The windows of four bytes that a pass may meet.
  private(set) var windows: [UInt32] = []
  /// One bit for each pair of bytes that is a window; empty if there is none.
  private(set) var pairs: [UInt64] = []
  private(set) var hasMarksInPairs = true
  /// How far a pass goes from window to window.
  private(set) var stride = 1
  /// The hashes of what stands beside them.
  private(set) var contexts: [UInt32] = []
  /// Whether there are windows of three bytes.
  private(set) var hasTriples = false

  private static let greatestStride = 4
  private static let greatestLength = 128

  /// How needles of some kind are looked for.
  enum Way {
    /// By a pair of bytes with a mark.
    case marks
    /// By any pair of bytes: at every offset.
    case pairs
    /// By longer windows, in such strides or shorter ones.
    case strides(Int)

    /// The way for a needle. As many windows of three bytes as a stride is long must fit in.
    init(_ needle: [UInt8]) {
      let stride = min(NotedNeedles.greatestStride, needle.count - 2)
      if needle.count < NotedNeedles.greatestStride + 3, needle.contains(where: NeedleMark.contains) {
        self = .marks
      } else {
        self = needle.count < 4 ? .pairs : .strides(stride)
      }
    }
  }

  /// Adds a needle; of a very long one, its start will do.
  mutating func add(_ needle: [UInt8], of owner: Int) {
    needles.append(
      (owner, needle.count > Self.greatestLength ? Array(needle.prefix(Self.greatestLength)) : needle))
  }

  /// Notes the windows of all needles.
  mutating func noteWindows() {
    let ways = needles.map { Way($0.needle) }
    stride = ways.reduce(Self.greatestStride) { stride, way in
      if case .strides(let longest) = way { min(stride, longest) } else { stride }
    }
    for ((owner, needle), way) in zip(needles, ways) {
      switch way {
      case .marks: notePair(at: Self.pairWithMark(in: needle), of: needle, owner)
      case .pairs:
        hasMarksInPairs = false
        notePair(at: 0, of: needle, owner)
      case .strides: noteWindows(of: needle, owner)
      }
      pool += needle
    }
  }

  /// Where in a needle a mark and the byte behind it are, or, at its end, the byte before.
  private static func pairWithMark(in needle: [UInt8]) -> Int {
    min(needle.count - 2, needle.firstIndex(where: NeedleMark.contains) ?? 0)
  }

  private mutating func notePair(at start: Int, of needle: [UInt8], _ owner: Int) {
    if pairs.isEmpty { pairs = [UInt64](repeating: 0, count: 1 << 10) }
    let window = note(start..<(start + 2), of: needle, owner)
    pairs[Int(window >> 6)] |= 1 << UInt64(window & 63)
  }

  /// Notes a window for each remainder that its offset can have by the stride, so that one of them is met wherever the
  /// needle lies: the rarest one, or the last three bytes where there is none of four.
  private mutating func noteWindows(of needle: [UInt8], _ owner: Int) {
    let weights = Rarity.weights(of: needle)
    for first in 0..<stride {
      var rarest: (start: Int, weight: Int)?
      var start = first
      while start + 4 <= needle.count {
        let weight =
          Rarity.weight(of: needle[start]) + weights[start + 1] + weights[start + 2] + weights[start + 3]
        if weight > rarest?.weight ?? -1 { rarest = (start, weight) }
        start += stride
      }
      if let start = rarest?.start {
        windows.append(noteWindow(start..<(start + 4), of: needle, owner))
      } else {
        noteTriple(noteWindow((needle.count - 3)..<needle.count, of: needle, owner))
      }
    }
  }

  /// Whatever byte comes behind a window of three, a pass meets it.
  private mutating func noteTriple(_ window: UInt32) {
    hasTriples = true
    for last in 0...0xFF as ClosedRange<UInt32> { windows.append(window | last << 24) }
  }

  private mutating func noteWindow(_ window: Range<Int>, of needle: [UInt8], _ owner: Int) -> UInt32 {
    contexts.append(NeedleContext.hash(of: window, in: needle))
    return note(window, of: needle, owner)
  }

  private mutating func note(_ window: Range<Int>, of needle: [UInt8], _ owner: Int) -> UInt32 {
    let entry = NeedleEntry(needle, inPoolAt: pool.count, window: window, owner: owner)
    entries.append(entry)
    return entry.window
  }
}
