import Testing
import WinnowCore
import WinnowTestSupport

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

  @Test("each finds what a loop over single bytes finds, from wherever it starts")
  func likeLoops() {
    forAll(seeds: 1...3000) { generator in
      let bytes = bytes(&generator)
      let start = Int.random(in: 0...bytes.count, using: &generator)
      let (one, other) = (
        bytes.randomElement(using: &generator) ?? 0, UInt8.random(in: 0...255, using: &generator)
      )
      func check(_ found: Int, _ isFound: (UInt8) -> Bool) throws {
        let expected = bytes[start...].firstIndex(where: isFound) ?? bytes.count
        try require(found == expected, "\(found), not \(expected), from \(start) in \(bytes)")
      }
      let span = bytes.span
      try check(ByteScan.firstNonASCII(in: span, from: start)) { $0 >= 0x80 }
      try check(ByteScan.firstUnprintable(in: span, from: start)) { $0 < 0x20 || $0 > 0x7E }
      try check(ByteScan.first(one, in: span, from: start)) { $0 == one }
      try check(ByteScan.first(one, or: other, in: span, from: start)) { $0 == one || $0 == other }
      try check(ByteScan.firstEscapedInJSON(in: span, from: start)) { $0 < 0x20 || $0 == 0x22 || $0 == 0x5C }
      let count = bytes.count { $0 == one }
      try require(ByteScan.count(of: one, in: span) == count, "\(one) in \(bytes)")
    }
  }

  @Test("code points are counted by their first bytes, however many there are")
  func codePoints() {
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
