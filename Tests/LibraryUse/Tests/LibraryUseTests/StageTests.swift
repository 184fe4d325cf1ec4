import Testing
import Winnow

// snippet: a-stage
/// Removes the agency's mark at the start of an article: `(NFD) – `.
struct AgencyMark: ArticleStage {
  let name = "agency"
  private static let mark = Array("(NFD) – ".utf8)
  private static let reason = Reason(
    stage: "agency", rule: "agency.mark", action: .remove, severity: .warning, message: "Mark of the agency")

  func propose(for text: Text) -> Proposal {
    var script = EditScript(sourceLength: text.count)
    if text.bytes.starts(with: Self.mark) {
      script.remove(0..<Self.mark.count, because: Self.reason)
    }
    return Proposal(script)
  }
}
// end

@Suite("Write a stage")
struct StageTests {
  @Test("a stage of one's own stands behind the article stages")
  func added() throws {
    // snippet: add-a-stage
    let cleaner = try Cleaner(adding: [AgencyMark()])
    print(cleaner.clean("(NFD) – The “old” bridge is closed."))
    // end
    #expect(cleaner.clean("(NFD) – The “old” bridge is closed.") == "The \"old\" bridge is closed.")
    #expect(
      cleaner.configuration.stages == ["normalize", "quotes", "rules", "collapse", "agency", "dedupe"])
  }

  @Test("or where the configuration names it")
  func named() throws {
    // snippet: place-a-stage
    var configuration = Configuration()
    configuration.stages = ["agency", "normalize", "rules"]
    let cleaner = try Cleaner(configuration, adding: [AgencyMark()])
    // end
    #expect(cleaner.configuration.stages == ["agency", "normalize", "rules"])
    #expect(cleaner.clean("(NFD) – Open.") == "Open.")
  }

  @Test("its edits are in the report like all others")
  func reported() throws {
    let text = Text("(NFD) – Open.")
    let outcome = try Cleaner(adding: [AgencyMark()]).clean(text)
    #expect(outcome.changes(of: text).flatMap(\.reasons.all).map(\.rule) == ["agency.mark"])
  }

  @Test("a name that is taken is refused, and so is one that nobody has")
  func names() throws {
    let taken = #expect(throws: ConfigurationError.self) {
      try Cleaner(adding: [AgencyMark(), AgencyMark()])
    }
    #expect(taken?.problems.map(\.code) == ["stages.name"])
    var configuration = Configuration()
    configuration.stages = ["agenci"]
    let unknown = #expect(throws: ConfigurationError.self) {
      try Cleaner(configuration, adding: [AgencyMark()])
    }
    #expect(unknown?.problems[0].message == "there is no stage “agenci”; did you mean “agency”?")
  }
}
