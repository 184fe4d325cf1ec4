import Testing
import WinnowTestSupport

@testable import WinnowRules

@Suite("The runs of a line: none of the lines before are left")
struct TextRunsTests {
  @Test("each line has its own runs and few others")
  func lines() {
    let runs = TextRuns()
    defer { runs.deallocate() }
    var strays = 0
    // Marks begin anew within so many lines.
    forAll(seeds: 1...700) { generator in
      let text = (0..<Int.random(in: 0...40, using: &generator)).map { _ in
        UInt8.random(in: 0x61...0x7A, using: &generator)
      }
      FoldedText.with(text) { runs.take($0) }
      let numbers = Set((0..<max(0, text.count - 2)).map { Self.number(of: text[$0..<($0 + 3)]) })
      for number in numbers { try require(runs.mayHave(number), "run \(number) of \(text)") }
      let all = (0..<UInt16(TextRuns.count)).filter { runs.mayHave($0) }
      strays += all.count - numbers.count
    }
    #expect(strays == 0)
  }

  private static func number(of run: ArraySlice<UInt8>) -> UInt16 {
    TextRuns.number(of: run.reversed().reduce(0) { $0 << 8 | UInt32($1) })
  }
}
