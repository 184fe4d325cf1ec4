import Testing
import WinnowCore
import WinnowTestSupport

@Suite("Offset maps")
struct OffsetMapTests {
  let reason = Reason(stage: "test", rule: "test.rule", message: "Test")

  /// `ab` + a unit of 1 byte spelled with 6 + `c` + a unit of nothing spelled with 2 + `d`, behind 10 bytes.
  var map: OffsetMap {
    var map = OffsetMap(base: 10)
    map.append(derived: 2..<3, source: 12..<18)
    map.append(derived: 4..<4, source: 19..<21)
    return map
  }

  @Test(
    "a range is looked up between units, at them and in them",
    arguments: [
      (0..<0, 10..<10), (0..<2, 10..<12), (1..<3, 11..<18), (2..<2, 12..<12), (2..<3, 12..<18),
      (3..<3, 18..<18),
      (3..<4, 18..<19), (3..<5, 18..<22), (4..<5, 21..<22), (4..<4, 21..<21), (5..<5, 22..<22),
      (0..<5, 10..<22),
    ])
  func lookUp(derived: Range<Int>, source: Range<Int>) {
    var cursor = OffsetMap.Cursor(map)
    #expect(cursor.sourceRange(of: derived) == source)
  }

  @Test("an end inside of a unit takes the whole unit")
  func insideOfUnit() {
    var map = OffsetMap()
    map.append(derived: 1..<4, source: 1..<7)
    for range in [2..<3, 1..<2, 3..<4, 2..<4] {
      var cursor = OffsetMap.Cursor(map)
      #expect(cursor.sourceRange(of: range) == 1..<7, "\(range)")
    }
  }

  @Test("a map without units shifts only")
  func shift() {
    var cursor = OffsetMap.Cursor(OffsetMap(base: 7))
    #expect(OffsetMap(base: 7).isIdentity)
    #expect(cursor.sourceRange(of: 0..<3) == 7..<10)
    #expect(cursor.sourceRange(of: 3..<3) == 10..<10)
  }

  @Test("one cursor gives for ascending ranges what a fresh one gives for each")
  func ascending() {
    forAll { generator in
      var map = OffsetMap(base: Int.random(in: 0...5, using: &generator))
      var (derived, source) = (0, map.base)
      for _ in 0..<Int.random(in: 0...6, using: &generator) {
        let gap = Int.random(in: 0...3, using: &generator)
        let (short, long) = (
          Int.random(in: 1...4, using: &generator), Int.random(in: 1...6, using: &generator)
        )
        map.append(
          derived: (derived + gap)..<(derived + gap + short), source: (source + gap)..<(source + gap + long))
        derived += gap + short
        source += gap + long
      }
      var cursor = OffsetMap.Cursor(map)
      var (start, lastEnd) = (0, 0)
      while start <= derived {
        let range = start..<Int.random(in: start...(derived + 1), using: &generator)
        var fresh = OffsetMap.Cursor(map)
        let found = cursor.sourceRange(of: range)
        let expected = fresh.sourceRange(of: range)
        try require(found == expected, "\(range) of \(map): \(found), fresh \(expected)")
        try require(found.lowerBound >= map.base, "in front of the base")
        lastEnd = range.upperBound
        start = lastEnd + Int.random(in: 0...3, using: &generator)
      }
    }
  }

  @Test("lifting keeps reasons and order, and spells what is inserted")
  func lift() {
    var script = EditScript(sourceLength: 5)
    script.replace(1..<3, with: Array("x".utf8), because: reason)
    script.replace(3..<3, with: Array("y".utf8), because: reason)
    let source = Array("0123456789ab\\u0041c\\zd!".utf8)
    let lifted = map.lift(script, of: Array("abAcd".utf8), sourceLength: source.count) {
      ($1[0], $1[1]) = ($0[0], $0[0])
      return 2
    }
    #expect(lifted.applied(to: source) == Array("0123456789axxyyc\\zd!".utf8))
    #expect(lifted.allReasons == [.one(reason), .one(reason)])
  }
}
