import Testing
import WinnowCore
import WinnowTestSupport

@Suite("Tracing ranges through a script")
struct EditTracerTests {
  let reason = Reason(stage: "one", rule: "one.rule", message: "One")

  /// "abcdef" → "aXYdf": bc becomes XY, e goes.
  var script: EditScript {
    var script = EditScript(sourceLength: 6)
    script.replace(1..<3, with: [0x58, 0x59], because: reason)
    script.remove(4..<5, because: reason)
    return script
  }

  @Test(
    "a range of the target is traced to what it was made of",
    arguments: [
      (0..<1, 0..<1), (2..<3, 1..<3), (1..<3, 1..<3), (0..<2, 0..<3), (3..<4, 3..<4), (3..<5, 3..<6),
      (4..<5, 5..<6),
      (0..<5, 0..<6),
    ])
  func sources(target: Range<Int>, source: Range<Int>) {
    #expect(EditTracer(script).sourceRange(ofTarget: target) == source)
  }

  @Test(
    "a range of the source is traced to what it became",
    arguments: [
      (0..<1, 0..<1), (1..<2, 1..<3), (2..<4, 1..<4), (4..<5, 4..<4), (3..<6, 3..<5), (5..<6, 4..<5),
    ])
  func targets(source: Range<Int>, target: Range<Int>) {
    #expect(EditTracer(script).targetRange(ofSource: source) == target)
  }

  @Test("what no edit touches is traced there and back")
  func roundTrip() {
    forAll(seeds: 1...1000) { generator in
      let source = RandomText.bytes(upTo: 12, using: &generator)
      let script = RandomText.script(for: source, reason: reason, using: &generator)
      let target = script.applied(to: source)
      let tracer = EditTracer(script)
      for offset in source.indices where !script.edits.contains(where: { $0.range.contains(offset) }) {
        let there = tracer.targetRange(ofSource: offset..<(offset + 1))
        try require(
          there.count == 1 && target[there.lowerBound] == source[offset], "byte \(offset) went to \(there)")
        try require(
          tracer.sourceRange(ofTarget: there) == offset..<(offset + 1), "byte \(offset) did not come back")
      }
    }
  }
}
