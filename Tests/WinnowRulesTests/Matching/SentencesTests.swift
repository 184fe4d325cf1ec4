import Testing

@testable import WinnowRules

@Suite("Sentences")
struct SentencesTests {
  @Test(
    "a line is cut where a sentence ends",
    arguments: [
      ("One. Two! Three? Four", "One.|Two!|Three?|Four"),
      ("One… \"Two.\" (Three.) 4 is even.", "One…|\"Two.\"|(Three.)|4 is even."),
      ("Mr. Smith met J. R. Brown. He left.", "Mr. Smith met J. R. Brown.|He left."),
      ("In the U.S. Senate. Then.", "In the U.S. Senate.|Then."),
      ("No. 5 is alive. No. It is not.", "No. 5 is alive.|No.|It is not."),
      ("Version 2.5 is here. see below", "Version 2.5 is here. see below"),
      ("Wait... What?! Yes.", "Wait...|What?!|Yes."),
      ("一。二！三", "一。|二！|三"),
      ("Ça va. Été chaud. été", "Ça va.|Été chaud. été"),
      ("e.g. This one. That.", "e.g. This one.|That."),
      ("...", "..."),
    ])
  func cut(_ line: String, _ sentences: String) {
    let bytes = Array(line.utf8)
    let ranges = Sentences.ranges(in: bytes.span, of: 0..<bytes.count)
    #expect(ranges.map { String(decoding: bytes[$0], as: UTF8.self) }.joined(separator: "|") == sentences)
  }
}
