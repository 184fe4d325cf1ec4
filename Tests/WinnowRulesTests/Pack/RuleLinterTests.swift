import Testing
import WinnowCore
import WinnowRules

@Suite("What rules lint says")
struct RuleLinterTests {
  @Test(
    "a weakness is told with its place",
    arguments: [
      ("match: foobar", []),
      ("match: foobar, action: remove", ["4:3 lint.no-hit", "4:3 lint.no-miss"]),
      ("match: foobar, action: remove, tests: {hit: [foobar]}", ["4:3 lint.no-miss"]),
      ("match: \"\\bfoobar\"", ["4:32 pack.double-quoted-pattern"]),
      ("match: \"\\\\bfoobar\"", ["4:32 pack.double-quoted-pattern"]),
      ("match: \"foobar\"", []),
      ("match: 'don’t do'", ["4:32 lint.folded-character"]),
      ("match: 'foo.*bar'", ["4:32 lint.unbounded-repeat"]),
      ("match: 'foo(?:bar|x)+'", ["4:32 lint.unbounded-repeat"]),
      ("match: 'foo[^x]{2,}bar'", ["4:32 lint.unbounded-repeat"]),
      ("match: 'foo\\s+bar[a-z]*.{0,40}x'", []),
      ("match: '\\w+ a(?:b|c)'", ["4:32 lint.no-literal"]),
      ("match: 'foobar|xy'", ["4:32 lint.no-literal"]),
      ("match: '(?:foo|xy) z'", []),
      ("match: '日'", []),
    ] as [(String, [String])])
  func lint(_ keys: String, _ expected: [String]) {
    let text = PackTests.header + "- {id: a.b, message: M, \(keys)}\n"
    let problems = RuleLinter.lint([PackSource(path: "p.yml", bytes: Array(text.utf8))])
    #expect(problems.map { "\($0.line ?? 0):\($0.column ?? 0) \($0.code)" } == expected)
  }

  @Test("personal data is not looked for with the digits of every script")
  func digits() {
    let text = PackTests.header + "- {id: personal.card, message: M, match: 'card \\d{4}'}\n"
    #expect(
      RuleLinter.lint([PackSource(path: "p.yml", bytes: Array(text.utf8))]).map(\.code) == [
        "lint.digit-class"
      ])
  }

  @Test("packs that cannot be used are linted to the same problems")
  func mistakes() {
    let source = PackSource(path: "p.yml", bytes: Array("schema: 3".utf8))
    #expect(RuleLinter.lint([source]).contains { $0.code == "pack.schema" })
  }
}
