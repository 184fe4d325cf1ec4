/// How the texts that an expression matches may begin, each as far as it is told.
struct PrefixSet: PatternSummary {
  private(set) var prefixes = [Prefix()]
  /// Whether nothing that follows can be told.
  private(set) var isFinished = false
  /// Whether the texts begin the segment. Then gaps at their start are left out.
  private(set) var beginsSegment = false

  /// More prefixes than this are not told one by one.
  private static let greatestCount = 256
  static let greatestClass = 64

  init() {}

  private init(_ prefixes: [Prefix]) {
    self.prefixes = prefixes
    isFinished = prefixes.allSatisfy(\.isOpen)
  }

  static func characters(_ count: ClosedRange<Int>) -> PrefixSet {
    var anything = Prefix()
    anything.isOpen = true
    return PrefixSet([anything])
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

extension PrefixSet {
  /// Goes on with characters of ASCII.
  mutating func append(text: ArraySlice<UInt8>) {
    var more = Prefix()
    for byte in text.prefix(Prefix.greatestCount) { more.append(Opening.unit(ascii: byte)) }
    for index in prefixes.indices { prefixes[index].append(more) }
    isFinished = prefixes.allSatisfy(\.isOpen)
    removeLeadingGaps()
  }

  /// Goes on with other texts.
  mutating func append(_ next: PrefixSet) {
    if next.beginsSegment, prefixes == [Prefix()] { beginsSegment = true }
    guard next.prefixes != [Prefix()] else { return }
    let closed = prefixes.count { !$0.isOpen }
    // Where it would become too much, only what is still empty goes on.
    let isTooMuch = closed * next.prefixes.count > Self.greatestCount
    var result: [Prefix] = []
    for prefix in prefixes {
      if prefix.isOpen || isTooMuch && prefix.count > 0 {
        var prefix = prefix
        prefix.isOpen = true
        result.append(prefix)
        continue
      }
      for end in next.prefixes {
        var whole = prefix
        whole.append(end)
        result.append(whole)
      }
    }
    prefixes = result
    simplify()
    removeLeadingGaps()
  }

  mutating func formAlternative(_ other: PrefixSet) {
    prefixes += other.prefixes
    beginsSegment = beginsSegment && other.beginsSegment
    simplify()
  }

  func repeated(_ count: ClosedRange<Int>) -> PrefixSet {
    guard count.upperBound > 0 else { return PrefixSet() }
    var result: [Prefix] = count.lowerBound == 0 ? [Prefix()] : []
    var power = PrefixSet()
    for number in 1...count.upperBound {
      power.append(self)
      let isLast =
        number == count.upperBound || power.isFinished
        || number >= count.lowerBound && power.prefixes.count > Self.greatestPower
      guard number >= count.lowerBound || isLast else { continue }
      // What goes on and on is told by its start.
      let goesOn = isLast && number < count.upperBound
      result += power.prefixes.map { prefix in
        var prefix = prefix
        prefix.isOpen = prefix.isOpen || goesOn
        return prefix
      }
      if isLast { break }
    }
    var set = PrefixSet(result)
    set.beginsSegment = beginsSegment && count.lowerBound > 0
    set.simplify()
    return set
  }

  /// A repeat is told no further once it has more prefixes.
  private static let greatestPower = 32

  /// Leaves out gaps in front of texts that begin the segment.
  private mutating func removeLeadingGaps() {
    guard beginsSegment, prefixes.contains(where: { $0.count > 0 && $0[0] == Opening.gap }) else { return }
    for index in prefixes.indices { prefixes[index].removeLeadingGaps() }
    removeDuplicates()
  }

  /// Shortens prefixes while they are too many.
  private mutating func simplify() {
    var length = Prefix.greatestCount
    while prefixes.count > Self.greatestCount {
      for index in prefixes.indices { prefixes[index].truncate(to: length) }
      removeDuplicates()
      length -= 1
    }
    isFinished = prefixes.allSatisfy(\.isOpen)
  }

  /// Leaves out what is there twice.
  mutating func removeDuplicates() {
    prefixes.sort()
    var kept = 1
    // An open one says all that a closed one does.
    for prefix in prefixes.dropFirst() where !prefixes[kept - 1].spells(prefix) {
      prefixes[kept] = prefix
      kept += 1
    }
    prefixes.removeLast(prefixes.count - kept)
  }
}
