/// Writes tables as they lie in memory, so that ``TableReader`` has them ready.
struct TableWriter {
  private(set) var bytes: [UInt8] = []

  /// Tables begin at multiples of this, as lines of a cache do.
  static let alignment = 64

  /// Writes a table. Its elements have no bytes between their parts, which would hold anything.
  mutating func write<Element>(_ table: FrozenTable<Element>) {
    write(table.count)
    bytes.append(contentsOf: repeatElement(0, count: Self.padding(behind: bytes.count)))
    table.withBytes { bytes.append(contentsOf: $0) }
    bytes.append(contentsOf: repeatElement(0, count: Self.padding(behind: bytes.count)))
  }

  mutating func write(_ number: Int) {
    withUnsafeBytes(of: Int64(number)) { bytes.append(contentsOf: $0) }
  }

  mutating func write(_ numbers: [Int]) {
    let table = FrozenTable(numbers)
    write(table)
    table.deallocate()
  }

  /// How many bytes are between an end and the next multiple.
  static func padding(behind end: Int) -> Int { -end & (alignment - 1) }
}
