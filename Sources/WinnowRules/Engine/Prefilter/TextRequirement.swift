/// What every line with a match of a pattern holds: of each of some sets of texts at least one, as far as ``TextRuns``
/// tell.
struct TextRequirement: Sendable {
  /// Set by set, how many texts it has, and for each of these the numbers of its rarest runs: two bytes for each number,
  /// the lower one first.
  let bytes: [UInt8]

  /// So many runs of a text are asked for; fewer are said more than once.
  static let runsOfText = 3
  /// More sets tell hardly more, and more texts take longer than a search.
  private static let greatestCountOfSets = 3
  private static let greatestCountOfTexts = 96
  private static let greatestCountOfNeedles = 512

  /// Nothing.
  init() { bytes = [] }

  /// Takes what was read from an image; `nil` if its numbers do not add up.
  init?(bytes: [UInt8]) {
    var place = 0
    while place + 1 < bytes.count {
      place += 2 * (1 + (Int(bytes[place]) | Int(bytes[place + 1]) << 8) * Self.runsOfText)
    }
    guard place == bytes.count else { return nil }
    self.bytes = bytes
  }

  /// Chooses among sets of needles.
  init(_ sets: [NeedleSet]) {
    var numbers: [UInt16] = []
    var counts = (sets: 0, texts: 0)
    for set in sets.sorted(by: { $0.cost < $1.cost }) where counts.sets < Self.greatestCountOfSets {
      guard let texts = Self.texts(set.needles), counts.texts + texts.count <= Self.greatestCountOfTexts
      else {
        continue
      }
      counts = (counts.sets + 1, counts.texts + texts.count)
      numbers.append(UInt16(texts.count))
      for text in texts { numbers += text }
    }
    bytes = numbers.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
  }

  /// The numbers of some runs of each needle, those that are rare, or that many needles have: so several are told at once.
  /// `nil` if a needle has no run, or there are too many.
  private static func texts(_ needles: [[UInt8]]) -> [[UInt16]]? {
    guard needles.count <= greatestCountOfNeedles, needles.allSatisfy({ $0.count >= TextRuns.length }) else {
      return nil
    }
    var counts: [UInt32: Int] = [:]
    for needle in needles { forEachRun(of: needle) { counts[$0, default: 0] += 1 } }
    let costs = counts.reduce(into: [UInt32: Double](minimumCapacity: counts.count)) { costs, item in
      costs[item.key] = Rarity.chance(of: bytes(of: item.key)) / Double(item.value).squareRoot()
    }
    var texts: Set<[UInt16]> = []
    for needle in needles {
      let best = cheapestRuns(of: needle, costs)
      texts.insert((0..<runsOfText).map { TextRuns.number(of: best[min($0, best.count - 1)]) })
    }
    return texts.sorted { $0.lexicographicallyPrecedes($1) }
  }

  /// The runs of a needle that cost least, each once, the cheapest first.
  private static func cheapestRuns(of needle: [UInt8], _ costs: [UInt32: Double]) -> [UInt32] {
    var best: [(cost: Double, run: UInt32)] = []
    forEachRun(of: needle) { run in
      let cost = costs[run] ?? 1
      let place = best.firstIndex { (cost, run) <= ($0.cost, $0.run) } ?? best.count
      guard place < runsOfText, place == best.count || best[place].run != run else { return }
      best.insert((cost, run), at: place)
      if best.count > runsOfText { best.removeLast() }
    }
    return best.map(\.run)
  }

  /// Calls the body with each three bytes in a row, the first one lowest.
  private static func forEachRun(of text: [UInt8], _ body: (UInt32) -> Void) {
    var run: UInt32 = 0
    for (index, byte) in text.enumerated() {
      run = run >> 8 | UInt32(byte) << 16
      if index + 1 >= TextRuns.length { body(run) }
    }
  }

  private static func bytes(of run: UInt32) -> [UInt8] {
    (0..<TextRuns.length).map { UInt8(truncatingIfNeeded: run >> UInt32(8 * $0)) }
  }
}

/// The requirements of many patterns, in memory one behind the other.
struct TextRequirements: ~Copyable, Sendable {
  private let bytes: FrozenTable<UInt8>
  /// For each pattern, where its bytes begin; one more for the end.
  private let starts: FrozenTable<Int32>

  init(_ requirements: [TextRequirement]) {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(requirements.reduce(0) { $0 + $1.bytes.count })
    var starts: [Int32] = [0]
    starts.reserveCapacity(requirements.count + 1)
    for requirement in requirements {
      bytes += requirement.bytes
      starts.append(Int32(bytes.count))
    }
    self.bytes = FrozenTable(bytes)
    self.starts = FrozenTable(starts)
  }

  /// Takes the requirements of an image.
  init(_ image: inout TableReader) throws(ImageReader.Damaged) {
    let (bytes, starts) = (try image.table(of: UInt8.self), try image.table(of: Int32.self))
    (self.bytes, self.starts) = (bytes, starts)
  }

  func write(to image: inout TableWriter) {
    image.write(bytes)
    image.write(starts)
  }

  deinit {
    bytes.deallocate()
    starts.deallocate()
  }

  /// Whether anything is required by a pattern.
  @inline(__always)
  func hasAny(of pattern: Int) -> Bool { starts[pattern] < starts[pattern &+ 1] }

  /// Whether a line with some runs may hold a match of a pattern.
  func areMet(of pattern: Int, in runs: TextRuns) -> Bool {
    var place = Int(starts[pattern])
    let end = Int(starts[pattern &+ 1])
    while place < end {
      let next = place &+ 2 &* (1 &+ Int(number(at: place)) &* TextRequirement.runsOfText)
      place &+= 2
      while place < next, !hasText(at: place, runs) { place &+= 2 &* TextRequirement.runsOfText }
      if place >= next { return false }
      place = next
    }
    return true
  }

  @inline(__always)
  private func hasText(at place: Int, _ runs: TextRuns) -> Bool {
    runs.mayHave(number(at: place)) && runs.mayHave(number(at: place &+ 2))
      && runs.mayHave(number(at: place &+ 4))
  }

  @inline(__always)
  private func number(at place: Int) -> UInt16 {
    assert(place + 1 < bytes.count)
    return UInt16(littleEndian: UnsafeRawPointer(bytes.pointer(at: place)).loadUnaligned(as: UInt16.self))
  }
}
