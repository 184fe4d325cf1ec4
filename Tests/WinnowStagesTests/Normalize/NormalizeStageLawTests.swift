import Testing
import WinnowCore
import WinnowStages
import WinnowTestSupport

@Suite("normalize: reasons and laws")
struct NormalizeStageLawTests {
  @Test(
    "each edit has the reason and the severity of its kind",
    arguments: [
      ("\u{AD}", "soft-hyphen", .note), ("\u{200B}", "zero-width", .note), ("\u{2060}", "zero-width", .note),
      ("\u{FEFF}", "bom", .note), ("\u{7}", "control", .warning), ("\u{1B}", "control", .warning),
      ("\u{1B}[0m", "ansi", .warning), ("\u{A0}", "nbsp", .note), ("\u{202F}", "nbsp", .note),
      ("\u{2009}", "space", .note), ("\u{3000}", "space", .note), ("\u{2028}", "line-separator", .note),
      ("\u{FB01}", "ligature", .note), ("\u{FF21}", "full-width", .note), (" \n", "trailing-blanks", .note),
      (" \u{AD}\u{A0}\u{2028}", "trailing-blanks line-separator", .note), ("\u{E0041}", "tag", .warning),
    ] as [(String, String, Severity)])
  func reasons(middle: String, rules: String, severity: Severity) throws {
    let reasons = NormalizeStage().propose(for: Text("a\(middle)b")).script.allReasons.flatMap(\.all)
    #expect(reasons.map(\.rule) == rules.split(separator: " ").map { "normalize.\($0)" })
    #expect(reasons.map(\.severity).max() == severity)
  }

  @Test("the catalogue lists it first")
  func catalogue() {
    #expect(StageCatalogue.all.first?.name == "normalize")
    #expect(NormalizeStage.descriptor.name == NormalizeStage().name)
  }

  @Test("what every stage promises holds for random text")
  func randomText() throws {
    let verifier = try StageVerifier(NormalizeStage())
    forAll(seeds: 1...4000) { generator in
      try verifier.checkLaws(RandomText.bytes(upTo: 24, using: &generator))
    }
  }

  /// The pieces whose treatment depends on what stands beside them.
  static let pieces: [[UInt8]] =
    [
      "\u{200B}", "\u{200C}", "\u{200D}", "\u{180E}", "\u{A0}", "\u{202F}", "\u{3000}", "\u{2028}", "\u{85}",
      "\r",
      "\n", " ", "\u{1B}", "[", "]", "m", "\u{7}", "\\", "\u{AD}", "\u{1F3F4}", "\u{E0067}",
      "\u{E0062}\u{E0065}",
      "\u{E007F}", "5", "\u{FF15}", "\u{AB}", "\u{BB}", "!", "\u{4E2D}", "\u{FF21}", "\u{FF01}", "\u{645}",
      "\u{E44}",
      "\u{1820}", "\u{1F469}", "\u{FE0F}", "a", "\u{FEFF}", "\u{202E}", "\u{1680}", "\u{2003}", "\t",
    ].map { Array($0.utf8) } + [[0xE2], [0x80], [0xC2]]

  @Test("and for random text of nothing but characters that depend on each other")
  func contexts() throws {
    let verifier = try StageVerifier(NormalizeStage())
    forAll(seeds: 1...20_000) { generator in
      var bytes: [UInt8] = []
      for _ in 0..<Int.random(in: 0...10, using: &generator) {
        bytes += Self.pieces.randomElement(using: &generator) ?? []
      }
      try verifier.checkLaws(bytes)
    }
  }

  @Test(
    "hostile text takes linear time", .timeLimit(.minutes(5)),
    arguments: [
      "\u{1B}]", "\u{1B}[", "\u{200D}", "\u{200C}\u{200B}", "\u{3000}", "\u{3000}\u{200D}", "\u{A0}\u{200B}",
      "\u{1F3F4}\u{E0067}", "\u{E0067}", " ", " \u{200B}", "\u{AD}", " \r", "\u{2028}", " \u{2028}",
    ])
  func linearTime(piece: String) {
    let bytes = Array(repeatElement(Array(piece.utf8), count: 200_000).joined()) + Array(" \n".utf8)
    let proposal = NormalizeStage().propose(for: Text(bytes))
    #expect(!proposal.script.isEmpty)
  }
}
