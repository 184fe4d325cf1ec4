/// A text in the units of ``Opening``, or how such a text begins.
struct Prefix: Hashable, Comparable {
  /// The units of ``Opening``, the first one lowest.
  private(set) var units: UInt64 = 0
  private(set) var count = 0
  /// Whether what follows is not known.
  var isOpen = false

  static let greatestCount = 8

  init(_ units: some Sequence<UInt8> = EmptyCollection()) {
    for unit in units { append(unit) }
  }

  init(units: UInt64, count: Int, isOpen: Bool) {
    (self.units, self.count, self.isOpen) = (units, count, isOpen)
  }

  /// The prefix, going on with a unit.
  @inline(__always)
  mutating func append(_ unit: UInt8) {
    guard !isOpen else { return }
    units |= UInt64(unit) << UInt64(8 * count)
    count += 1
    isOpen = count == Self.greatestCount
  }

  /// The prefix, going on with another.
  @inline(__always)
  mutating func append(_ next: Prefix) {
    guard !isOpen else { return }
    units |= next.units << UInt64(8 * count)
    isOpen = next.isOpen || count + next.count >= Self.greatestCount
    count = min(count + next.count, Self.greatestCount)
  }

  /// The prefix of which nothing that follows is known.
  var opened: Prefix {
    var prefix = self
    prefix.isOpen = true
    return prefix
  }

  /// Whether its first unit belongs to no word.
  var beginsWithGap: Bool { count > 0 && self[0] == Opening.gap }

  /// The units, one by one.
  var bytes: [UInt8] { (0..<count).map { self[$0] } }

  subscript(index: Int) -> UInt8 { UInt8(truncatingIfNeeded: units >> UInt64(8 * index)) }

  mutating func removeLeadingGaps() {
    while beginsWithGap {
      units >>= 8
      count -= 1
    }
  }

  /// Cuts off what is behind some units.
  mutating func truncate(to length: Int) {
    guard count > length else { return }
    units &= 1 << UInt64(8 * length) - 1
    count = length
    isOpen = true
  }

  /// Whether both tell the same units.
  func spells(_ other: Prefix) -> Bool { units == other.units && count == other.count }

  /// Orders prefixes by what they spell; of two that spell the same, the open one comes first.
  static func < (left: Prefix, right: Prefix) -> Bool {
    if left.units != right.units { return left.units < right.units }
    if left.count != right.count { return left.count < right.count }
    return left.isOpen && !right.isOpen
  }
}
