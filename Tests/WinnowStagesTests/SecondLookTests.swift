import Testing
import WinnowCore
import WinnowRules
import WinnowStages
import WinnowTestSupport

@Suite("A second look at an article")
struct SecondLookTests {
  /// A stage that takes no notes, and looks at everything again.
  private struct Forgetful: ArticleStage {
    let stage: any ArticleStage

    var name: String { stage.name }
    var canUnsettle: Bool { stage.canUnsettle }
    func propose(for text: Text) -> Proposal { stage.propose(for: text) }
  }

  private static let prose = [
    "The council met on Tuesday and agreed to repair the bridge by spring.",
    "“It’s old,” said the harbour master.",
    "Ten beaches to visit this summer", "Ferries took the band home\u{A0}: late.  ", "By Ann Mole",
    "3 March 2024", "Ünïcödé.",
    "Новый мост откроют весной.", "", "", "The tide turns twice a day.\u{200B}",
  ]

  /// An article of prose and of lines that rules take, some of them twice in a row.
  private func article(_ boilerplate: [String], _ generator: inout SeededGenerator) -> [UInt8] {
    var bytes: [UInt8] = []
    for _ in 0..<Int.random(in: 1...30, using: &generator) {
      let lines = Bool.random(using: &generator) ? Self.prose : boilerplate
      var line = lines.randomElement(using: &generator) ?? ""
      if Int.random(in: 0..<8, using: &generator) == 0 {
        line += " " + (Self.prose.randomElement(using: &generator) ?? "")
      }
      for _ in 0..<(Int.random(in: 0..<6, using: &generator) == 0 ? 2 : 1) {
        bytes += Array((line + (Int.random(in: 0..<9, using: &generator) == 0 ? "\r\n" : "\n")).utf8)
      }
    }
    if Bool.random(using: &generator) { bytes.removeLast() }
    return bytes
  }

  @Test("what is remembered of the first changes nothing but the time", arguments: Rule.Confidence.allCases)
  func likeAnotherFirst(confidence: Rule.Confidence) throws {
    let packs = try Pack.load(PackSource.builtin)
    let boilerplate = packs.flatMap(\.rules).flatMap { $0.tests.hits.map(\.text) }
    let stages: [any ArticleStage] = [
      NormalizeStage(), QuotesStage(),
      RulesStage(rules: RuleSet(packs: packs), minimumConfidence: confidence),
      CollapseStage(),
    ]
    let remembering = try Pipeline(stages.map { .article($0) })
    let forgetful = try Pipeline(stages.map { .article(Forgetful(stage: $0)) })
    forAll(seeds: 1...600) { generator in
      let text = Text(article(boilerplate, &generator))
      let (one, other) = (remembering.clean(text), forgetful.clean(text))
      let show = String(decoding: text.bytes, as: UTF8.self)
      try require(one.text.bytes == other.text.bytes, "other text of \(show)")
      try require(one.script.wholeEdits == other.script.wholeEdits, "other edits of \(show)")
      try require(one.findings == other.findings, "other findings in \(show)")
      try require(one.limits == other.limits, "other limits in \(show)")
    }
  }

  @Test("of repeated lines too", arguments: CollapseStage.Reach.allCases)
  func repeatedLines(reach: CollapseStage.Reach) throws {
    let stage = CollapseStage(reach: reach)
    let remembering = try Pipeline([.article(stage)])
    let forgetful = try Pipeline([.article(Forgetful(stage: stage))])
    forAll(seeds: 1...3000) { generator in
      // A byte order mark in the text may come to stand at its start.
      let marks: [[UInt8]] = [[], [0xEF, 0xBB, 0xBF]]
      let text = Text(
        (0..<2).flatMap { _ in
          (marks.randomElement(using: &generator) ?? []) + FewLines.bytes(upTo: 24, using: &generator)
        })
      let (one, other) = (remembering.clean(text), forgetful.clean(text))
      let show = String(decoding: text.bytes, as: UTF8.self).debugDescription
      try require(one.script.wholeEdits == other.script.wholeEdits, "other edits of \(show)")
      try require(one.findings == other.findings, "other findings in \(show)")
    }
  }
}
