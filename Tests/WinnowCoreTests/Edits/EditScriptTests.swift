import Testing
import WinnowCore
import WinnowTestSupport

@Suite("Edit scripts")
struct EditScriptTests {
  let first = Reason(stage: "one", rule: "one.rule", message: "One")
  let second = Reason(stage: "two", rule: "two.rule", message: "Two")
  let third = Reason(stage: "three", rule: "three.rule", message: "Three")

  @Test("the identity changes nothing, on either side of a composition")
  func identity() {
    forAll { generator in
      let source = RandomText.bytes(upTo: 12, using: &generator)
      let script = RandomText.script(for: source, reason: first, using: &generator)
      let identity = EditScript(sourceLength: source.count)
      try require(identity.applied(to: source) == source, "the identity changed the source")
      try require(identity.followed(by: script).wholeEdits == script.wholeEdits, "identity then script")
      let after = EditScript(sourceLength: script.targetLength)
      try require(script.followed(by: after).wholeEdits == script.wholeEdits, "script then identity")
    }
  }

  @Test(
    "applying a composition equals applying one after the other; lengths add up; edits are sorted and disjoint"
  )
  func composition() {
    forAll(seeds: 1...3000) { generator in
      let source = RandomText.bytes(upTo: 12, using: &generator)
      let one = RandomText.script(for: source, reason: first, using: &generator)
      let middle = one.applied(to: source)
      let two = RandomText.script(for: middle, reason: second, using: &generator)
      let composed = one.followed(by: two)
      try require(composed.applied(to: source) == two.applied(to: middle), "\(one.edits) then \(two.edits)")
      try require(composed.targetLength == two.targetLength, "lengths do not add up")
      var end = 0
      for edit in composed.edits {
        try require(edit.range.lowerBound >= end, "edits overlap")
        try require(!edit.range.isEmpty || !edit.inserted.isEmpty, "an edit does nothing")
        end = edit.range.upperBound
      }
    }
  }

  @Test("composition is associative on the coalesced form")
  func associativity() {
    forAll(seeds: 1...3000) { generator in
      let source = RandomText.bytes(upTo: 12, using: &generator)
      let one = RandomText.script(for: source, reason: first, using: &generator)
      let afterOne = one.applied(to: source)
      let two = RandomText.script(for: afterOne, reason: second, using: &generator)
      let three = RandomText.script(for: two.applied(to: afterOne), reason: third, using: &generator)
      let left = one.followed(by: two).followed(by: three)
      let right = one.followed(by: two.followed(by: three))
      try require(
        coalesced(left) == coalesced(right), "\(coalesced(left)) against \(coalesced(right))")
    }
  }

  @Test("the inverse restores, and inverting twice gives the same script")
  func inverse() {
    forAll(seeds: 1...1000) { generator in
      let source = RandomText.bytes(upTo: 12, using: &generator)
      let script = RandomText.script(for: source, reason: first, using: &generator)
      let target = script.applied(to: source)
      let inverse = script.inverted(for: source)
      try require(inverse.applied(to: target) == source, "the inverse did not restore")
      let twice = inverse.inverted(for: target)
      try require(coalesced(twice) == coalesced(script), "inverting twice")
    }
  }

  @Test(
    "a deletion keeps its reason under a larger edit; a replaced insertion gives its up; a partial overlap keeps both"
  )
  func reasons() {
    // "abcdef" → b deleted → "acdef" → "acd" replaced
    var deletion = EditScript(sourceLength: 6)
    deletion.remove(1..<2, because: first)
    var replacement = EditScript(sourceLength: 5)
    replacement.replace(0..<3, with: [0x78], because: second)
    let joined = deletion.followed(by: replacement)
    #expect(joined.edits.map(\.range) == [0..<4])
    #expect(
      joined.allReasons == [
        .several([.init(reason: first, range: 1..<2), .init(reason: second, range: 0..<4)])
      ])

    // "abcdef" → b becomes XY → "aXYcdef"; XY replaced, or only Y
    var insertion = EditScript(sourceLength: 6)
    insertion.replace(1..<2, with: [0x58, 0x59], because: first)
    var whole = EditScript(sourceLength: 7)
    whole.replace(1..<3, with: [0x7A], because: second)
    #expect(insertion.followed(by: whole).allReasons == [.one(second)])
    var pieces = EditScript(sourceLength: 7)
    pieces.remove(1..<2, because: second)
    pieces.remove(2..<3, because: third)
    #expect(insertion.followed(by: pieces).allReasons.map(\.all) == [[second, third]])
    var part = EditScript(sourceLength: 7)
    part.replace(2..<4, with: [0x7A], because: second)
    let both = insertion.followed(by: part)
    #expect(
      both.allReasons == [
        .several([.init(reason: first, range: 1..<2), .init(reason: second, range: 1..<3)])
      ])
    #expect(both.applied(to: Array("abcdef".utf8)) == Array("aXzdef".utf8))
  }

  @Test("touching edits stay apart; an insertion at a deletion's point joins it")
  func touching() {
    var deletion = EditScript(sourceLength: 6)
    deletion.remove(2..<4, because: first)
    var before = EditScript(sourceLength: 4)
    before.remove(1..<2, because: second)
    #expect(deletion.followed(by: before).edits.map(\.range) == [1..<2, 2..<4])
    var after = EditScript(sourceLength: 4)
    after.remove(2..<3, because: second)
    #expect(deletion.followed(by: after).edits.map(\.range) == [2..<4, 4..<5])
    var insertion = EditScript(sourceLength: 4)
    insertion.replace(2..<2, with: [0x78], because: second)
    #expect(deletion.followed(by: insertion).edits.map(\.range) == [2..<4])
    #expect(deletion.followed(by: insertion).allReasons.map(\.all) == [[first, second]])
  }

  @Test("edits that put back what was there are left out")
  func nullEdits() {
    var script = EditScript(sourceLength: 3)
    script.replace(0..<1, with: [0x61], because: first)
    script.replace(1..<2, with: [0x7A], because: first)
    #expect(script.withoutNullEdits(for: Array("abc".utf8)).edits.map(\.range) == [1..<2])
  }

  @Test("edits taken back leave no trace")
  func removeEdits() {
    var script = EditScript(sourceLength: 8)
    script.replace(0..<1, with: [0x78], because: first)
    script.replace(3..<4, with: [0x79, 0x7A], because: first)
    script.remove(5..<6, because: first)
    script.removeEdits(from: 3)
    #expect(script.edits.map(\.range) == [0..<1])
    #expect(script.insertedBytes == [0x78])
    #expect(script.targetLength == 8)
  }

  /// Ranges and insertions with touching edits joined.
  private func coalesced(_ script: EditScript) -> [CoalescedEdit] {
    var edits: [CoalescedEdit] = []
    for edit in script.edits {
      if let last = edits.last, last.range.upperBound == edit.range.lowerBound {
        edits[edits.count - 1].range = last.range.lowerBound..<edit.range.upperBound
        edits[edits.count - 1].inserted += script.insertion(of: edit)
      } else {
        edits.append(CoalescedEdit(range: edit.range, inserted: Array(script.insertion(of: edit))))
      }
    }
    return edits
  }

  private struct CoalescedEdit: Equatable {
    var range: Range<Int>
    var inserted: [UInt8]
  }
}
