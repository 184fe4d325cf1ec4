/// Finds which of many needles a line holds, in one pass over its words and one over its signs.
///
/// A pass makes strides. Of each needle as many windows of four bytes are noted as a stride is long, so that one of them
/// is met wherever the needle lies; where there is no room for these, one of three bytes, or the needle is met one byte
/// before it begins, or looked for at a ``NeedleMark``. The few windows that may be noted ones are compared in full.
struct NeedleIndex: ~Copyable, Sendable {
  /// No needle is shorter.
  static let leastLength = 2

  /// The windows that a pass may meet.
  private let windows: WindowFilter
  /// The hashes of what stands beside these windows.
  private let contexts: HashFilter
  /// Whether a pair of bytes is the window of a short needle: one bit each.
  private let pairs: FrozenTable<UInt64>
  /// By window.
  private let entries: HashedTable<NeedleEntry>
  private let pool: FrozenTable<UInt8>

  /// How far a pass goes from window to window; 0 if there is none to meet.
  private let stride: Int
  private let leastWindow: Int
  /// Whether a pass may meet needles one byte before they begin.
  private let hasNeedlesBehind: Bool
  /// Whether each needle with a pair for a window has a mark in it.
  private let hasMarksInPairs: Bool

  /// Notes the needles of each owner.
  init(_ needles: [(owner: Int, needles: PackedTexts)]) {
    let noted = NotedNeedles(needles)
    pool = FrozenTable(noted.pool)
    windows = WindowFilter(noted.windows)
    contexts = HashFilter(noted.contexts, sparsity: 32)
    pairs = FrozenTable(noted.pairs)
    entries = HashedTable(noted.entries, 6...14) { Self.hash(of: $0.window) }
    stride = noted.windows.isEmpty ? 0 : noted.stride
    leastWindow = noted.hasTriples ? 3 : 4
    hasNeedlesBehind = noted.hasNeedlesBehind
    hasMarksInPairs = noted.hasMarksInPairs
  }

  deinit {
    windows.deallocate()
    contexts.deallocate()
    pairs.deallocate()
    entries.deallocate()
    pool.deallocate()
  }

  @inline(__always)
  private static func hash(of window: UInt32) -> UInt32 { window &* 0x9E37_79B1 }
}

extension NeedleIndex {
  /// Finds the owner of every needle that a folded line holds.
  func findOwners(in line: FoldedText, _ found: inout FoundRules) {
    if stride > 0 { scan(line, &found) }
    if pairs.isEmpty { return }
    if hasMarksInPairs {
      NeedleMark.forEach(in: line) { mark in
        if mark > 0 { findPair(at: mark &- 1, line, &found) }
        findPair(at: mark, line, &found)
      }
    } else {
      for offset in 0..<line.count { findPair(at: offset, line, &found) }
    }
  }

  @inline(__always)
  private func findPair(at offset: Int, _ line: FoldedText, _ found: inout FoundRules) {
    let window = line.word(at: offset, as: UInt16.self)
    guard pairs[Int(window >> 6)] &>> UInt64(window & 63) & 1 != 0 else { return }
    compare(UInt32(window), at: offset, line, &found)
  }

  private func scan(_ line: FoldedText, _ found: inout FoundRules) {
    let (windows, stride) = (windows, stride)
    let last = line.count - leastWindow
    var offset = 0
    while offset <= last {
      let word = line.word(at: offset, as: UInt64.self)
      if windows.mayHave(word) { meet(UInt32(truncatingIfNeeded: word), at: offset, line, &found) }
      offset &+= stride
    }
  }

  /// Compares what a window that may be a noted one is part of.
  @inline(never)
  private func meet(_ window: UInt32, at offset: Int, _ line: FoldedText, _ found: inout FoundRules) {
    if NeedleContext.isFound(around: offset, in: line, contexts) { compare(window, at: offset, line, &found) }
    if leastWindow == 3 {
      let triple = window & 0xFF_FFFF
      if contexts.mayHave(NeedleContext.hash(alone: triple)) { compare(triple, at: offset, line, &found) }
    }
    if hasNeedlesBehind {
      let next = line.word(at: offset &+ 1, as: UInt32.self)
      if contexts.mayHave(NeedleContext.hash(alone: next)) { compare(next, at: offset &+ 1, line, &found) }
    }
  }

  /// Compares the needles of a window with the text around it.
  private func compare(_ window: UInt32, at offset: Int, _ line: FoldedText, _ found: inout FoundRules) {
    entries.forEach(near: Self.hash(of: window)) { entry in
      guard entry.pointee.window == window, entry.pointee.isFound(around: offset, in: line, pool) else {
        return
      }
      found.add(entry.pointee.owner)
    }
  }
}
