/// The search of one block of lines after another for what tells rules: how lines begin, and the needles they hold.
///
/// Each step notes what the next one looks at, and asks for its memory ahead: there are too many needles for the nearest
/// caches.
struct BlockSearch {
  /// The rules that were found by how lines begin, and by needles, both by line.
  private(set) var opened: [FoundRule] = []
  private(set) var held: [FoundRule] = []
  private var beginnings: [OpeningIndex.Beginning] = []
  private var hits: [NeedleHit] = []

  /// Searches the lines of a block.
  ///
  /// - Parameter limits: the greatest length of each tier of lines; of the last one, any.
  mutating func search(
    _ block: borrowing FoldedBlock, _ openings: borrowing OpeningIndex, _ shelves: inout LineShelves,
    limits: [Int]
  ) {
    opened.removeAll(keepingCapacity: true)
    held.removeAll(keepingCapacity: true)
    openings.findRules(in: block, &beginnings, &opened)
    findNeedles(in: block, &shelves, limits)
  }

  /// The tier of a line.
  private func tier(of line: FoldedBlock.Line, in block: borrowing FoldedBlock, _ limits: [Int]) -> Int {
    // It has no more code points than bytes.
    if line.content.count <= limits[0] { return 0 }
    let length = block.length(of: line)
    var tier = 0
    while length > limits[tier] { tier += 1 }
    return tier
  }

  private mutating func findNeedles(
    in block: borrowing FoldedBlock, _ shelves: inout LineShelves, _ limits: [Int]
  ) {
    hits.removeAll(keepingCapacity: true)
    for place in block.lines.indices {
      let line = block.lines[place]
      let index = shelves.index(
        ofTier: tier(of: line, in: block, limits), block.isLatin(line) ? .latin : .all)
      index._withUnsafeGuaranteedRef {
        $0.findHits(
          in: block.text(of: line), NeedleHit.Line(place: Int32(place), index: index), &hits, &held)
      }
    }
    for hit in hits { hit.line.index._withUnsafeGuaranteedRef { $0.fetch(hit) } }
    for hit in hits {
      let text = block.text(of: block.lines[Int(hit.line.place)])
      hit.line.index._withUnsafeGuaranteedRef { $0.findOwners(of: hit, in: text, &held) }
    }
  }
}

/// A place in a line where a needle may be.
struct NeedleHit: BitwiseCopyable {
  /// Whose needles are looked for, and where.
  struct Line: BitwiseCopyable {
    /// The place of the line in its block.
    let place: Int32
    let index: Unmanaged<NeedleIndex>
  }

  /// No block of several lines has so many.
  static let greatestCount = 1 << 17

  let line: Line
  /// Where in the line the window of a needle is.
  let offset: Int32
  /// The hash of the window with what stands beside it.
  let context: UInt32
}
