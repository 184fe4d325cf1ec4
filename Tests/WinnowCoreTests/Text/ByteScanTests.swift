import Testing
import WinnowTestSupport

@testable import WinnowCore

@Suite("Searches in bytes")
struct ByteScanTests {
  /// Mostly letters, so that searches go over whole blocks, with every other byte now and then.
  private func bytes(_ generator: inout SeededGenerator) -> [UInt8] {
    let count = Int.random(in: 0...100, using: &generator)
    let rarity = Int.random(in: 1...40, using: &generator)
    return (0..<count).map { _ in
      Int.random(in: 0..<rarity, using: &generator) == 0
        ? UInt8.random(in: 0...255, using: &generator) : UInt8.random(in: 0x61...0x7A, using: &generator)
    }
  }

  @Test(
    "each finds what a loop over single bytes finds, from wherever it starts, on processors of every kind",
    arguments: ProcessorKind.all)
  func likeLoops(_ kind: ProcessorKind) {
    kind.use()
    defer { ProcessorKind.best.use() }
    forAll(seeds: 1...3000) { generator in
      let bytes = bytes(&generator)
      let start = Int.random(in: 0...bytes.count, using: &generator)
      let one = bytes.randomElement(using: &generator) ?? 0
      func check(_ found: Int, _ isFound: (UInt8) -> Bool) throws {
        let expected = bytes[start...].firstIndex(where: isFound) ?? bytes.count
        try require(found == expected, "\(found), not \(expected), from \(start) in \(bytes)")
      }
      let span = bytes.span
      try check(ByteScan.firstNonASCII(in: span, from: start)) { $0 >= 0x80 }
      try check(ByteScan.first(one, in: span, from: start)) { $0 == one }
      let count = bytes.count { $0 == one }
      try require(ByteScan.count(of: one, in: span) == count, "\(one) in \(bytes)")
    }
  }

  @Test("lines are cut as a loop over single bytes cuts them", arguments: ProcessorKind.all)
  func lines(_ kind: ProcessorKind) {
    kind.use()
    defer { ProcessorKind.best.use() }
    forAll(seeds: 1...3000) { generator in
      let count = Int.random(in: 0...200, using: &generator)
      let rarity = Int.random(in: 4...80, using: &generator)
      let bytes = (0..<count).map { _ in
        let ends: [UInt8] = [0x0A, 0x0D, 0x00]
        return ends.dropFirst(Int.random(in: 0..<rarity, using: &generator)).first ?? 0x61
      }
      var expected: [Line] = []
      var start = 0
      for (index, byte) in bytes.enumerated() where byte == 0x0A {
        let hasReturn = index > start && bytes[index - 1] == 0x0D
        expected.append(Line(start: start, contentEnd: hasReturn ? index - 1 : index, end: index + 1))
        start = index + 1
      }
      if start < count { expected.append(Line(start: start, contentEnd: count, end: count)) }
      try require(Line.all(in: bytes.span) == expected, "\(bytes)")
    }
  }

  @Test("scalars are counted as they are read, valid or not", arguments: ProcessorKind.all)
  func scalars(_ kind: ProcessorKind) {
    kind.use()
    defer { ProcessorKind.best.use() }
    let edges: [UInt8] = [
      0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xED, 0xEF, 0xF0, 0xF4, 0xF5,
    ]
    forAll(seeds: 1...3000) { generator in
      let rarity = Int.random(in: 1...40, using: &generator)
      let bytes = (0..<Int.random(in: 0...200, using: &generator)).map { _ in
        Int.random(in: 0..<rarity, using: &generator) == 0
          ? edges.randomElement(using: &generator) ?? 0 : 0x61
      }
      var (count, offset) = (0, 0)
      while offset < bytes.count {
        offset += UTF8Scalar(bytes.span, at: offset).length
        count += 1
      }
      let found = UTF8Scalar.count(in: bytes.span, 0..<bytes.count)
      try require(found == count, "\(found), not \(count), in \(bytes)")
    }
  }

  @Test(
    "code points are counted by their first bytes, however many there are", arguments: ProcessorKind.all)
  func codePoints(_ kind: ProcessorKind) {
    kind.use()
    defer { ProcessorKind.best.use() }
    forAll(seeds: 1...200) { generator in
      var text = ""
      for _ in 0..<Int.random(in: 0...9_000, using: &generator) {
        text.unicodeScalars.append(["a", "é", "“", "字", "🙂"].randomElement(using: &generator) ?? "a")
      }
      let count = ByteScan.countOfCodePoints(in: Array(text.utf8).span)
      try require(count == text.unicodeScalars.count, "\(count) in \(text.utf8.count) bytes")
    }
  }

  @Test("a zero is found, and not where a text has ended")
  func zeros() {
    let first = { (bytes: [UInt8]) in ByteScan.first(0, in: bytes.span) }
    #expect(first([1, 0]) == 1)
    #expect(first([1, 1]) == 2)
    #expect(first([]) == 0)
  }
}
