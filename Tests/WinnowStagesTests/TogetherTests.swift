import Testing
import WinnowCore
import WinnowStages
import WinnowTestSupport

@Suite("Many texts together")
struct TogetherTests {
  private let pipeline: Pipeline

  init() throws {
    pipeline = try Pipeline([.article(NormalizeStage()), .article(QuotesStage()), .article(CollapseStage())])
  }

  @Test("are cleaned as each is alone")
  func asAlone() {
    forAll(seeds: 1...200) { generator in
      let texts = (0..<Int.random(in: 0...8, using: &generator)).map { _ in
        Text(RandomText.bytes(upTo: 40, using: &generator))
      }
      let together = pipeline.clean(texts)
      try require(together.count == texts.count, "\(texts.count) texts, \(together.count) outcomes")
      for (text, outcome) in zip(texts, together) {
        let alone = pipeline.clean(text)
        try require(
          outcome.script.edits.map(\.range) == alone.script.edits.map(\.range), "other edits of \(text.bytes)"
        )
        try require(outcome.text.bytes == alone.text.bytes, "another text of \(text.bytes)")
        try require(
          outcome.findings == alone.findings && outcome.limits == alone.limits, "other findings")
      }
    }
  }

  @Test("go through one stage after the other")
  func byStage() {
    var passes: [String] = []
    _ = pipeline.clean([Text(Array("One.\n".utf8)), Text(Array("Two.\n".utf8))]) {
      passes.append($0.stage.name)
    }
    #expect(passes == ["normalize", "normalize", "quotes", "quotes", "collapse", "collapse"])
  }
}
