import Testing
import WinnowCore
import WinnowRules

@Suite("near and block in packs")
struct RuleContextTests {
  private func load(_ keys: String) throws(PackError) -> [Rule] {
    let text = PackTests.header + "- {id: a.b, message: M, match: foobar, \(keys)}\n"
    return try Pack.load([PackSource(path: "p.yml", bytes: Array(text.utf8))]).flatMap(\.rules)
  }

  @Test("they are read, with defaults")
  func read() throws {
    let near = try load("near: {rule: share., within: 2}")[0]
    #expect(near.near?.prefix == "share." && near.near?.within == 2 && near.anywhere.near == nil)
    let block = try #require(try load("action: remove, block: {lines: 6}")[0].block)
    #expect(block.lines == 6 && block.maxLength == 120 && block.until == nil)
  }

  @Test(
    "what is wrong with them is told",
    arguments: [
      ("near: x", "pack.type"), ("near: {within: 2}", "pack.missing-key"),
      ("near: {rule: a}", "pack.missing-key"), ("near: {rule: a, within: 0}", "pack.number"),
      ("near: {rule: a, within: 101}", "pack.number"), ("near: {rules: a}", "pack.unknown-key"),
      ("scope: article, near: {rule: a, within: 1}", "pack.near"),
      ("action: remove, block: {max-length: 9}", "pack.missing-key"),
      ("action: remove, block: {lines: 51}", "pack.number"),
      ("scope: span, block: {lines: 1}", "pack.block"), ("action: allow, block: {lines: 1}", "pack.block"),
    ])
  func mistakes(keys: String, code: String) {
    let error = #expect(throws: PackError.self) { try load(keys) }
    #expect(error?.problems.contains { $0.code == code } == true, "\(error?.problems ?? [])")
  }
}
