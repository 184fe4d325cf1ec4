import Testing
import WinnowCore
import WinnowRules
import WinnowStages
import WinnowTestSupport

@Suite("Rules that look around")
struct ContextTests {
  private static let pack = """
    schema: 1
    pack: {name: test}
    defaults: {action: remove, max-share: 1}
    rules:
      - {id: t.name, message: M, match: '^NAME$', near: {rule: t., within: 2}}
      - {id: t.list, message: M, match: '^LIST$', block: {lines: 3, max-length: 20}}
      - {id: t.row, message: M, match: '^ROW$', block: {lines: 2, max-length: 20, until: u.}}
      - {id: u.end, message: M, match: '^END$'}
      - {id: v.keep, message: M, match: '^KEEP', action: allow}
    """

  private let stage: RulesStage
  private let verifier: StageVerifier

  init() throws {
    let packs = try Pack.load([PackSource(path: "p.yml", bytes: Array(Self.pack.utf8))])
    stage = RulesStage(rules: RuleSet(packs: packs))
    verifier = try StageVerifier(stage)
  }

  @Test("near: a match within so many lines on either side, blank lines not counted")
  func near() {
    verifier.expect("Title\nNAME\n\nx\n\nNAME\ny", becomes: "Title\n\nx\n\ny")
    verifier.expectUnchanged("Title\nNAME\nx\nx\nNAME\ny")
    verifier.expectUnchanged("Title\nNAME\ny")
    verifier.expectUnchanged("Title\nNAME\nEND of it\ny")
  }

  @Test(
    "block: short lines go along, up to prose, a limit or another block, and a subhead stays",
    arguments: [
      ("LIST\none\ntwo", ""),
      ("LIST\n\none\n\ntwo\n", ""),
      ("LIST\none\ntwo\nthree\nfour\nfive", "four\nfive"),
      ("LIST\none\nSubhead\nA sentence follows.", "Subhead\nA sentence follows."),
      ("LIST\nA sentence.\none", "A sentence.\none"),
      ("LIST\none (two.)\nthree", "one (two.)\nthree"),
      ("LIST\nis it so?\none", ""),
      ("LIST\none\nLIST\ntwo", ""),
      ("LIST\nKEEP one\ntwo", "KEEP one"),
      ("ROW\none\nEND\nx", "x"),
      ("ROW\none\ntwo\nthree\nEND\nx", "one\ntwo\nthree\nx"),
      ("ROW\none", "one"),
    ])
  func block(text: String, rest: String) {
    let rest = rest.isEmpty && text.hasSuffix("\n") ? "\n" : rest.isEmpty ? "" : "\n" + rest
    verifier.expect("Title\n" + text, becomes: "Title" + rest)
  }

  @Test("a match above the headline has no block, and one that must stay has none either")
  func head() {
    verifier.expect("LIST\nTitle\nx", becomes: "Title\nx")
    verifier.expectUnchanged("Title\nKEEP LIST\none")
  }

  @Test("every line of a block is reported with the rule")
  func reasons() {
    let script = stage.propose(for: Text("Title\nLIST\none\ntwo\nx is a sentence.")).script
    #expect(script.allReasons.allSatisfy { $0.all.map(\.rule) == ["t.list"] })
  }

  @Test("explained: what near lacks, and which lines go along")
  func explained() throws {
    let near = try #require(stage.explain("t.name", in: Text("Title\nNAME\ny")))
    #expect(near.places.map(\.fate) == [.gated(.notNear(prefix: "t.", within: 2))])
    let block = try #require(stage.explain("t.list", in: Text("Title\nLIST\none")))
    #expect(block.places.map(\.fate) == [.acts, .acts])
    #expect(block.places.map(\.isInBlock) == [false, true])
  }

  @Test("what all stages promise holds")
  func laws() {
    let lines = ["NAME", "LIST", "ROW", "END", "KEEP", "one", "two", "", "A sentence.", "Title"]
    forAll { generator in
      let text = (0..<Int.random(in: 1...14, using: &generator)).map { _ in
        (lines.randomElement(using: &generator) ?? "")
      }
      try verifier.checkLaws(Array(text.joined(separator: "\n").utf8))
    }
  }
}
