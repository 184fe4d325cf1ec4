import Testing
import WinnowTestSupport

@testable import WinnowRules

@Suite("Tables as they lie in memory")
struct TableImageTests {
  /// Bytes that stay, and begin as tables ask for it.
  private func lasting(_ bytes: [UInt8]) -> StaticBytes {
    let memory = UnsafeMutableRawBufferPointer.allocate(
      byteCount: bytes.count, alignment: TableWriter.alignment)
    memory.copyBytes(from: bytes)
    return StaticBytes(buffer: UnsafeBufferPointer(memory.bindMemory(to: UInt8.self)))
  }

  @Test("what is written is read, each table at a multiple of the alignment")
  func roundTrip() {
    forAll(seeds: 1...300) { generator in
      let numbers = (0..<Int.random(in: 0...20, using: &generator)).map { _ in
        Int.random(in: Int.min...Int.max, using: &generator)
      }
      let bytes = numbers.map { UInt8(truncatingIfNeeded: $0) }
      var writer = TableWriter()
      writer.write(numbers.count)
      writer.write(FrozenTable(bytes))
      writer.write(numbers)
      var reader = TableReader(lasting(writer.bytes))
      try require(try reader.number() == numbers.count, "\(numbers)")
      let table = try reader.table(of: UInt8.self)
      try require((0..<table.count).map { table[$0] } == bytes, "\(bytes)")
      try require(try reader.numbers() == numbers, "\(numbers)")
      try require(writer.bytes.count % TableWriter.alignment == 0, "\(writer.bytes.count)")
    }
  }

  @Test("a table that says it is longer than what there is, is refused")
  func tooLong() {
    for count in [9, 1 << 40, Int.max, -1] {
      var writer = TableWriter()
      writer.write(count)
      var reader = TableReader(lasting(writer.bytes + [UInt8](repeating: 0, count: 120)))
      #expect(throws: ImageReader.Damaged.self) { try reader.table(of: Int.self) }
    }
  }
}
