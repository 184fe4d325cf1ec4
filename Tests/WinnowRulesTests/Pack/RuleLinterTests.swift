import Testing
import WinnowCore

@testable import WinnowRules

@Suite("What rules lint says")
struct RuleLinterTests {
  @Test(
    "a weakness is told with its place",
    arguments: [
      ("match: foobar", []),
      ("match: foobar, action: remove", ["4:3 lint.no-hit", "4:3 lint.no-miss"]),
      ("match: foobar, action: remove, tests: {hit: [foobar]}", ["4:3 lint.no-miss"]),
      ("match: \"\\bfoobar\"", ["4:32 lint.double-quoted-pattern"]),
      ("match: \"\\\\bfoobar\"", ["4:32 lint.double-quoted-pattern"]),
      ("match: \"foobar\"", ["4:32 lint.double-quoted-pattern"]),
      ("match: 'don’t do'", ["4:32 lint.folded-character"]),
      ("match: 'foo.*bar'", ["4:32 lint.unbounded-repeat"]),
      ("match: 'foo(?:bar|x)+'", ["4:32 lint.unbounded-repeat"]),
      ("match: 'foo[^x]{2,}bar'", ["4:32 lint.unbounded-repeat"]),
      ("match: 'foo\\s+bar[a-z]*.{0,40}x'", []),
      ("match: '\\w+ [ab]'", ["4:32 lint.no-literal"]),
      ("match: 'foobar|\\w{2}'", ["4:32 lint.no-literal"]),
      (
        "match: foobar, action: remove, near: {rule: a., within: 2}, tests: {hit: [foobar], miss: [x]}",
        ["4:3 lint.no-context-test"]
      ),
      (
        "match: foobar, near: {rule: b., within: 2}, tests: {gives: [{text: x, becomes: x}]}",
        ["4:3 lint.unknown-rule"]
      ),
      ("match: '(?:foo|xy) z'", []),
      ("match: '日'", []),
    ] as [(String, [String])])
  func lint(_ keys: String, _ expected: [String]) throws {
    let findings = try Self.lint("- {id: a.b, message: M, \(keys)}\n")
    #expect(
      findings.map { "\($0.problem.line ?? 0):\($0.problem.column ?? 0) \($0.problem.code)" } == expected)
  }

  private static func lint(_ rules: String) throws -> [LintFinding] {
    let text = PackTests.header + rules
    return RuleLinter.lint(
      try Pack.load([PackSource(path: "p.yml", bytes: Array(text.utf8))]).flatMap(\.rules))
  }

  @Test("double quotes are an error where there was a backslash, and else a warning")
  func doubleQuotes() throws {
    func severities(_ pattern: String) throws -> [Severity] {
      try Self.lint("- {id: a.b, message: M, match: \(pattern)}\n").map(\.severity)
    }
    #expect(try severities("\"foobar\"") == [.warning])
    #expect(try severities("\"foo\\\\.bar\"") == [.error])
    #expect(try severities("'foobar'") == [])
  }

  @Test("personal data is not looked for with the digits of every script")
  func digits() throws {
    let findings = try Self.lint("- {id: personal.card, message: M, match: 'card \\d{4}'}\n")
    #expect(findings.map(\.problem.code) == ["lint.digit-class"] && findings[0].severity == .error)
    #expect(findings[0].description.hasPrefix("p.yml:4:42: error lint.digit-class: "), "\(findings[0])")
  }

  @Test("a rule is shadowed if one other takes every hit; a hit of its own, or a weaker other, clears it")
  func shadowed() throws {
    func codes(_ other: String, _ hits: String = "foo bar, foo baz") throws -> [String] {
      try Self.lint(
        """
        - {id: a.b, message: M, match: '^foo ba', action: remove, tests: {hit: [\(hits)], miss: [x]}}
        - {id: a.c, message: M, match: '^foo b', action: remove, tests: {hit: [foo bit], miss: [x]}\(other)}

        """
      ).map(\.problem.code)
    }
    #expect(try codes("") == ["lint.shadowed"])
    #expect(try codes(", confidence: medium") == [])
    #expect(try codes(", position: {after: 0.5}") == [])
    #expect(try codes(", scope: span") == [])
    // One of the hits is no news then.
    #expect(try codes(", case: sensitive", "foo bar, Foo baz") == ["lint.taken-test"])
  }

  @Test("the packs that are part of the program are clean")
  func builtin() throws {
    let rules = try Pack.load(PackSource.builtin).flatMap(\.rules)
    #expect(RuleLinter.lint(rules).filter { $0.severity > .note }.map(\.description) == [])
  }

  @Test("what a skeleton prints names every key, can be used, and passes lint")
  func skeleton() throws {
    let text = RuleSkeleton.pack("mine", rule: "mine.one")
    let rules = try Pack.load([PackSource(path: "p.yml", bytes: Array(text.utf8))]).flatMap(\.rules)
    #expect(rules.map(\.id) == ["mine.one"])
    #expect(RuleLinter.lint(rules).map(\.description) == [])
    for key in RuleReader.keys { #expect(text.contains(" \(key): ") || text.contains("\(key):\n"), "\(key)") }
  }
}
