import Testing
import WinnowCore
import WinnowStages
import WinnowTestSupport

@Suite("Dedupe")
struct DedupeStageTests {
  let stage = DedupeStage()

  func fingerprint(_ string: String) -> Fingerprint? { stage.fingerprint(of: Text(string)) }

  @Test(
    "case, white space and punctuation make no difference",
    arguments: [
      ("Hello, World!", "hello world"), ("It’s “so”", "it's \"so\""), ("one\n\ntwo", "One two."),
      ("a — b", "a - b"), ("ÄÖÜ é", "äöü É"), ("Привет, Мир", "привет мир"), ("你好，世界。", "你好 世界"),
      ("ΟΔΟΣ", "οδος"), ("\u{FEFF}text", "text"), ("12:30", "1230"), ("a\u{A0}b\u{3000}c", "abc"),
    ])
  func equal(left: String, right: String) {
    #expect(fingerprint(left) != nil)
    #expect(fingerprint(left) == fingerprint(right))
  }

  @Test(
    "letters, marks and numbers do",
    arguments: [
      ("one", "ones"), ("10", "11"), ("naive", "naïve"), ("क", "कि"), ("½ cup", "¼ cup"), ("你好", "你们"),
      ("ab", "ba"), ("٣", "٤"),
    ])
  func different(left: String, right: String) {
    #expect(fingerprint(left) != fingerprint(right))
  }

  @Test(
    "a text with neither letters nor digits has no fingerprint",
    arguments: ["", " \n", "…!?", "👩‍🚀", "\u{301}", "— –"])
  func nothing(input: String) {
    #expect(fingerprint(input) == nil)
  }

  @Test("invalid bytes count as themselves, and never join to a code point")
  func invalidBytes() {
    let letter: [UInt8] = [0x61]
    let texts: [[UInt8]] = [
      letter, letter + [0xFF], letter + [0xFE], letter + [0xC3], letter + [0xC3, 0xA9],
      letter + [0xC3, 0x2E, 0xA9],
      letter + [0xA9, 0xC3],
    ]
    let fingerprints = texts.map { stage.fingerprint(of: Text($0)) }
    #expect(Set(fingerprints).count == texts.count)
    #expect(stage.fingerprint(of: Text([0xFF, 0xFE])) == nil)
  }

  @Test("the pieces a long text is hashed in leave no trace", arguments: ["Word", "слово", "词", "a\u{301}"])
  func longTexts(word: String) {
    for count in [1_000, 4_090, 4_095, 4_096, 4_097, 8_192, 16_384, 20_000] {
      let plain = String(repeating: word, count: count)
      let spaced = String(repeating: ".", count: count % 7) + String(repeating: word + ", ", count: count)
      #expect(fingerprint(plain) == fingerprint(spaced), "\(count)")
      #expect(fingerprint(plain) != fingerprint(plain + word), "\(count)")
    }
  }

  @Test("random changes of punctuation and ASCII case keep the fingerprint; a letter more changes it")
  func randomTexts() {
    forAll(seeds: 1...1000) { generator in
      let bytes = RandomText.bytes(upTo: 30, using: &generator)
      let text = Text(bytes)
      // Behind a letter an invalid byte stays invalid, whatever follows.
      let changed = Text([0x20] + bytes.map { $0 == 0x20 ? 0x2C : $0 == 0x61 ? 0x41 : $0 } + [0x2E])
      try require(stage.fingerprint(of: text) == stage.fingerprint(of: changed), "of \(bytes)")
      let longer = Text(bytes + [0x2E, 0x78])
      try require(stage.fingerprint(of: text) != stage.fingerprint(of: longer), "of \(bytes) and a letter")
    }
  }

  @Test("the judge names the first article, and keeps that for every later copy")
  func judge() throws {
    var judge = stage.makeJudge()
    let one = try #require(fingerprint("one"))
    let two = try #require(fingerprint("two"))
    #expect(judge.judge(one, article: 0) == nil)
    #expect(judge.judge(two, article: 3) == nil)
    #expect(judge.judge(one, article: 4)?.of == 0)
    let again = judge.judge(two, article: 9)
    #expect(again?.of == 3)
    #expect(again?.similarity == 1)
    #expect(again?.reason.rule == "dedupe.exact")
    #expect(judge.judge(one, article: 10)?.of == 0)
  }

  @Test("it stands in the catalogue")
  func catalogue() {
    #expect(StageCatalogue.stage(named: "dedupe") != nil)
  }
}
