import Testing
import WinnowCore
import WinnowRules
import WinnowStages
import WinnowTestSupport

@Suite("Rules: what is taken out, and what goes with it")
struct RulesStageTests {
  /// Removals of every scope, without a brake.
  static let pack = """
    schema: 1
    pack: {name: test}
    defaults: {action: remove, max-share: 1}
    rules:
      - {id: t.line, message: Line, match: '^(?:AD(?! of)|Read more|subscribe)\\b.*', scope: line}
      - {id: t.span, message: Span, match: '\\bXX\\b|\\(ad\\)', scope: span}
      - {id: t.sentence, message: Sentence, match: 'sign up now', scope: sentence}
      - {id: t.paragraph, message: Paragraph, match: 'PROMO', scope: paragraph}
      - {id: t.end, message: End, match: '^Related:', scope: line, action: remove-to-end}
      - {id: t.rest, message: Rest, match: 'THE REST', scope: sentence, action: remove-to-end}
      - {id: t.replace, message: Replace, match: 'teh', scope: span, action: replace, with: the}
      - {id: t.flag, message: Flag, match: 'hmm', scope: span, action: flag}
      - {id: t.allow, message: Allow, match: '^AD 79', scope: line, action: allow}
    """

  @Test(
    "a removal leaves clean text",
    arguments: [
      // A line and its ending.
      ("Title\na\nAD now\nb\n", "Title\na\nb\n"),
      ("Title\na\nAD now", "Title\na"),
      ("Title\na\nAD now\nAD then", "Title\na"),
      ("Title\na\n\nAD now", "Title\na\n"),
      ("AD now\nTitle\na", "Title\na"),
      ("AD now\n\nTitle\na", "\nTitle\na"),
      ("\u{FEFF}AD now\nTitle", "\u{FEFF}Title"),
      ("Title\n  AD now \nb\n", "Title\nb\n"),
      // A word and one blank.
      ("Title\na XX b", "Title\na b"),
      ("Title\nXX b", "Title\nb"),
      ("Title\n  XX b", "Title\n  b"),
      ("Title\na XX", "Title\na"),
      ("Title\na XX  \nb", "Title\na\nb"),
      ("Title\na XX XX b", "Title\na b"),
      ("Title\na XX, b", "Title\na, b"),
      ("Title\na (XX b)", "Title\na (b)"),
      ("Title\na(ad)b", "Title\na b"),
      ("Title\na.(ad)b", "Title\na. b"),
      ("Title\na(ad)-b", "Title\na-b"),
      ("Title\n中(ad)文", "Title\n中文"),
      ("Title\nXX\nb", "Title\nb"),
      ("Title\nXX (ad)\nb", "Title\nb"),
      ("Title\nb\nXX XX", "Title\nb"),
      // A sentence.
      ("Title\nOne. Please sign up now! Two.", "Title\nOne. Two."),
      ("Title\nSign up now! Two.", "Title\nTwo."),
      ("Title\nOne. Sign up now!\nTwo.", "Title\nOne.\nTwo."),
      ("Title\nMr. Sign up now. Two.", "Title\nTwo."),
      // A paragraph and one run of blank lines.
      ("Title\n\nPROMO\nx\n\nb\n", "Title\n\nb\n"),
      ("Title\n\nPROMO\nx\n\n\nb\n", "Title\n\nb\n"),
      ("Title\n\nb\n\nPROMO", "Title\n\nb"),
      ("Title\n\nb\n\nPROMO\n", "Title\n\nb\n"),
      ("Title\n\nb\n\nPROMO\n\nPROMO", "Title\n\nb"),
      ("Title\nPROMO\nb", "Title\nb"),
      // The rest of the article.
      ("Title\nb\nRelated:\nx\ny", "Title\nb"),
      ("Title\nb\n\nRelated:\nx\n\ny\n", "Title\nb\n"),
      ("Title\nb. THE REST is here.\nx\n", "Title\nb.\n"),
      ("Title\nb. THE REST is here.\nx", "Title\nb."),
      // Other words.
      ("Title\nteh end of teh day", "Title\nthe end of the day"),
      ("Title\nXX teh end", "Title\nthe end"),
      ("Title\nteh XX end", "Title\nthe end"),
      // What is protected.
      ("Title\nAD 79 saw the eruption\nAD now\nb", "Title\nAD 79 saw the eruption\nb"),
      ("AD of the Month\nb", "AD of the Month\nb"),
      ("Read more\nTitle\nAD by me\nb", "Title\nb"),
      // Through quotes, spaces and damage.
      ("Title\nRead\u{A0}more here\nb", "Title\nb"),
      ("Title\nsub\u{AD}scribe here\nb", "Title\nb"),
    ])
  func removal(_ input: String, _ output: String) throws {
    try Self.verifier().expect(input, becomes: output)
  }

  @Test("a bad byte hides no word, and goes with it")
  func invalidBytes() throws {
    let input = Array("Title\nsub".utf8) + [0xFF] + Array("scribe\nb (a".utf8) + [0xC3] + Array("d) c".utf8)
    try Self.verifier().expect(input, becomes: Array("Title\nb c".utf8))
  }

  @Test("what stays is reported with its cause")
  func findings() {
    let findings = Self.stage.propose(for: Text("Title\nhmm, hmm\nAD 79 XX\nPROMO XX hmm\n")).findings
    #expect(
      findings.sorted().map { "\($0.reason.rule) \($0.cause)" } == [
        "t.flag flagged", "t.flag flagged", "t.line superseded(by: \"t.allow\")",
        "t.span superseded(by: \"t.allow\")",
        "t.span superseded(by: \"t.paragraph\")", "t.flag superseded(by: \"t.paragraph\")",
      ])
  }

  @Test(
    "an article is never left without a word",
    arguments: ["Read more", "Read more\nRead more\n", "AD\n…\nAD"])
  func lastWord(_ input: String) {
    let proposal = Self.stage.propose(for: Text(input))
    #expect(proposal.script.isEmpty)
    #expect(proposal.findings.allSatisfy { $0.cause == .lastWord } && !proposal.findings.isEmpty)
  }

  @Test("all laws hold for all kinds of text")
  func laws() throws {
    let verifier = try Self.verifier()
    let pieces = [
      "XX", " XX ", "(ad)", "AD", "PROMO", "Sign up now.", "teh", "hmm", "AD 79", "THE REST.", "Related:",
    ]
    .map { Array($0.utf8) }
    forAll(seeds: 1...2000) { generator in
      var text: [UInt8] = []
      for _ in 0..<Int.random(in: 0...5, using: &generator) {
        text += RandomText.bytes(upTo: 8, using: &generator)
        text += pieces.randomElement(using: &generator) ?? []
      }
      try verifier.checkLaws(text)
    }
  }

  static let stage: RulesStage = {
    let source = PackSource(path: "test.yml", bytes: Array(pack.utf8))
    do {
      return RulesStage(rules: RuleSet(packs: try Pack.load([source])))
    } catch {
      fatalError("\(error)")
    }
  }()

  static func verifier() throws -> StageVerifier { try StageVerifier(stage) }
}
