import Testing
import WinnowCore
import WinnowTestSupport

@testable import WinnowRules

@Suite("Remembered searches: what is known of a line is what a search would find")
struct RememberedSearchesTests {
  private static func key(_ rule: Int, _ text: [UInt8]) -> RememberedSearches.Key? {
    text.withUnsafeBufferPointer { RememberedSearches.Key(rule, $0) }
  }

  @Test("what is noted is known at once, and what is known later is what was noted last")
  func noted() {
    var generator = SeededGenerator(seed: 5)
    var remembered = RememberedSearches()
    var noted: [String: RememberedSearches.Found] = [:]
    var knownCount = 0
    for _ in 0..<50_000 {
      let rule = Int.random(in: 0..<40, using: &generator)
      let text = [UInt8](repeating: 0, count: Int.random(in: 1...56, using: &generator)).map { _ in
        // Zeros at the end are not the padding.
        UInt8.random(in: 0...1, using: &generator)
      }
      guard let key = Self.key(rule, text) else {
        Issue.record("no key for \(text)")
        continue
      }
      let name = "\(rule) \(text)"
      if let found = remembered[key] {
        knownCount += 1
        #expect(found == noted[name], "\(name)")
      }
      let start = Int.random(in: 0..<text.count, using: &generator)
      let range = start..<Int.random(in: (start + 1)...text.count, using: &generator)
      let isMatch = Bool.random(using: &generator)
      remembered.note(isMatch ? [range] : [], of: key)
      noted[name] = isMatch ? .match(range) : .nothing
      #expect(remembered[key] == noted[name])
    }
    #expect(knownCount > 1000)
  }

  @Test("long lines, empty ones and several matches are not remembered")
  func bounds() throws {
    #expect(Self.key(1, [UInt8](repeating: 0x61, count: 57)) == nil)
    #expect(Self.key(1, []) == nil)
    var remembered = RememberedSearches()
    let key = try #require(Self.key(1, [0x61, 0x62]))
    remembered.note([0..<1, 1..<2], of: key)
    #expect(remembered[key] == nil)
    remembered.note([1..<2], of: key)
    #expect(remembered[key] == .match(1..<2))
    #expect(remembered[try #require(Self.key(0, [0x61, 0x62]))] == nil)
  }

  @Test("lines that come again are not searched again, and give the same")
  func again() throws {
    let rules = [
      "match: '^share (?:this )?article$'", "match: 'art', scope: span", "match: 'share', max-length: 14",
      "match: 'share', position: {after: 0.5}",
    ]
    let filtered = try EngineTests.ruleSet(rules)
    let plain = try EngineTests.ruleSet(rules, usesPrefilter: false)
    var searches = 0
    forAll(seeds: 1...300) { generator in
      let lines = (0..<Int.random(in: 1...12, using: &generator)).map { _ in
        ["Share article", "share this article", "art art", "Article", "rain", "share"]
          .randomElement(using: &generator) ?? ""
      }
      let text = Text(lines.joined(separator: "\n"))
      let found = filtered.engine.matches(in: SegmentedText(text))
      try require(
        found.found.map { "\($0)" }
          == plain.engine.matches(in: SegmentedText(text)).found.map { "\($0)" }, "\(lines)")
      searches += found.searches
    }
    // Only the line with two matches of a rule is searched each time.
    #expect(searches < 1000, "\(searches) searches")
  }

  @Test("what is remembered takes as much of what a rule may search uncounted")
  func budget() throws {
    let rules = ["match: '^(?=.*x)a*a*a*[ab]+y?$'"]
    let filtered = try EngineTests.ruleSet(rules)
    let plain = try EngineTests.ruleSet(rules, usesPrefilter: false)
    // More of the same line than may be searched uncounted.
    let line = String(repeating: "a", count: 40) + "x"
    let text = Text(Array(repeating: line, count: 4000).joined(separator: "\n"))
    let (one, other) = (filtered.matches(in: text), plain.matches(in: text))
    #expect(one.found.map { "\($0)" } == other.found.map { "\($0)" })
    #expect(one.limits.map { "\($0)" } == other.limits.map { "\($0)" })
  }
}
