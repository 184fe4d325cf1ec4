/// How the texts that an expression matches may begin, each as far as it is told.
struct PrefixSet: PatternSummary {
  /// The prefix, while there is but one: most parts of patterns are plain text, and need no list.
  private var single: Prefix
  /// The prefixes, where there are several; otherwise empty.
  private var several: [Prefix] = []
  /// Whether nothing that follows can be told.
  private(set) var isFinished = false
  /// Whether the texts begin the segment. Then gaps at their start are left out.
  private(set) var beginsSegment = false

  /// More prefixes than this are not told one by one.
  private static let greatestCount = 256
  /// A repeat is told no further once it has more prefixes.
  private static let greatestPower = 32
  static let greatestClass = 64

  init() { single = Prefix() }

  private init(_ prefix: Prefix) {
    single = prefix
    isFinished = prefix.isOpen
  }

  private init(_ prefixes: [Prefix]) {
    single = prefixes.first ?? Prefix()
    several = prefixes.count > 1 ? prefixes : []
    isFinished = prefixes.allSatisfy(\.isOpen)
  }

  /// All prefixes.
  var prefixes: [Prefix] { several.isEmpty ? [single] : several }

  static func characters(_ count: ClosedRange<Int>, _ repertoire: Repertoire) -> PrefixSet {
    var anything = Prefix()
    anything.isOpen = true
    return PrefixSet(anything)
  }

  static func edge(_ edge: SegmentEdge) -> PrefixSet {
    var set = PrefixSet()
    set.beginsSegment = edge == .start
    return set
  }

  static func oneOf(_ scalars: [Unicode.Scalar]) -> PrefixSet {
    var prefixes: [Prefix] = []
    for scalar in scalars {
      guard let spellings = Opening.spellings(of: scalar) else { return .characters(1...1) }
      for spelling in spellings where !prefixes.contains(spelling) { prefixes.append(spelling) }
    }
    return PrefixSet(prefixes)
  }

  func asLookaround(isNegated: Bool) -> PrefixSet { PrefixSet() }

  mutating func finish() {}
}

// MARK: Sequences

extension PrefixSet {
  /// Goes on with characters of ASCII.
  mutating func append(text: ArraySlice<UInt8>) {
    var more = Prefix()
    for byte in text.prefix(Prefix.greatestCount) { more.append(Opening.unit(ascii: byte)) }
    append(more)
    removeLeadingGaps()
  }

  /// Goes on with other texts.
  mutating func append(_ next: PrefixSet) {
    if next.beginsSegment, several.isEmpty, single == Prefix() { beginsSegment = true }
    if next.several.isEmpty {
      append(next.single)
    } else if several.isEmpty, single == Prefix() {
      several = next.several
      isFinished = next.isFinished
    } else {
      self.append(eachOf: next.several)
    }
    removeLeadingGaps()
  }

  private mutating func append(_ next: Prefix) {
    guard next != Prefix() else { return }
    if several.isEmpty {
      single.append(next)
      isFinished = single.isOpen
      return
    }
    for index in several.indices { several[index].append(next) }
    isFinished = several.allSatisfy(\.isOpen)
  }

  private mutating func append(eachOf ends: [Prefix]) {
    let starts = prefixes
    let closed = starts.count { !$0.isOpen }
    // Where it would become too much, only what is still empty goes on.
    let isTooMuch = closed * ends.count > Self.greatestCount
    several = []
    several.reserveCapacity(isTooMuch ? starts.count + ends.count : starts.count + closed * ends.count)
    for start in starts {
      if start.isOpen || isTooMuch && start.count > 0 {
        several.append(start.opened)
        continue
      }
      for end in ends {
        var whole = start
        whole.append(end)
        several.append(whole)
      }
    }
    simplify()
  }
}

// MARK: Alternatives and repeats

extension PrefixSet {
  mutating func formAlternative(_ other: PrefixSet) {
    if several.isEmpty { several = [single] }
    if other.several.isEmpty { several.append(other.single) } else { several += other.several }
    beginsSegment = beginsSegment && other.beginsSegment
    isFinished = isFinished && other.isFinished
    if several.count > Self.greatestCount { simplify() }
  }

  func repeated(_ count: ClosedRange<Int>) -> PrefixSet {
    guard count.upperBound > 0 else { return PrefixSet() }
    var result: [Prefix] = count.lowerBound == 0 ? [Prefix()] : []
    var power = PrefixSet()
    for number in 1...count.upperBound {
      power.append(self)
      let isLast =
        number == count.upperBound || power.isFinished
        || number >= count.lowerBound && power.several.count > Self.greatestPower
      guard number >= count.lowerBound || isLast else { continue }
      // What goes on and on is told by its start.
      let goesOn = isLast && number < count.upperBound
      result += goesOn ? power.prefixes.map(\.opened) : power.prefixes
      if isLast { break }
    }
    var set = PrefixSet(result)
    set.beginsSegment = beginsSegment && count.lowerBound > 0
    set.simplify()
    return set
  }
}

// MARK: Fewer prefixes

extension PrefixSet {
  /// Leaves out gaps in front of texts that begin the segment.
  private mutating func removeLeadingGaps() {
    guard beginsSegment else { return }
    if several.isEmpty { return single.removeLeadingGaps() }
    guard several.contains(where: \.beginsWithGap) else { return }
    for index in several.indices { several[index].removeLeadingGaps() }
    removeDuplicates()
  }

  /// Shortens prefixes while they are too many.
  private mutating func simplify() {
    var length = Prefix.greatestCount
    while several.count > Self.greatestCount {
      for index in several.indices { several[index].truncate(to: length) }
      removeDuplicates()
      length -= 1
    }
    isFinished = several.isEmpty ? single.isOpen : several.allSatisfy(\.isOpen)
  }

  /// Leaves out what is there twice.
  mutating func removeDuplicates() {
    guard !several.isEmpty else { return }
    several.sort()
    var kept = 1
    // An open one says all that a closed one does.
    for index in 1..<several.count where !several[kept - 1].spells(several[index]) {
      several[kept] = several[index]
      kept += 1
    }
    several.removeLast(several.count - kept)
    if kept == 1 {
      single = several[0]
      several = []
    }
  }
}
