import Testing
import WinnowCore
import WinnowStages
import WinnowTestSupport

@Suite("quotes: laws")
struct QuotesStageLawTests {
  static let languages: [String] =
    QuotesStage.descriptor.options.flatMap { option -> [String] in
      guard option.name == "language", case .choice(let words) = option.kind else { return [] }
      return words
    }

  static let pieces: [[UInt8]] = [
    "\"", "'", "\"", "'", "“", "”", "„", "‘", "’", "‚", "«", "»", " ", " ", "\u{A0}", "\n", "\n\n", "a", "n",
    "s", "é",
    "9", "90", ".", ",", "(", ")", "—", "-", "…", "\u{2BC}", "\u{2032}", "!", "*",
  ].map { Array($0.utf8) }

  @Test("what every stage promises holds in every style for random text", arguments: languages)
  func randomText(language: String) throws {
    for (style, ascii) in [("straight", "keep"), ("curly", "keep"), ("curly", "ascii"), ("keep", "ascii")] {
      let set = ["style": style, "language": language, "dashes": ascii, "ellipses": ascii]
      let verifier = try StageVerifier(QuotesStage(StageOptions(QuotesStage.descriptor.options, set: set)))
      forAll(seeds: 1...2000) { generator in
        try verifier.checkLaws(RandomText.bytes(upTo: 16, using: &generator))
        var bytes: [UInt8] = []
        for _ in 0..<Int.random(in: 0...14, using: &generator) {
          bytes += Self.pieces.randomElement(using: &generator) ?? []
        }
        try verifier.checkLaws(bytes)
      }
    }
  }

  @Test("normalize leaves what quotes makes, in every language", arguments: languages)
  func withNormalize(language: String) throws {
    let set = ["style": "curly", "language": language]
    let quotes = QuotesStage(StageOptions(QuotesStage.descriptor.options, set: set))
    let pipeline = try Pipeline([.article(NormalizeStage()), .article(quotes)])
    forAll(seeds: 1...2000) { generator in
      let once = pipeline.clean(Text(RandomText.bytes(upTo: 20, using: &generator))).text
      let twice = pipeline.clean(once).text
      try require(
        once.bytes == twice.bytes, "\(String(decoding: once.bytes, as: UTF8.self).debugDescription)")
    }
  }

  @Test(
    "hostile text takes linear time", .timeLimit(.minutes(5)),
    arguments: ["\"", "'", " \"", "\" ", " '", "' ", "\"'", "6'", " \" '", "«", " « '", " 'a \"b"])
  func linearTime(piece: String) throws {
    let bytes = Array(repeatElement(Array(piece.utf8), count: 100_000).joined())
    for language in ["en", "fr", "pl"] {
      let set = ["style": "curly", "language": language]
      let stage = QuotesStage(StageOptions(QuotesStage.descriptor.options, set: set))
      #expect(stage.propose(for: Text(bytes)).limits.isEmpty)
    }
  }
}
