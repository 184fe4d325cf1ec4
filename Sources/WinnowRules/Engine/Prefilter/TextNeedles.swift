/// Needles of a pattern: texts of which a segment with a match holds at least one.
struct TextNeedles: PatternSummary {
  /// The best needles so far, if any are known.
  private(set) var needles: NeedleSet?
  /// All sets of needles so far, of each of which a segment with a match holds at least one.
  private(set) var all: [NeedleSet] = []
  /// The ends, in full and in folded bytes, of the texts so far.
  private var run: [[UInt8]] = [[]]
  /// Whether these ends are the texts from their start.
  private var isWhole = true

  static let greatestClass = 4
  var isFinished: Bool { false }
  /// More texts than this are not told one by one.
  private static let greatestCount = 128
  /// The texts of a run are not made longer than this.
  private static let greatestRun = 32

  init() {}

  private init(_ texts: [[UInt8]]) {
    run = texts
    note(NeedleSet(texts))
  }

  static func characters(_ count: ClosedRange<Int>, _ repertoire: Repertoire) -> TextNeedles {
    var unknown = TextNeedles()
    unknown.isWhole = false
    return unknown
  }

  static func oneOf(_ scalars: [Unicode.Scalar]) -> TextNeedles {
    var texts: [[UInt8]] = []
    for scalar in scalars {
      // Controls are no part of a needle: a line end in one would make it match across lines.
      guard scalar.value >= 0x20, let spellings = FoldedBytes.spellings(of: scalar) else {
        return .characters(1...1)
      }
      for spelling in spellings where !texts.contains(spelling) { texts.append(spelling) }
    }
    return TextNeedles(texts)
  }

  static func edge(_ edge: SegmentEdge) -> TextNeedles { TextNeedles() }

  func asLookaround(isNegated: Bool) -> TextNeedles {
    var empty = TextNeedles()
    if !isNegated { (empty.needles, empty.all) = (needles, all) }
    return empty
  }
}

// MARK: Sequences

extension TextNeedles {
  mutating func append(text: ArraySlice<UInt8>) {
    if run[0].count + text.count > Self.greatestRun { breakRun() }
    for index in run.indices {
      for byte in text { run[index].append(byte | FoldedBytes.asciiBit) }
    }
  }

  mutating func append(_ next: TextNeedles) {
    needles = .better(needles, next.needles)
    all += next.all
    guard next.isWhole else { return breakRun() }
    let texts = next.run
    if texts.count == 1, texts[0].isEmpty { return }
    let isTooLong = run[0].count + texts[0].count > Self.greatestRun
    if texts.count > 1 || isTooLong { noteRun() }
    if isTooLong || run.count * texts.count > Self.greatestCount {
      run = texts
      isWhole = false
    } else {
      run = run.flatMap { start in texts.map { start + $0 } }
    }
  }

  mutating func finish() { noteRun() }

  private mutating func noteRun() { note(NeedleSet(run)) }

  private mutating func note(_ set: NeedleSet?) {
    guard let set else { return }
    needles = .better(needles, set)
    all.append(set)
  }

  private mutating func breakRun() {
    noteRun()
    run = [[]]
    isWhole = false
  }
}

// MARK: Alternatives and repeats

extension TextNeedles {
  mutating func formAlternative(_ other: TextNeedles) {
    needles = other.needles.flatMap { needles?.union($0) }
    all = [needles, Self.secondBest(all, other.all)].compactMap { $0 }
    isWhole = isWhole && other.isWhole && run.count + other.run.count <= Self.greatestCount
    if isWhole { run += other.run } else { run = [[]] }
  }

  /// A set beside the best one: of each alternative the second best, or the best where there is but one.
  private static func secondBest(_ one: [NeedleSet], _ other: [NeedleSet]) -> NeedleSet? {
    guard one.count > 1 || other.count > 1, let first = secondBest(one), let second = secondBest(other) else {
      return nil
    }
    return first.union(second)
  }

  private static func secondBest(_ sets: [NeedleSet]) -> NeedleSet? {
    var (best, second): (NeedleSet?, NeedleSet?) = (nil, nil)
    for set in sets {
      if set.cost < best?.cost ?? .infinity {
        (best, second) = (set, best)
      } else if set.cost < second?.cost ?? .infinity {
        second = set
      }
    }
    return second ?? best
  }

  func repeated(_ count: ClosedRange<Int>) -> TextNeedles {
    guard count.upperBound > 0 else { return TextNeedles() }
    var result = TextNeedles()
    if count.lowerBound > 0 { (result.needles, result.all) = (needles, all) }
    let texts = repeatedTexts(count)
    result.run = texts ?? [[]]
    result.isWhole = texts != nil
    return result
  }

  private func repeatedTexts(_ count: ClosedRange<Int>) -> [[UInt8]]? {
    guard isWhole, count.upperBound <= 4 else { return nil }
    var result: [[UInt8]] = count.lowerBound == 0 ? [[]] : []
    var products: [[UInt8]] = [[]]
    for number in 1...count.upperBound {
      guard products.count * run.count <= Self.greatestCount else { return nil }
      products = products.flatMap { start in run.map { start + $0 } }
      if number >= count.lowerBound { result += products }
    }
    return result.count <= Self.greatestCount ? result : nil
  }
}
