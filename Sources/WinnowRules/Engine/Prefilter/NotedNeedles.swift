/// Needles as they are noted for a ``NeedleIndex``.
struct NotedNeedles {
  /// The windows of all needles.
  private(set) var entries: [NeedleEntry] = []
  /// The bytes of all needles, and some behind them.
  private(set) var pool: [UInt8] = []
  /// The windows that a pass may meet.
  private(set) var windows: [WindowFilter.Window] = []
  /// Whether there are windows of three bytes, with any byte behind them.
  private(set) var hasTriples = false
  /// Whether a pass may meet needles one byte before they begin.
  private(set) var hasNeedlesBehind = false
  /// One bit for each pair of bytes that is a window; empty if there is none.
  private(set) var pairs: [UInt64] = []
  private(set) var hasMarksInPairs = true
  /// How far a pass goes from window to window.
  private(set) var stride = greatestStride

  private static let greatestStride = 4

  /// How needles of some kind are looked for.
  enum Way {
    /// By a pair of bytes with a mark.
    case marks
    /// By any pair of bytes: at every offset.
    case pairs
    /// By longer windows, in such strides or shorter ones.
    case strides(Int)

    /// The way for a needle. As many windows of three bytes as a stride is long must fit in, or all but one.
    init(_ needle: some Collection<UInt8>) {
      let count = needle.count
      if count < NotedNeedles.greatestStride + 3, needle.contains(where: NeedleMark.contains) {
        self = .marks
      } else {
        self = count < 4 ? .pairs : .strides(min(NotedNeedles.greatestStride, count - 1))
      }
    }
  }

  /// A needle that has been added.
  private struct Needle {
    let way: Way
    let owner: Int
    let start: Int
    let count: Int
  }

  /// Notes the needles of each owner.
  init(_ owners: [(owner: Int, needles: PackedTexts)]) {
    var needles: [Needle] = []
    pool.reserveCapacity(owners.reduce(FoldedText.padding) { $0 + $1.needles.bytes.count })
    for (owner, texts) in owners {
      texts.forEach { text in
        let way = Way(text)
        if case .strides(let longest) = way { stride = min(stride, longest) }
        needles.append(Needle(way: way, owner: owner, start: pool.count, count: text.count))
        pool.append(contentsOf: text)
      }
    }
    pool += [UInt8](repeating: 0, count: FoldedText.padding)
    entries.reserveCapacity(needles.count * stride)
    windows.reserveCapacity(needles.count * stride)
    // A reference of its own, since noting changes the rest.
    let bytes = pool
    bytes.withUnsafeBytes { bytes in
      for needle in needles { note(needle, in: bytes) }
    }
  }

  private mutating func note(_ needle: Needle, in pool: UnsafeRawBufferPointer) {
    guard let start = pool.baseAddress else { return }
    let text = FoldedText(start: start + needle.start, count: needle.count)
    switch needle.way {
    case .marks: notePair(at: Self.pairWithMark(in: text), of: text, needle)
    case .pairs:
      hasMarksInPairs = false
      notePair(at: 0, of: text, needle)
    case .strides: noteWindows(of: text, needle)
    }
  }

  /// Where in a needle a mark and the byte behind it are, or, at its end, the byte before.
  private static func pairWithMark(in text: FoldedText) -> Int {
    min(text.count - 2, (0..<text.count).first { NeedleMark.contains(text[$0]) } ?? 0)
  }

  private mutating func notePair(at start: Int, of text: FoldedText, _ needle: Needle) {
    if pairs.isEmpty { pairs = [UInt64](repeating: 0, count: 1 << 10) }
    let pair = Int(text.word(at: start, as: UInt16.self))
    pairs[pair >> 6] |= 1 << UInt64(pair & 63)
    note(start..<(start + 2), of: text, needle)
  }

  /// Notes a window for each remainder that its offset can have by the stride, so that one of them is met wherever the
  /// needle lies: the rarest one. Where there is none of four bytes, it is met one byte before it begins, or by its last
  /// three bytes.
  private mutating func noteWindows(of text: FoldedText, _ needle: Needle) {
    Rarity.WindowWeights.withWeights(of: text) { noteWindows(of: text, needle, $0) }
  }

  private mutating func noteWindows(
    of text: FoldedText, _ needle: Needle, _ weights: Rarity.WindowWeights
  ) {
    for first in 0..<stride {
      var rarest: (start: Int, weight: Int)?
      var start = first
      while start + 4 <= text.count {
        let weight = weights.weight(ofWindow: start)
        if weight > rarest?.weight ?? -1 { rarest = (start, weight) }
        start += stride
      }
      if let start = rarest?.start {
        note(start..<(start + 4), of: text, needle)
        windows.append(
          .init(
            head: text.word(at: start, as: UInt32.self), fourth: text[start + 3],
            next: start + 4 < text.count ? text[start + 4] : nil))
      } else if first == stride - 1 {
        noteBehindAnyByte(text, needle)
      } else {
        hasTriples = true
        let start = text.count - 3
        note(start..<text.count, of: text, needle)
        windows.append(.init(head: text.word(at: start, as: UInt32.self), fourth: nil, next: nil))
      }
    }
  }

  /// Notes that a pass may meet a needle one byte before it begins, whatever folded byte that is.
  private mutating func noteBehindAnyByte(_ text: FoldedText, _ needle: Needle) {
    hasNeedlesBehind = true
    note(0..<4, of: text, needle)
    let head = text.word(at: 0, as: UInt32.self) << 8
    for byte in 0x20...0xFF as ClosedRange<UInt32> where !(0x40..<0x60).contains(byte) {
      windows.append(.init(head: byte | head, fourth: text[2], next: text[3]))
    }
  }

  private mutating func note(_ window: Range<Int>, of text: FoldedText, _ needle: Needle) {
    entries.append(
      NeedleEntry(
        text, inPoolAt: needle.start, windowAt: window.lowerBound,
        context: NeedleContext.hash(of: window, in: text), owner: needle.owner))
  }
}
