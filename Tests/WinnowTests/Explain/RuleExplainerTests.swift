import Testing
import Winnow

@Suite("Explain a rule: why it did or did not act")
struct RuleExplainerTests {
  private static let pack = """
    schema: 1
    pack: {name: test}
    defaults: {action: remove, max-share: 0.5}
    rules:
      - {id: t.ad, message: Ad, match: '^AD\\b', scope: line, max-length: 20,
         tests: {hit: ['AD: buy the paper'], miss: ['x']}}
      - {id: t.late, message: Late, match: '\\blate\\b', scope: span, position: {after: 0.5}}
      - {id: t.allow, message: Allow, match: '^AD 79', scope: line, action: allow}
      - {id: t.block, message: Block, match: 'PROMO', scope: paragraph}
      - {id: t.word, message: Word, match: 'PROMO', scope: span}
      - {id: t.low, message: Low, match: 'low', scope: span, confidence: low}
    """

  private func explainer(_ id: String, _ change: (inout Configuration) -> Void = { _ in }) throws
    -> RuleExplainer
  {
    var configuration = Configuration()
    configuration.usesBuiltinPacks = false
    configuration.packs = [PackSource(path: "test.yml", bytes: Array(Self.pack.utf8))]
    change(&configuration)
    return try RuleExplainer(id, try Cleaner(configuration))
  }

  private func fates(_ id: String, _ text: String) throws -> [RulePlace.Fate] {
    try explainer(id).explain(Text(text)).places.map(\.fate)
  }

  private let rest = "\nthe rest of an article that is long enough for every share there is"

  @Test("every reason there is has a name")
  func reasons() throws {
    #expect(try fates("t.ad", "Title\nAD now\(rest)") == [.acts])
    #expect(try fates("t.ad", "AD of it all\(rest)") == [.inHead])
    #expect(try fates("t.ad", "Title\nAD 79 it was\(rest)") == [.allowed(by: "t.allow")])
    #expect(
      try fates("t.ad", "Title\nAD now and for ever\u{201C}s\(rest)") == [
        .gated(.tooLong(length: 21, limit: 20))
      ])
    #expect(try fates("t.late", "late\(rest)") == [.gated(.tooEarly(before: 0, after: 0.5))])
    #expect(try fates("t.word", "Title\n\nPROMO x\n\(rest)") == [.superseded(by: "t.block")])
    #expect(try fates("t.block", "Title\nPROMO\n\(rest)") == [.reachesIntoHead])
    guard case .overShare(let share, limit: 0.5)? = try fates("t.ad", "T\nAD now x").first else {
      Issue.record("no brake")
      return
    }
    #expect(share == 0.8)
  }

  @Test("what the stages before did is seen, and places are those of the original")
  func original() throws {
    let text = Text("Ti\u{AD}tle\nA\u{AD}D now\(rest)")
    let place = try #require(try explainer("t.ad").explain(text).places.first)
    #expect(place.fate == .acts)
    #expect(String(decoding: text.bytes[place.range], as: UTF8.self) == "A\u{AD}D now")
  }

  @Test("a line like an example is the nearest")
  func nearest() throws {
    let explanation = try explainer("t.ad").explain(Text("Title\nBuy the paper\(rest)"))
    #expect(explanation.places.isEmpty)
    #expect(explanation.nearest?.range == 6..<19)
    #expect(explanation.nearest?.example == "AD: buy the paper")
  }

  @Test("whether the rule is used, and why not")
  func usage() throws {
    #expect(try explainer("t.ad").usage == .selection(.used))
    #expect(try explainer("t.low").usage == .selection(.notSure(minimum: .high)))
    #expect(try explainer("t.ad") { $0.select = ["t.low"] }.usage == .selection(.notSelected))
    #expect(try explainer("t.ad") { $0.ignore = ["t."] }.usage == .selection(.ignored(prefix: "t.")))
    #expect(try explainer("t.ad") { $0.stages = ["quotes"] }.usage == .stageDoesNotRun)
    #expect(try explainer("t.low").explain(Text("Title\nso low\(rest)")).places.map(\.fate) == [.acts])
  }

  @Test("an unknown rule is an error with a suggestion")
  func unknown() {
    let error = #expect(throws: ConfigurationError.self) { try explainer("t.alow") }
    #expect(error?.problems.first?.message.contains("t.allow") == true)
  }
}
