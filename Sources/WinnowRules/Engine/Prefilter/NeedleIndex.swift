/// Finds which of many needles a line holds, in one pass over its words and one over its signs.
///
/// A pass makes strides. Of each needle as many windows of four bytes are noted as a stride is long, so that one of them
/// is met wherever the needle lies; where there is no room for these, one of three bytes, or the needle is met one byte
/// before it begins, or looked for at a ``NeedleMark``. The few windows that may be noted ones are compared in full.
final class NeedleIndex: Sendable {
  /// No needle is shorter.
  static let leastLength = 2

  /// The windows that a pass may meet.
  private let windows: WindowFilter
  /// The hashes of these windows and what stands beside them.
  private let contexts: HashFilter
  /// Whether a pair of bytes is the window of a short needle: one bit each.
  private let pairs: FrozenTable<UInt64>
  /// By the same hashes.
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
    contexts = HashFilter(noted.entries.map(\.context), sparsity: 32)
    pairs = FrozenTable(noted.pairs)
    entries = HashedTable(noted.entries, 6...14, hash: \.context)
    stride = noted.windows.isEmpty ? 0 : noted.stride
    leastWindow = noted.hasTriples ? 3 : 4
    hasNeedlesBehind = noted.hasNeedlesBehind
    hasMarksInPairs = noted.hasMarksInPairs
  }

  /// Takes the needles of an image.
  init(_ image: inout TableReader) throws(ImageReader.Damaged) {
    let (stride, leastWindow) = (try image.number(), try image.number())
    let (hasNeedlesBehind, hasMarksInPairs) = (try image.number() != 0, try image.number() != 0)
    let (windows, contexts) = (try WindowFilter(&image), try HashFilter(&image))
    let pairs = try image.table(of: UInt64.self)
    let (entries, pool) = (try HashedTable<NeedleEntry>(&image), try image.table(of: UInt8.self))
    guard stride >= 0, leastWindow >= 3, pairs.isEmpty || pairs.count == 1 << 10 else {
      throw ImageReader.Damaged()
    }
    (self.stride, self.leastWindow) = (stride, leastWindow)
    (self.hasNeedlesBehind, self.hasMarksInPairs) = (hasNeedlesBehind, hasMarksInPairs)
    (self.windows, self.contexts, self.pairs) = (windows, contexts, pairs)
    (self.entries, self.pool) = (entries, pool)
  }

  func write(to image: inout TableWriter) {
    image.write(stride)
    image.write(leastWindow)
    image.write(hasNeedlesBehind ? 1 : 0)
    image.write(hasMarksInPairs ? 1 : 0)
    windows.write(to: &image)
    contexts.write(to: &image)
    image.write(pairs)
    entries.write(to: &image)
    image.write(pool)
  }

  deinit {
    windows.deallocate()
    contexts.deallocate()
    pairs.deallocate()
    entries.deallocate()
    pool.deallocate()
  }
}

// MARK: Hits

extension NeedleIndex {
  /// Finds the places where a folded line may hold a needle. Of a line with too many of them to be noted, the owners of
  /// its needles are found at once.
  func findHits(
    in text: FoldedText, _ line: NeedleHit.Line, _ hits: inout [NeedleHit], _ found: inout [FoundRule]
  ) {
    if stride > 0 {
      windows.forEachPlace(in: text, upTo: text.count - leastWindow, stride: stride) { place in
        meet(at: place, text, line, &hits, &found)
      }
    }
    if pairs.isEmpty { return }
    if hasMarksInPairs {
      NeedleMark.forEach(in: text) { mark in
        if mark > 0 { meetPair(at: mark &- 1, text, line, &hits, &found) }
        meetPair(at: mark, text, line, &hits, &found)
      }
    } else {
      for offset in 0..<text.count { meetPair(at: offset, text, line, &hits, &found) }
    }
  }

  @inline(__always)
  private func meetPair(
    at offset: Int, _ text: FoldedText, _ line: NeedleHit.Line, _ hits: inout [NeedleHit],
    _ found: inout [FoundRule]
  ) {
    let pair = text.word(at: offset, as: UInt16.self)
    guard pairs[Int(pair >> 6)] &>> UInt64(pair & 63) & 1 != 0 else { return }
    note(NeedleContext.hash(alone: UInt32(pair)), at: offset, text, line, &hits, &found)
  }

  /// Notes what a window that may be a noted one may be part of.
  @inline(never)
  private func meet(
    at offset: Int, _ text: FoldedText, _ line: NeedleHit.Line, _ hits: inout [NeedleHit],
    _ found: inout [FoundRule]
  ) {
    NeedleContext.forEach(around: offset, in: text) { note($0, at: offset, text, line, &hits, &found) }
    if leastWindow == 3 {
      let triple = text.word(at: offset, as: UInt32.self) & 0xFF_FFFF
      note(NeedleContext.hash(alone: triple), at: offset, text, line, &hits, &found)
    }
    if hasNeedlesBehind {
      NeedleContext.forEach(atStart: offset &+ 1, in: text) {
        note($0, at: offset &+ 1, text, line, &hits, &found)
      }
    }
  }

  /// Notes a place, if a needle has a window with such a hash.
  @inline(__always)
  private func note(
    _ context: UInt32, at offset: Int, _ text: FoldedText, _ line: NeedleHit.Line,
    _ hits: inout [NeedleHit], _ found: inout [FoundRule]
  ) {
    guard contexts.mayHave(context) else { return }
    let hit = NeedleHit(line: line, offset: Int32(offset), context: context)
    guard hits.count < NeedleHit.greatestCount else { return findOwners(of: hit, in: text, &found) }
    hits.append(hit)
    entries.fetchBounds(near: context)
  }
}

// MARK: Needles

extension NeedleIndex {
  /// Asks for the memory of what a hit is compared with.
  @inline(__always)
  func fetch(_ hit: NeedleHit) { entries.fetchEntries(near: hit.context) }

  /// Finds the owners of the needles that a line holds at a hit.
  @inline(__always)
  func findOwners(of hit: NeedleHit, in text: FoldedText, _ found: inout [FoundRule]) {
    entries.forEach(near: hit.context) { entry in
      guard entry.pointee.context == hit.context,
        entry.pointee.isFound(around: Int(hit.offset), in: text, pool)
      else { return }
      found.note(FoundRule(line: hit.line.place, rule: entry.pointee.owner))
    }
  }
}
