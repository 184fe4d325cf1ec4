import Testing
import WinnowCore
import WinnowRules
import WinnowTestSupport

@testable import WinnowStages

@Suite("Severities of the edits of stages")
struct RatedStageTests {
  private func outcome(_ text: String, _ levels: [String: SeverityOverrides.Level]) throws -> Outcome {
    let resources = StageResources(rules: RuleSet(), severities: SeverityOverrides(levels))
    let stages = StageCatalogue.all.map { $0.make(StageOptions($0.options), resources) }
    return try Pipeline(stages).clean(Text(text))
  }

  private static let article = "“Rain\u{A0}fell,” she said.\n\n\n\nRain fell on us.\nRain fell on us.\n"

  @Test("the longest prefix decides, and what nothing is said of stays")
  func levels() throws {
    let outcome = try outcome(
      Self.article, ["normalize": .error, "collapse.repeat": .note, "coll": .warning])
    let severities = outcome.script.allReasons.flatMap(\.all).map { "\($0.rule) \($0.severity)" }
    #expect(
      Set(severities) == [
        "quotes.straight note", "normalize.nbsp error", "collapse.blank-lines warning",
        "collapse.repeat note",
      ])
  }

  @Test("an edit that is off is not made, and neither is a finding")
  func off() throws {
    let outcome = try outcome(
      Self.article + "\u{202E}x", ["quotes": .off, "collapse.blank-lines": .off, "normalize.bidi": .off])
    #expect(
      String(decoding: outcome.text.bytes, as: UTF8.self)
        == "“Rain fell,” she said.\n\n\n\nRain fell on us.\n\u{202E}x")
    #expect(outcome.findings.isEmpty)
  }

  @Test("a duplicate has the severity that is set, and is kept if it is off")
  func duplicates() throws {
    func reason(_ level: SeverityOverrides.Level) throws -> Reason? {
      let resources = StageResources(rules: RuleSet(), severities: SeverityOverrides(["dedupe": level]))
      let stage = DedupeStage.descriptor.make(StageOptions([]), resources)
      guard case .archive(let stage) = stage else { return nil }
      var judge = stage.makeJudge()
      let fingerprint = try #require(stage.fingerprint(of: Text("Rain fell.")))
      #expect(judge.judge(fingerprint, article: 1) == nil)
      return judge.judge(fingerprint, article: 2)?.reason
    }
    #expect(try reason(.error)?.severity == .error)
    #expect(try reason(.off) == nil)
  }

  @Test("every stage gives declared reasons only")
  func declared() {
    let resources = StageResources(rules: RuleSet())
    forAll { random in
      let text = Text(RandomText.bytes(upTo: 60, using: &random))
      for descriptor in StageCatalogue.all {
        guard case .article(let stage) = descriptor.make(StageOptions(descriptor.options), resources) else {
          continue
        }
        let proposal = stage.propose(for: text)
        let given = proposal.script.allReasons.flatMap(\.all) + proposal.findings.map(\.reason)
        let unknown = given.first { !descriptor.reasons.contains($0) }
        try require(unknown == nil, "\(descriptor.name) gives \(unknown?.rule ?? "")")
      }
    }
  }
}
