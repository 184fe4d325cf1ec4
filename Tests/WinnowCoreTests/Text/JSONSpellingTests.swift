import Testing
import WinnowTestSupport

@testable import WinnowCore

@Suite("How JSON spells text")
struct JSONSpellingTests {
  /// Mostly letters, so that whole blocks are copied, with every other byte now and then.
  private static func bytes(_ generator: inout SeededGenerator) -> [UInt8] {
    let rarity = Int.random(in: 1...60, using: &generator)
    return (0..<Int.random(in: 0...120, using: &generator)).map { _ in
      Int.random(in: 0..<rarity, using: &generator) == 0
        ? UInt8.random(in: 0...255, using: &generator) : UInt8.random(in: 0x61...0x7A, using: &generator)
    }
  }

  private static func spelling(of byte: UInt8) -> [UInt8] {
    switch byte {
    case 0x09: Array("\\t".utf8)
    case 0x0A: Array("\\n".utf8)
    case 0x0D: Array("\\r".utf8)
    case 0x22, 0x5C: [0x5C, byte]
    case 0..<0x10: Array("\\u000\(String(byte, radix: 16))".utf8)
    case 0x10..<0x20: Array("\\u00\(String(byte, radix: 16))".utf8)
    default: [byte]
    }
  }

  @Test(
    "each byte that must be escaped is, and no other, on processors of every kind",
    arguments: ProcessorKind.all)
  func likeSingleBytes(_ kind: ProcessorKind) {
    kind.use()
    defer { ProcessorKind.best.use() }
    forAll(seeds: 1...3000) { generator in
      let bytes = Self.bytes(&generator)
      let room = JSONSpelling.room(for: bytes.count)
      let spelled = bytes.withUnsafeBufferPointer { bytes in
        [UInt8](room: room) { memory in
          memory.baseAddress.map { JSONSpelling.write(bytes, to: $0) } ?? 0
        }
      }
      try require(spelled == bytes.flatMap(Self.spelling), "\(bytes)")
    }
  }
}
