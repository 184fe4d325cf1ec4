import Testing
import WinnowCore
import WinnowTestSupport

@Suite("Changes: equal edits together")
struct ChangesTests {
  private static let reasons = ["test.one", "test.two"].map {
    Reason(stage: "test", rule: $0, message: "Test")
  }

  /// A text of pieces that are often equal and often begin alike, with a script that replaces some of them.
  private static func randomCase(using generator: inout SeededGenerator) -> (
    text: [UInt8], script: EditScript
  ) {
    let pieces = [
      "a", "b", "é", "ab", "abc", "“", "eightbyt", "eightbyte", "eightbyta", "Read more: one thing",
      "Read more: two things", "\n",
    ].map { Array($0.utf8) }
    var (text, replaced): ([UInt8], [Range<Int>]) = ([], [])
    for _ in 0..<Int.random(in: 0...60, using: &generator) {
      let piece = pieces.randomElement(using: &generator) ?? []
      if Bool.random(using: &generator) { replaced.append(text.count..<(text.count + piece.count)) }
      text += piece
    }
    var script = EditScript(sourceLength: text.count)
    for range in replaced {
      let insertion = ["", "", "x", "another text"].randomElement(using: &generator) ?? ""
      script.replace(
        range, with: insertion.utf8, because: reasons[Int.random(in: 0...1, using: &generator)])
    }
    return (text, script)
  }

  /// The bytes as a record may spell them: every letter twice.
  private static func spelled(_ bytes: some Sequence<UInt8>) -> [UInt8] { bytes.flatMap { [$0, $0] } }

  private static func lifted(_ script: EditScript) -> EditScript {
    var lifted = EditScript(sourceLength: 2 * script.sourceLength)
    for edit in script.edits {
      lifted.replace(
        (2 * edit.range.lowerBound)..<(2 * edit.range.upperBound),
        with: spelled(script.insertion(of: edit)), reasons: script.reasons(of: edit))
    }
    return lifted
  }

  @Test("edits share a change if and only if they are equal, and every edit has its place")
  func groups() {
    forAll { generator in
      let (bytes, script) = Self.randomCase(using: &generator)
      let text = Text(bytes)
      let (record, lifted) = (Self.spelled(bytes), Self.lifted(script))
      let changes = Change.changes(
        script, of: text, lifted: lifted, record: record[...], sourceOffset: 5, targetOffset: 3)
      var expected: [(key: [[UInt8]], places: [Place])] = []
      for (index, edit) in script.edits.enumerated() {
        let reasons = script.reasons(of: edit).all.map(\.rule)
        let key = [Array(reasons[0].utf8), Array(bytes[edit.range]), Array(script.insertion(of: edit))]
        let source = lifted.edits[index].range
        let place = Place(
          source: source.shifted(by: 5), target: lifted.targetRanges[index].shifted(by: 3),
          position: text.position(at: edit.range.first { bytes[$0] > 0x20 } ?? edit.range.lowerBound))
        if let known = expected.firstIndex(where: { $0.key == key }) {
          expected[known].places.append(place)
        } else {
          expected.append((key, [place]))
        }
      }
      let found = changes.map {
        ([Array($0.reasons.all[0].rule.utf8), Array($0.removed), Array($0.inserted)], Array($0.places))
      }
      try require(found.map(\.0) == expected.map(\.key), "groups of \(script.edits)")
      try require(found.map(\.1) == expected.map(\.places), "places of \(script.edits)")
      for change in changes {
        try require(
          change.removedRaw.map(Array.init) == Self.spelled(change.removed)
            && Array(change.insertedRaw ?? []) == Self.spelled(change.inserted),
          "spelling of \(change.removed)")
      }
    }
  }

  @Test("columns are the same, known to be UTF-8 or not")
  func columns() {
    forAll { generator in
      let (bytes, script) = Self.randomCase(using: &generator)
      func changes(isUTF8: Bool) -> [[Place]] {
        Change.changes(
          script, of: Text(bytes), lifted: script, record: bytes[...], sourceOffset: 0, targetOffset: 0,
          isUTF8: isUTF8
        ).map { Array($0.places) }
      }
      try require(changes(isUTF8: true) == changes(isUTF8: false), "\(script.edits)")
    }
  }
}
