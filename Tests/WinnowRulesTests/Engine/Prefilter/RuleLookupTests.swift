import Testing
import WinnowCore

@testable import WinnowRules

@Suite("How lines for a rule are found, in words")
struct RuleLookupTests {
  @Test(
    "beginnings come before texts, and where neither is known every line is tried",
    arguments: [
      ("match: '^(?:sign up|subscribe)'", .beginning(["sign up", "subscrib"])),
      ("match: '^[0-9]{2} comments'", .beginning(["00 comme"])),
      ("match: '.{0,40}newsletter'", .holding(["newsletter"])),
      ("match: '^подписаться'", .beginning(["подп"])),
      ("match: '[a-z]{3}'", .everyLine), ("match: '^newsletter', scope: sentence", .holding(["newsletter"])),
    ] as [(String, RuleLookup.Way)])
  func ways(_ keys: String, _ expected: RuleLookup.Way) throws {
    let text = PackTests.header + "- {id: a.b, message: M, \(keys)}\n"
    let rules = try Pack.load([PackSource(path: "p.yml", bytes: Array(text.utf8))]).flatMap(\.rules)
    #expect(rules.map { RuleLookup(of: $0).way } == [expected])
  }
}
