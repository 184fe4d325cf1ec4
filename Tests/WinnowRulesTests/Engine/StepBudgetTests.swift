import Testing
import WinnowCore

@testable import WinnowRules

@Suite("What a rule may take: counted in steps, so that time is in proportion to the text")
struct StepBudgetTests {
  private static func limits(of rule: String, in text: String) throws -> [String] {
    try EngineTests.ruleSet([rule], usesPrefilter: false).matches(in: Text(text)).limits
      .map { "\($0.code) \($0.range)" }
  }

  /// The steps that a pattern takes on a text.
  private static func steps(_ pattern: String, _ text: String, usesMachineCode: Bool = false) throws -> Int {
    let scratch = MatchScratch()
    scratch.meter.pointee.begin(limit: Int.max)
    let search = PatternSearch(
      code: try Pattern(pattern).countedCode(), usesMachineCode: usesMachineCode, scratch: scratch)
    var found: [Range<Int>] = []
    try Array(text.utf8).withUnsafeBufferPointer { try search.findMatches(in: $0, .firstMatch, into: &found) }
    return Int.max - scratch.meter.pointee.remaining
  }

  @Test(
    "a scan in the square of the length is seen, one in proportion to it is not",
    arguments: [
      // Lazy and greedy repeats from every beginning, and a run that a possessive repeat passes in one go.
      ("(?s)<aside>.*?</aside>", "<aside>", true), ("<[^z]*(?:z|y)", "<", true), ("\\s+$|\\d", " ", true),
      ("a++b", "a", true), ("\\w+@", "a", true),
      ("<[^z]{0,20}(?:z|y)", "<", false), ("^\\s+$", " ", false), ("ab", "a", false),
      ("(?:a|b)b", "ab", false),
    ])
  func growth(_ pattern: String, _ unit: String, _ isSquare: Bool) throws {
    for usesMachineCode in [true, false] {
      let (short, long) = try (
        Self.steps(pattern, String(repeating: unit, count: 500) + "§@b", usesMachineCode: usesMachineCode),
        Self.steps(pattern, String(repeating: unit, count: 2000) + "§@b", usesMachineCode: usesMachineCode)
      )
      // Four times the text: about sixteen times the steps, or about four times.
      #expect(isSquare ? long > 12 * short : long < 5 * short + 10, "\(short) and \(long)")
    }
  }

  @Test("one segment cannot take for ever, though no match limit is met")
  func segment() throws {
    let unclosed = String(repeating: "<aside>", count: 9000)
    let rule = "match: '(?s)<aside>.*?</aside>', scope: article"
    #expect(try Self.limits(of: rule, in: unclosed).map { $0.prefix(11) } == ["rules.steps", "rules.given"])
    let blanks = "x" + String(repeating: " ", count: 65_000) + "x"
    #expect(
      try Self.limits(of: "match: '\\s+$', scope: span", in: blanks).first == "rules.steps 0..<65002")
    #expect(try Self.limits(of: "match: '<aside>.{0,400}</aside>', scope: span", in: unclosed) == [])
  }

  @Test("segments that each stay just below every limit cannot add up")
  func article() throws {
    // Twelve letters take some 40,000 steps, and the search of a segment may take a million.
    let text = String(repeating: String(repeating: "a", count: 13) + "!\n", count: 20_000)
    let limits = try Self.limits(of: "match: '(?:a+)+$'", in: text)
    #expect(limits.count == 2)
    #expect(limits.last?.hasPrefix("rules.given-up") == true)
    #expect(limits.last?.hasSuffix("..<\(text.utf8.count)") == true)
  }

  @Test("what is searched without counting finds the same as what is counted, in short and long texts")
  func counting() throws {
    let rules = ["match: 'foo.{0,40}bar', scope: span", "match: '(?:a|ab){1,9}c', scope: sentence"]
    let (plain, counted) = try (EngineTests.ruleSet(rules), EngineTests.ruleSet(rules, countsAlways: true))
    for count in [1, 20, 400] {
      let text = Text(String(repeating: "foo xx bar ababc. Foo", count: count))
      #expect(plain.matches(in: text).found.count >= count)
      #expect(
        plain.matches(in: text).found.map { "\($0)" } == counted.matches(in: text).found.map { "\($0)" })
    }
  }
}
