import Testing
import WinnowTestSupport

@testable import WinnowRules

@Suite("Many needles in one pass")
struct NeedleIndexTests {
  /// Folded bytes from few letters, so that needles and texts have much in common.
  private func bytes(_ lengths: ClosedRange<Int>, _ generator: inout SeededGenerator) -> [UInt8] {
    (0..<Int.random(in: lengths, using: &generator)).map { _ in
      [0x61, 0x62, 0x20, 0x3A, 0xC3, 0xA9].randomElement(using: &generator) ?? 0x61
    }
  }

  /// The owners that a search finds in a text.
  private static func owners(of needles: [(owner: Int, needles: PackedTexts)], in text: [UInt8]) -> Set<Int> {
    let index = NeedleIndex(needles)
    return FoldedText.with(text) { line in
      var hits: [NeedleHit] = []
      var found: [FoundRule] = []
      withExtendedLifetime(index) {
        index.findHits(in: line, NeedleHit.Line(place: 7, index: .passUnretained(index)), &hits, &found)
        for hit in hits { index.findOwners(of: hit, in: line, &found) }
        #expect(hits.count <= NeedleHit.greatestCount)
      }
      #expect(found.allSatisfy { $0.line == 7 })
      return Set(found.map { Int($0.rule) })
    }
  }

  @Test("a line of any length is searched in little memory")
  func longLine() {
    let needles = [(0, "newsletter"), (1, "letter now"), (2, "(c)"), (3, "letters")].map {
      (owner: $0, needles: PackedTexts([Array($1.utf8)]))
    }
    let line = Array(repeatElement("newsletter (c) ", count: 70_000).joined().utf8)
    #expect(Self.owners(of: needles, in: line) == [0, 2])
    #expect(Self.owners(of: needles, in: line + Array("letters".utf8)) == [0, 2, 3])
  }

  @Test("marks are found on every processor", arguments: ProcessorKind.all)
  func marks(_ kind: ProcessorKind) {
    kind.use()
    defer { ProcessorKind.best.use() }
    forAll(seeds: 1...500) { generator in
      let text = (0..<Int.random(in: 0...300, using: &generator)).map { _ in
        UInt8.random(in: 0...255, using: &generator)
      }
      var marks: [Int] = []
      FoldedText.with(text) { text in NeedleMark.forEach(in: text) { marks.append($0) } }
      try require(marks == text.indices.filter { NeedleMark.contains(text[$0]) }, "\(marks) in \(text)")
    }
  }

  @Test("a needle of five bytes shortens no stride, one of four does", arguments: [(9, 4), (5, 4), (4, 3)])
  func stride(length: Int, expected: Int) {
    let needles = [[UInt8](repeating: 0x61, count: length), Array("newsletter".utf8)]
    #expect(NotedNeedles([(owner: 0, needles: PackedTexts(needles))]).stride == expected)
  }

  @Test("the built-in rules that are in use by default are searched for in the longest strides")
  func strideOfBuiltin() throws {
    let rules = try Pack.load(PackSource.builtin).flatMap(\.rules).filter { $0.confidence == .high }
    for rule in rules {
      guard let needles = RuleGate(rule).needles else { continue }
      let noted = NotedNeedles([(owner: 0, needles: needles)])
      #expect(noted.stride == 4 && noted.hasMarksInPairs, "\(rule.id)")
    }
  }

  @Test(
    "it finds the owners of the needles that a text holds, and no others", arguments: [2, 4, 5, 6, 9],
    ProcessorKind.all)
  func owners(shortest: Int, _ kind: ProcessorKind) {
    kind.use()
    defer { ProcessorKind.best.use() }
    forAll(seeds: 1...500) { generator in
      let needles = (0..<Int.random(in: 0...12, using: &generator)).map { owner in
        (
          owner: owner,
          needles: (0..<Int.random(in: 1...3, using: &generator)).map { _ in
            bytes(shortest...(shortest + 16), &generator)
          }
        )
      }
      var text = bytes(0...90, &generator)
      // By chance alone a text holds few long needles: some are put in, at its ends too.
      if let some = needles.randomElement(using: &generator)?.needles.first {
        text.insert(
          contentsOf: some, at: [0, text.count / 2, text.count].randomElement(using: &generator) ?? 0)
      }
      let found = Self.owners(of: needles.map { ($0.owner, PackedTexts($0.needles)) }, in: text)
      let expected = needles.filter { $0.needles.contains { text.contains($0) } }.map(\.owner)
      try require(found == Set(expected), "\(found), not \(expected): \(needles) in \(text)")
    }
  }
}
