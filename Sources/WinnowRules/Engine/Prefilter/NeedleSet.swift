/// Needles of which a text must hold at least one, and how often one would turn up by chance.
struct NeedleSet {
  /// Folded bytes.
  let needles: [[UInt8]]
  /// About which share of the places in a text has one of the needles, plus what each costs to look for.
  let cost: Double

  /// A shorter needle is of no use.
  static let leastLength = NeedleIndex.leastLength
  /// A set that turns up more often than this is of no use.
  private static let greatestCost = 1.0 / 32
  private static let greatestCount = 1024
  private static let costOfNeedle = 1.0 / 4_194_304

  /// What a needle costs all others that lets the search make no long strides, or look at each pair of bytes.
  private static let costOfShortStride = 1.0 / 256
  private static let costOfPairs = 1.0 / 64

  /// Makes a set; `nil` if it is of no use.
  init?(_ needles: [[UInt8]]) {
    var cost = 0.0
    var costOfStride = 0.0
    for needle in needles {
      guard needle.count >= Self.leastLength else { return nil }
      cost += Rarity.chance(of: needle) + Self.costOfNeedle
      costOfStride = max(costOfStride, Self.costOfStride(NotedNeedles.Way(needle)))
    }
    self.init(needles: needles, cost: cost + costOfStride)
  }

  private static func costOfStride(_ way: NotedNeedles.Way) -> Double {
    switch way {
    case .marks: 0
    case .pairs: costOfPairs
    case .strides(let stride): stride > 3 ? 0 : costOfShortStride
    }
  }

  private init?(needles: [[UInt8]], cost: Double) {
    guard !needles.isEmpty, needles.count <= Self.greatestCount, cost <= Self.greatestCost else { return nil }
    self.needles = needles
    self.cost = cost
  }

  /// The needles of both; `nil` if they are of no use together.
  func union(_ other: NeedleSet) -> NeedleSet? {
    NeedleSet(needles: needles + other.needles, cost: cost + other.cost)
  }

  /// The better of two sets, each of which will do.
  static func better(_ one: NeedleSet?, _ other: NeedleSet?) -> NeedleSet? {
    guard let one else { return other }
    guard let other else { return one }
    return other.cost < one.cost ? other : one
  }
}
