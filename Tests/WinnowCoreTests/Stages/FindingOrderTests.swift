import Testing
import WinnowCore

@Suite("The order of findings")
struct FindingOrderTests {
  private static let reason = Reason(stage: "test", rule: "test.rule", message: "")

  @Test("findings of one rule at one place have an order too, whatever order they come in")
  func causes() {
    let causes: [Finding.Cause] = [
      .flagged, .overShare, .lastWord, .superseded(by: "a.first"), .superseded(by: "b.second"),
    ]
    let findings = causes.map { Finding(reason: Self.reason, range: 0..<4, cause: $0) }
    for _ in 0..<20 { #expect(findings.shuffled().sorted() == findings) }
  }

  @Test("places come first")
  func places() {
    let findings = [(0..<2, Finding.Cause.lastWord), (0..<4, .flagged), (1..<2, .flagged)].map {
      Finding(reason: Self.reason, range: $0.0, cause: $0.1)
    }
    #expect(findings.reversed().sorted() == findings)
  }
}
