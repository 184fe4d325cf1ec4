import Testing
import WinnowCore
import WinnowStages
import WinnowTestSupport

@Suite("Collapse: laws")
struct CollapsePropertyTests {
  @Test("the laws of all stages hold for random bytes", arguments: CollapseStage.Reach.allCases)
  func randomBytes(reach: CollapseStage.Reach) throws {
    let verifier = try StageVerifier(CollapseStage(reach: reach))
    forAll(seeds: 1...2500) { generator in
      try verifier.checkLaws(RandomText.bytes(upTo: 40, using: &generator))
    }
  }

  @Test("the laws hold for articles of few different lines", arguments: CollapseStage.Reach.allCases)
  func fewLines(reach: CollapseStage.Reach) throws {
    let verifier = try StageVerifier(CollapseStage(reach: reach))
    forAll(seeds: 1...6000) { generator in
      try verifier.checkLaws(FewLines.bytes(upTo: 24, using: &generator))
    }
  }

  @Test("one proposal settles a text without teaser cards")
  func settlesAtOnce() {
    let stage = CollapseStage()
    forAll(seeds: 1...4000) { generator in
      let input = FewLines.bytes(upTo: 24, using: &generator)
      let script = stage.propose(for: Text(input)).script
      guard !script.allReasons.contains(where: { $0.all[0].rule == "collapse.teaser" }) else {
        return
      }
      let again = stage.propose(for: Text(script.applied(to: input))).script
      try require(
        again.isEmpty, "a second proposal for \(String(decoding: input, as: UTF8.self).debugDescription)")
    }
  }

  @Test("no word is lost but in teaser cards: every different line is still there")
  func nothingLost() {
    let stage = CollapseStage(reach: .article)
    forAll(seeds: 1...2000) { generator in
      let text = Text(FewLines.bytes(upTo: 24, using: &generator))
      let script = stage.propose(for: text).script
      guard !script.allReasons.contains(where: { $0.all[0].rule == "collapse.teaser" }) else {
        return
      }
      let result = Text(script.applied(to: text.bytes))
      try require(Self.words(of: text) == Self.words(of: result), "a line is gone")
    }
  }

  @Test(
    "a megabyte of the worst takes no more than its share",
    arguments: [
      "the same three words\n", "\n", " \n\t\n", "one two three\nfour five six\n", "a b c\n\na b c\n",
      "Ends as a sentence does.\nfour five six\nfour five six\n", "It’s “so” it is\nIt's \"so\" it is\n",
      "```\n",
    ])
  func linear(unit: String) {
    func time(_ bytes: Int) -> Duration {
      let text = Text(Array(repeatElement(Array(unit.utf8), count: bytes / unit.utf8.count).joined()))
      let clock = ContinuousClock()
      return (0..<3).map { _ in clock.measure { _ = CollapseStage().propose(for: text) } }.min() ?? .zero
    }
    let (small, large) = (time(65_536), time(1_048_576))
    // Sixteen times the bytes; a quadratic stage would take 256 times as long.
    #expect(large < small * 80, "\(small) for 64 KiB, \(large) for 1 MiB")
  }

  private static func words(of text: Text) -> Set<[UInt8]> {
    Set(
      text.lines.map { Array(text.bytes[text.trimmedContent(of: $0)]) }.filter { !$0.isEmpty }.map(unquoted))
  }

  private static func unquoted(_ bytes: [UInt8]) -> [UInt8] {
    let straight = String(decoding: bytes, as: UTF8.self).map { "“”".contains($0) ? "\"" : $0 }
    return Array(String(straight).utf8)
  }
}

/// Articles made of few different lines, so that nearly every one holds copies.
enum FewLines {
  static let lines: [String] = [
    "", "", " ", "\t", "One plain line of words", "One plain line of words", "Another plain line of words",
    "  One plain line of words ", "A “quoted” line of words", "A \"quoted\" line of words", "Short",
    "Two words",
    "Harbour bridge to close for a year", "Harbour bridge to close for a year", "New tram line opens early",
    "This sentence ends the article, or so one might think when one gets to the end of it.",
    "And this sentence does the same in other words, as sentences will when they are asked to.",
    "- item of a list", "a | row | of four | cells", "    indented by four columns", "```", "if (x) {",
    "return the same;",
    "“Spoken words of somebody.”", "Anna: I did not", "Ben: you did so", "一二三四五六七八", "Three words only",
    "Three words only?",
  ]

  static func bytes(upTo count: Int, using generator: inout SeededGenerator) -> [UInt8] {
    // A few of the lines each time, so that the same ones meet often.
    let chosen = (0..<Int.random(in: 1...6, using: &generator)).map { _ in
      lines.randomElement(using: &generator) ?? ""
    }
    let ending = Bool.random(using: &generator) ? "\n" : "\r\n"
    var text = ""
    for _ in 0..<Int.random(in: 0...count, using: &generator) {
      text += (chosen.randomElement(using: &generator) ?? "") + ending
    }
    if Bool.random(using: &generator) { text += chosen[0] }
    return Array(text.utf8)
  }
}
