/// Finds the rules whose matches may begin as a line does.
struct OpeningIndex: ~Copyable, Sendable {
  /// How a rule's matches may begin.
  ///
  /// There are tens of thousands. Their units are in two halves, so that an entry takes three quarters of the memory. No
  /// unit is zero, so the units tell how many they are.
  private struct Entry: BitwiseCopyable {
    private let low: UInt32
    private let high: UInt32
    let rule: Int32

    init(units: UInt64, rule: Int32) {
      low = UInt32(truncatingIfNeeded: units)
      high = UInt32(truncatingIfNeeded: units &>> 32)
      self.rule = rule
    }

    @inline(__always)
    var units: UInt64 { UInt64(high) &<< 32 | UInt64(low) }
    var count: Int { 8 - units.leadingZeroBitCount / 8 }
    var hash: UInt32 { OpeningIndex.hash(of: units) }
  }

  /// For each first unit, and each hash of the first three and the first five, which lengths the openings with these have,
  /// as far as the next table does not tell: one bit for each. The tables are small, since every line asks them.
  private let lengthsByUnit: FrozenTable<UInt8>
  private let lengthsByThree: FrozenTable<UInt8>
  private let lengthsByFive: FrozenTable<UInt8>
  private let hashes: HashFilter
  private let entries: HashedTable<Entry>

  private static let bitsOfStart: UInt32 = 13

  /// Notes the openings of rules.
  init(_ openings: [(rule: Int, openings: PackedTexts)]) {
    var all: [Entry] = []
    // Few have one unit only.
    all.reserveCapacity(openings.reduce(0) { $0 + $1.openings.bytes.count / 3 })
    for (rule, openings) in openings {
      openings.forEach { units in
        var word: UInt64 = 0
        for index in 0..<units.count { word |= UInt64(units[index]) &<< UInt64(8 &* index) }
        all.append(Entry(units: word, rule: Int32(rule)))
      }
    }
    var lengthsByUnit = [UInt8](repeating: 0, count: 256)
    var lengthsByThree = [UInt8](repeating: 0, count: 1 << Self.bitsOfStart)
    var lengthsByFive = lengthsByThree
    for entry in all {
      let length: UInt8 = 1 << (UInt8(entry.count) - 1)
      switch entry.count {
      case ..<3: lengthsByUnit[Int(entry.units & 0xFF)] |= length
      case 3, 4: lengthsByThree[Self.place(of: entry.units, 3)] |= length
      default: lengthsByFive[Self.place(of: entry.units, 5)] |= length
      }
    }
    self.lengthsByUnit = FrozenTable(lengthsByUnit)
    self.lengthsByThree = FrozenTable(lengthsByThree)
    self.lengthsByFive = FrozenTable(lengthsByFive)
    // Many rules have openings in common.
    hashes = HashFilter(all.map(\.hash), sparsity: 8)
    entries = HashedTable(all, 6...13, hash: \.hash)
  }

  /// Takes the openings of an image.
  init(_ image: inout TableReader) throws(ImageReader.Damaged) {
    let (byUnit, byThree) = (try image.table(of: UInt8.self), try image.table(of: UInt8.self))
    let byFive = try image.table(of: UInt8.self)
    let (hashes, entries) = (try HashFilter(&image), try HashedTable<Entry>(&image))
    guard byUnit.count == 256, byThree.count == 1 << Self.bitsOfStart, byFive.count == byThree.count else {
      throw ImageReader.Damaged()
    }
    (lengthsByUnit, lengthsByThree, lengthsByFive) = (byUnit, byThree, byFive)
    (self.hashes, self.entries) = (hashes, entries)
  }

  func write(to image: inout TableWriter) {
    image.write(lengthsByUnit)
    image.write(lengthsByThree)
    image.write(lengthsByFive)
    hashes.write(to: &image)
    entries.write(to: &image)
  }

  deinit {
    lengthsByUnit.deallocate()
    lengthsByThree.deallocate()
    lengthsByFive.deallocate()
    hashes.deallocate()
    entries.deallocate()
  }

  @inline(__always)
  private static func hash(of units: UInt64) -> UInt32 {
    UInt32(truncatingIfNeeded: (units &* 0x9E37_79B9_7F4A_7C15) >> 32)
  }

  /// The beginning of a line that some openings may be.
  struct Beginning: BitwiseCopyable {
    fileprivate let units: UInt64
    fileprivate let line: Int32
  }

  /// Finds every rule that one of its openings fits the first units of a line, for each line of a block.
  ///
  /// - Parameter beginnings: memory for what is to be compared; what it holds is of no account.
  func findRules(
    in block: borrowing FoldedBlock, _ beginnings: inout [Beginning], _ found: inout [FoundRule]
  ) {
    guard !entries.isEmpty else { return }
    let most = block.lines.count * Opening.length
    if beginnings.count < most {
      beginnings = Array(repeating: Beginning(units: 0, line: 0), count: most)
    }
    beginnings.withUnsafeMutableBufferPointer { room in
      let beginnings = room[..<noteBeginnings(in: block, room)]
      for beginning in beginnings { entries.fetchBounds(near: Self.hash(of: beginning.units)) }
      for beginning in beginnings { entries.fetchEntries(near: Self.hash(of: beginning.units)) }
      for beginning in beginnings {
        entries.forEach(near: Self.hash(of: beginning.units)) { entry in
          if entry.pointee.units == beginning.units {
            found.append(FoundRule(line: beginning.line, rule: entry.pointee.rule))
          }
        }
      }
    }
  }

  /// Writes down the beginnings of lines that some openings may be; returns how many there are.
  private func noteBeginnings(
    in block: borrowing FoldedBlock, _ room: UnsafeMutableBufferPointer<Beginning>
  ) -> Int {
    var noted = 0
    for place in block.lines.indices {
      let units = Opening.units(of: block.text(of: block.lines[place]))
      var lengths = lengthsByUnit[Int(units & 0xFF)]
      lengths |= lengthsByThree[Self.place(of: units, 3)] | lengthsByFive[Self.place(of: units, 5)]
      while lengths != 0 {
        let beginning = Self.beginning(units, lengths.trailingZeroBitCount &+ 1)
        // Written in any case: whether it counts cannot be foreseen.
        room[noted] = Beginning(units: beginning, line: Int32(place))
        noted &+= hashes.mayHave(Self.hash(of: beginning)) ? 1 : 0
        lengths &= lengths &- 1
      }
    }
    return noted
  }

  @inline(__always)
  private static func place(of units: UInt64, _ count: Int) -> Int {
    Int(hash(of: beginning(units, count)) &>> (32 &- bitsOfStart))
  }

  @inline(__always)
  private static func beginning(_ units: UInt64, _ count: Int) -> UInt64 {
    units & UInt64.max &>> UInt64(8 &* (Opening.length &- count))
  }
}
