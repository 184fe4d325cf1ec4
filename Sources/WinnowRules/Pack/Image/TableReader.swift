/// Reads the tables that ``TableWriter`` wrote, where they lie.
struct TableReader {
  private let bytes: UnsafeRawBufferPointer
  private var offset = 0

  /// - Parameter bytes: they begin at a multiple of the alignment of tables.
  init(_ bytes: StaticBytes) { self.bytes = UnsafeRawBufferPointer(bytes.buffer) }

  mutating func number() throws(ImageReader.Damaged) -> Int {
    let bytes = try take(MemoryLayout<Int64>.size)
    guard let number = Int(exactly: bytes.loadUnaligned(as: Int64.self)) else { throw ImageReader.Damaged() }
    return number
  }

  mutating func table<Element>(of type: Element.Type) throws(ImageReader.Damaged) -> FrozenTable<Element> {
    let (size, overflows) = try number().multipliedReportingOverflow(by: MemoryLayout<Element>.stride)
    guard !overflows else { throw ImageReader.Damaged() }
    _ = try take(TableWriter.padding(behind: offset))
    let table = try take(size)
    _ = try take(TableWriter.padding(behind: offset))
    guard let table = FrozenTable<Element>(lasting: table) else { throw ImageReader.Damaged() }
    return table
  }

  mutating func numbers() throws(ImageReader.Damaged) -> [Int] {
    let table = try table(of: Int.self)
    return Array(unsafeUninitializedCapacity: table.count) { numbers, count in
      table.withBytes { UnsafeMutableRawBufferPointer(numbers).copyMemory(from: $0) }
      count = table.count
    }
  }

  private mutating func take(_ count: Int) throws(ImageReader.Damaged) -> UnsafeRawBufferPointer {
    guard count >= 0, count <= bytes.count - offset else { throw ImageReader.Damaged() }
    defer { offset += count }
    return UnsafeRawBufferPointer(rebasing: bytes[offset..<(offset + count)])
  }
}
