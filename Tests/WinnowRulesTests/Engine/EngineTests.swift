import Testing
import WinnowCore
import WinnowTestSupport

@testable import WinnowRules

@Suite("Matching: segments, limits and machine code")
struct EngineTests {
  static func ruleSet(
    _ rules: [String], usesMachineCode: Bool = true, usesPrefilter: Bool = true, countsAlways: Bool = false,
    hasTiersAtOnce: Bool = false
  ) throws -> RuleSet {
    let text =
      PackTests.header
      + rules.enumerated().map { "- {id: t.r\($0.offset), message: M, \($0.element)}\n" }.joined()
    let packs = try Pack.load([PackSource(path: "p.yml", bytes: Array(text.utf8))])
    var options = MatchOptions(usesPrefilter: usesPrefilter, usesMachineCode: usesMachineCode)
    if countsAlways { options.uncounted = 0 }
    if hasTiersAtOnce { options.bytesBeforeTiers = 0 }
    return RuleSet(packs: packs, options: options)
  }

  static func found(_ rule: String, in text: String) throws -> [String] {
    let bytes = Array(text.utf8)
    return try [true, false].map { usesMachineCode in
      try ruleSet([rule], usesMachineCode: usesMachineCode).matches(in: Text(bytes)).found
        .map { String(decoding: bytes[$0.range], as: UTF8.self) }.joined(separator: "|")
    }
  }

  @Test(
    "a rule finds what it acts on",
    arguments: [
      ("match: foo, scope: span", "a foo, FOO\nfoo", "foo|FOO|foo"),
      ("match: foo, scope: span, case: sensitive", "foo FOO", "foo"),
      ("match: foo, scope: line", " a foo \n\nb\r\nfoo foo\r\n", "a foo|foo foo"),
      ("match: '^foo$', scope: line", "\u{FEFF}foo\r\n\u{A0}foo\u{A0}\nfoo bar", "foo|foo"),
      ("match: foo, scope: sentence", "A foo. Bar. Foo!", "A foo.|Foo!"),
      ("match: 'a\\s+foo', scope: paragraph", "x a\nfoo\n\nb", "x a\nfoo"),
      ("match: '(?s)a.{0,3}foo', scope: article", "x\na\nfoo", "x\na\nfoo"),
      ("match: foo, max-length: 4", "foo\nfoo!\nfoo!!\nféo!\nfoóo", "foo|foo!"),
      ("match: foo, position: {after: 0.5}", "foo\nfoo1\nfoo2\nfoo3", "foo2|foo3"),
      ("match: foo, scope: span, position: {after: 0.5}", "foo foo foo foo", "foo|foo"),
      ("match: \"it's\"", "it’s", "it’s"),
      ("match: '\\bcaf\\b'", "cafés", ""),
    ])
  func found(_ rule: String, _ text: String, _ expected: String) throws {
    #expect(try Self.found(rule, in: text) == [expected, expected])
  }

  @Test("a line longer than a piece is searched in pieces that overlap")
  func pieces() throws {
    let filler = String(repeating: "é", count: 32_760)
    let text = "foo " + filler + "foo bar" + filler + filler + "foo"
    #expect(
      try Self.found("match: 'foo(?: bar)?', scope: span", in: text) == [
        "foo|foo bar|foo", "foo|foo bar|foo",
      ])
    #expect(try Self.found("match: 'foo$', scope: span", in: text) == ["foo", "foo"])
    let tooLong = try Self.ruleSet(["match: 'x.{0,9000}y', scope: span"])
      .matches(
        in: Text(
          String(repeating: "-", count: 60_000) + "x" + String(repeating: "-", count: 5100) + "y--" + filler))
    #expect(tooLong.limits.map(\.code) == ["rules.match-too-long"])
    #expect(tooLong.found.isEmpty)
  }

  @Test("a limit is reported with its rule, and the rule finds nothing there")
  func limits() throws {
    let text = Text("foo\n" + String(repeating: "a", count: 3000) + "!\nfoo")
    let rules = try Self.ruleSet(["match: '(?:a+)+$', max-length: 9999", "match: foo"])
    let matches = rules.matches(in: text)
    #expect(
      matches.limits.map { "\($0.rule ?? "") \($0.code) \($0.range)" } == ["t.r0 pcre2.match-limit 4..<3005"])
    #expect(matches.found.map(\.rule) == [1, 1])
    let interpreted = try Self.ruleSet(["match: '(?:a+)+$', max-length: 9999"], usesMachineCode: false)
    #expect(interpreted.matches(in: text).limits.map(\.rule) == ["t.r0"])
  }

  @Test("a pattern that needs too much stack is tried again without machine code")
  func stack() throws {
    let rules = try Self.ruleSet(["match: '([^A]|B)*[xy]', scope: article"])
    let matches = rules.matches(in: Text(String(repeating: "é ", count: 20_000)))
    #expect(matches.limits.map(\.code) == ["pcre2.jit-stack"])
    #expect(matches.found.isEmpty)
    let short = rules.matches(in: Text(String(repeating: "é ", count: 8000) + "x"))
    #expect(short.limits.isEmpty)
    #expect(short.found.count == 1)
  }

  @Test("a rule that meets limit after limit is given up for the article")
  func patience() throws {
    let line = String(repeating: "a", count: 60) + "!\n"
    let matches = try Self.ruleSet(["match: '(?:a+)+$'"]).matches(
      in: Text(String(repeating: line, count: 20)))
    #expect(matches.limits.count == 9)
    #expect(matches.limits.last?.code == "rules.given-up")
    #expect(matches.limits.last?.range == (8 * line.utf8.count - 1)..<(20 * line.utf8.count))
  }

  @Test("machine code and interpreter find the same, counted or not")
  func machineCode() throws {
    let rules = [
      "match: 'wo(?=rd)\\w{1,5}', scope: span", "match: '^\\W{0,3}read more\\b', scope: line",
      "match: '\\bword\\b.{0,9}$'",
      "match: '(?:long|another) \\w{2,}', scope: sentence", "match: '(?s)a.{1,30}item', scope: article",
      "match: '[\"]word|\\d\\d', scope: paragraph", "match: '(?<!x)e\\X', scope: span",
    ]
    let compiled = try Self.ruleSet(rules)
    let others = try [
      Self.ruleSet(rules, usesMachineCode: false), Self.ruleSet(rules, countsAlways: true),
      Self.ruleSet(rules, usesMachineCode: false, countsAlways: true),
    ]
    forAll(seeds: 1...1500) { generator in
      let text = Text(RandomText.bytes(upTo: 30, using: &generator))
      let one = compiled.matches(in: text).found.map { "\($0)" }
      for other in others {
        let other = other.matches(in: text).found.map { "\($0)" }
        try require(one == other, "\(one) and \(other) in \(text.bytes)")
      }
    }
  }
}
