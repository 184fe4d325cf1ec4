import Testing
import WinnowCore

@testable import WinnowRules

@Suite("Torture texts: what rules lint tries patterns on")
struct TortureTests {
  private static func rule(_ keys: String) throws -> Rule {
    let text = PackTests.header + "- {id: a.b, message: M, \(keys)}\n"
    return try #require(
      try Pack.load([PackSource(path: "p.yml", bytes: Array(text.utf8))]).flatMap(\.rules).first)
  }

  @Test(
    "a pattern that takes too many steps is refused with its place and the text",
    arguments: [
      ("match: '(?:a+)+$'", "“a” again and again, then “§a”"),
      ("match: '(?s)<aside>.*?</aside>', scope: article", "“<aside>” again and again"),
      ("match: '\\s+$|foo', scope: span", "“ ” again and again, then “§ ”"),
      (
        "match: '^Read (?:[xyz]+,?)+!', max-length: 400", "“Read ”, then “x” again and again, then “§!x daeR”"
      ),
      ("match: '^(?:(?:Ab|Bc)(?: ?[|]? ?)){1,14}$'", "“Ab ” again and again"),
      ("match: '^~(?:q{1,30}){1,30}!'", "“~”, then “q” again and again, then “§!q~”"),
    ])
  func refused(_ keys: String, _ text: String) throws {
    let findings = RuleLinter.lint([try Self.rule(keys)]).filter { $0.problem.code == "lint.torture" }
    let finding = try #require(findings.first)
    #expect(finding.severity == .error && finding.problem.path == "p.yml" && finding.problem.line == 4)
    #expect(finding.problem.message.hasPrefix("on \(text)"), "\(finding)")
    #expect(finding.problem.message.contains("(rules.steps); write repeats with a small upper bound"))
  }

  @Test(
    "a pattern whose steps are in proportion is not",
    arguments: [
      "match: '^Read more\\b.{0,80}$'", "match: 'foo.{0,40}bar.{0,40}baz'",
      "match: 'foo.{0,40}bar', scope: span",
      "match: '^(?:(?:Ab|Bc)(?: ?[|] ?| {0,2})){1,14}$'", "match: '(?s)foo.{0,40}bar', scope: article",
      "match: '\\bsubscribe\\s+to\\b', scope: paragraph",
    ])
  func accepted(_ keys: String) throws {
    let rule = try Self.rule(keys)
    #expect(TortureTrial(rule, MatchScratch()).firstFailure() == nil)
  }

  @Test("a pattern that needs too much stack is refused")
  func stack() throws {
    let failure = TortureTrial(
      try Self.rule("match: '^([^A]|B)*[xy]', scope: article"), MatchScratch()
    ).firstFailure()
    #expect(failure?.limit.code == "pcre2.jit-stack")
  }

  @Test(
    "repeats are known with what leads to them",
    arguments: [
      ("^Read (?:more|on) +[0-9]{4,} x{0,2}", "Read more 7777 ", ["Read more| ", "Read more |7"]),
      ("(?:a|b.{0,40}) \\d*", "a ", ["b|a", "a |7"]),
      ("(?=x)[^a-z]{5}(?!y)\\w+", "     a", ["| ", "     |a"]),
    ])
  func pumps(_ pattern: String, _ sample: String, _ pumps: [String]) throws {
    let found = PatternPumps(of: try Pattern(pattern), MatchScratch())
    #expect(found.sample == sample)
    #expect(found.pumps.map { "\($0.start)|\($0.unit)" } == pumps)
  }

  @Test("a text fills its room, and no text of a line rule goes over lines")
  func room() throws {
    let text = TortureText(start: "é", unit: "ab", end: "§")
    #expect(text.bytes(ofLength: 9, size: 100).map { String(decoding: $0, as: UTF8.self) } == "éababab§")
    #expect(text.bytes(ofLength: 9, size: 7)?.count == 6)
    #expect(text.bytes(ofLength: 3, size: 100) == nil)
    let texts = TortureText.all(for: try Self.rule("match: 'a\\n?b{9}'"), MatchScratch())
    #expect(texts.count > 20 && Set(texts).count == texts.count)
    #expect(texts.allSatisfy { !"\($0)".contains("\n") })
  }
}
