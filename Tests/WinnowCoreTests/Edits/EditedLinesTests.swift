import Testing
import WinnowTestSupport

@testable import WinnowCore

@Suite("The lines of a text after edits")
struct EditedLinesTests {
  static let reason = Reason(stage: "test", rule: "test.lines", message: "")

  /// A script of a few edits; now and then it takes whole lines.
  private static func script(for text: Text, _ generator: inout SeededGenerator) -> EditScript {
    var script = EditScript(sourceLength: text.count)
    let takesLines = Bool.random(using: &generator)
    let pieces = ["", "", "x", "\n", "\r", "é"]
    var offset = 0
    while offset <= text.count {
      let start = Int.random(in: offset...text.count, using: &generator)
      var range = start..<Int.random(in: start...min(text.count, start + 4), using: &generator)
      var piece = pieces.randomElement(using: &generator) ?? ""
      if takesLines {
        guard let line = text.lines.first(where: { $0.start >= offset && $0.end > start }) else { break }
        let takesEndingBefore = line.end == text.count && line.ending.isEmpty && line.start > offset
        let first = takesEndingBefore ? text.lines.last { $0.end == line.start }?.contentEnd : nil
        (range, piece) = ((first ?? line.start)..<line.end, "")
      }
      script.replace(range, with: piece.utf8, because: reason)
      offset = range.upperBound + 1
    }
    return script
  }

  @Test("they are those that are found anew, and lines that are kept are the same as before")
  func likeNewlyFound() {
    forAll(seeds: 1...5000) { generator in
      var bytes: [UInt8] = []
      for _ in 0..<Int.random(in: 0...16, using: &generator) {
        bytes += Array(
          (["a", "bc", "\n", "\n", "\r\n", "\r", " "].randomElement(using: &generator) ?? "").utf8)
      }
      let text = Text(bytes)
      let script = Self.script(for: text, &generator)
      let kept = script.linesKept(of: text)
      let show = "\(bytes) with \(script.edits.map(\.range))"
      let edited = text.applying(script, keeping: kept)
      try require(edited.bytes == script.applied(to: bytes), "wrong bytes: \(show)")
      try require(edited.lines == Text(edited.bytes).lines, "wrong lines: \(show)")
      guard let kept else { return }
      let before = kept.map { Array(bytes[text.lines[$0].content]) }
      try require(before == edited.lines.map { Array(edited.bytes[$0.content]) }, "other lines: \(show)")
    }
  }

  @Test("taking out lines keeps the others, and any other edit keeps none")
  func kept() {
    func kept(_ text: String, _ ranges: Range<Int>...) -> [Int]? {
      var script = EditScript(sourceLength: text.utf8.count)
      for range in ranges { script.remove(range, because: Self.reason) }
      return script.linesKept(of: Text(text))
    }
    #expect(kept("a\nb\nc\n", 2..<4) == [0, 2])
    #expect(kept("a\nb\nc\n", 0..<2, 4..<6) == [1])
    #expect(kept("a\nb\nc", 3..<5) == [0, 1])
    #expect(kept("a\r\nb", 1..<4) == [0])
    #expect(kept("a\r\nb", 2..<4) == nil)
    #expect(kept("a\nb\n", 1..<2) == nil)
    #expect(kept("ab\n", 0..<1) == nil)
    #expect(kept("a\n") == [0])
  }
}
