import Testing
import WinnowCore
import WinnowIO
import WinnowTestSupport

@Suite("JSON strings")
struct JSONStringTests {
  static let reason = Reason(stage: "test", rule: "test.rule", message: "Test")

  static let spellings: [(String, String)] = [
    ("", ""), ("plain é", "plain é"), (#"\n\t\r\b\f"#, "\n\t\r\u{8}\u{C}"), (#"\"\\\/"#, "\"\\/"),
    (#"\u00e9\u00E9"#, "éé"), (#"\u0000"#, "\0"), (#"\uD83D\ude00"#, "😀"), (#"\ud83d"#, "\u{FFFD}"),
    (#"\ude00x"#, "\u{FFFD}x"), (#"\ud83d\n"#, "\u{FFFD}\n"), (#"\ud83dx"#, "\u{FFFD}x"),
    (#"\ud83d\ud83d\ude00"#, "\u{FFFD}😀"), (#"\ude00\ud83d"#, "\u{FFFD}\u{FFFD}"),
    (#"\ud83d\u0041"#, "\u{FFFD}A"), (#"\\ud83d"#, #"\ud83d"#), (#"\uFEFF\u2028"#, "\u{FEFF}\u{2028}"),
    (#"\uabcd\uABCD\u0aF9"#, "\u{ABCD}\u{ABCD}\u{AF9}"),
  ]

  @Test("a spelling means its text", arguments: spellings)
  func decode(spelling: String, text: String) {
    let (decoded, map) = JSONString.decode(Array(spelling.utf8)[...], base: 0)
    #expect(decoded == Array(text.utf8))
    var cursor = OffsetMap.Cursor(map)
    #expect(cursor.sourceRange(of: 0..<decoded.count) == 0..<spelling.utf8.count)
  }

  @Test(
    "only what must be escaped is",
    arguments: [
      ("é😀/\u{7F}\u{2028}", "é😀/\u{7F}\u{2028}"), ("\"\\", #"\"\\"#), ("\n\r\t", #"\n\r\t"#),
      ("\0\u{1F}\u{8}\u{C}", #"\u0000\u001f\u0008\u000c"#), ("", ""),
    ])
  func encode(text: String, spelling: String) {
    #expect(String(decoding: JSONString.encoded(Array(text.utf8)[...]), as: UTF8.self) == spelling)
  }

  @Test("what is encoded decodes to the same bytes, valid UTF-8 or not")
  func roundTrip() {
    forAll { generator in
      let text = RandomText.bytes(upTo: 20, using: &generator)
      let spelling = JSONString.encoded(text[...])
      try require(JSONString.decode(spelling[...], base: 3).text == text, "\(text)")
    }
  }

  @Test("escapes are found wherever they stand, on every processor", arguments: ProcessorKind.all)
  func escapesInLongText(_ kind: ProcessorKind) {
    kind.use()
    defer { ProcessorKind.best.use() }
    let plain = Array("The tide turns twice a day at the old harbour. ".utf8)
    let usual = [(#"\n"#, "\n"), (#"\""#, "\"")]
    forAll(seeds: 1...300) { generator in
      var (spelling, text): ([UInt8], [UInt8]) = ([], [])
      for _ in 0..<Int.random(in: 0...400, using: &generator) {
        let words = plain.prefix(Int.random(in: 1...plain.count, using: &generator))
        let isUsual = Int.random(in: 0..<20, using: &generator) > 0
        let (escape, meaning) =
          (isUsual ? usual : Self.spellings).randomElement(using: &generator) ?? ("", "")
        spelling += words + Array(escape.utf8) + words
        text += words + Array(meaning.utf8) + words
      }
      let (decoded, map) = JSONString.decode(spelling[...], base: 0)
      try require(decoded == text, "\(String(decoding: spelling, as: UTF8.self).debugDescription)")
      try require(map.sourceRange(of: 0..<text.count) == 0..<spelling.count, "the map goes to the end")
      let start = Int.random(in: 0...text.count, using: &generator)
      let rest = JSONString.decode(spelling[map.sourceRange(of: start..<text.count)], base: 0).text
      try require(rest.suffix(text.count - start) == text[start...], "the map is wrong at \(start)")
    }
  }

  @Test("lifting a script through any spelling does to the text what the script does")
  func lifting() {
    forAll(seeds: 1...4000) { generator in
      let spelling = Self.randomSpelling(using: &generator)
      let prefix = Array(repeatElement(UInt8(ascii: "<"), count: Int.random(in: 0...3, using: &generator)))
      let record = prefix + spelling + Array("\">".utf8)
      let (text, map) = JSONString.decode(spelling[...], base: prefix.count)
      let script = RandomText.script(for: text, reason: Self.reason, using: &generator)
      let lifted = map.lift(script, of: text, sourceLength: record.count, encode: JSONSpelling.write)
      let show = "\(String(decoding: spelling, as: UTF8.self).debugDescription) by \(script.edits)"
      let result = lifted.applied(to: record)
      try require(
        result.starts(with: prefix) && result.suffix(2) == record.suffix(2), "out of the string: \(show)")
      let cleaned = result[prefix.count..<(result.count - 2)]
      try require(JSONString.decode(cleaned, base: 0).text == script.applied(to: text), "wrong text: \(show)")
      try require(Self.isSpelling(cleaned), "not a JSON string: \(show)")
      try require(lifted.inverted(for: record).applied(to: result) == record, "inverse: \(show)")
      try require(lifted.edits.count == script.edits.count, "edits are not one for one: \(show)")
      try Self.checkUntouched(script, text, lifted, spelling, prefix.count)
    }
  }

  @Test("surrogates that an edit would bring together stay two characters", arguments: [true, false])
  func surrogatesStayApart(inTwoEdits: Bool) {
    let spelling = Array(#"\ud83dab\ude00"#.utf8)
    let (text, map) = JSONString.decode(spelling[...], base: 0)
    var script = EditScript(sourceLength: text.count)
    if inTwoEdits {
      script.remove(3..<4, because: Self.reason)
      script.remove(4..<5, because: Self.reason)
    } else {
      script.remove(3..<5, because: Self.reason)
    }
    let lifted = map.lift(script, of: text, sourceLength: spelling.count, encode: JSONSpelling.write)
    #expect(String(decoding: lifted.applied(to: spelling), as: UTF8.self) == "\\ud83d\u{FFFD}")
  }

  /// A string with everything that can be spelled in several ways, spelled in any of them.
  static func randomSpelling(using generator: inout SeededGenerator) -> [UInt8] {
    let units = [
      "a", "b", " ", "é", "😀", #"\n"#, #"\""#, #"\\"#, #"\/"#, "/", #"\t"#, #"\u00e9"#, #"\u00E9"#,
      #"\u0061"#,
      #"\ud83d\ude00"#, #"\uD83D\uDE00"#, #"\ud83d"#, #"\uD83D"#, #"\ude00"#, #"\uDE00"#, #"\u200b"#,
      #"\ufffd"#,
      "u", "d83d", #"\\ud83d"#, "n", #"\r"#, #"\u000a"#, #"\u000D"#, #"\r\n"#,
    ].map { Array($0.utf8) }
    var spelling: [UInt8] = []
    for _ in 0..<Int.random(in: 0...10, using: &generator) {
      spelling += units.randomElement(using: &generator) ?? []
      if Int.random(in: 0..<12, using: &generator) == 0 { spelling.append(0xFF) }
    }
    return spelling
  }

  private static func isSpelling(_ bytes: ArraySlice<UInt8>) -> Bool {
    var offset = bytes.startIndex
    while offset < bytes.endIndex {
      if bytes[offset] < 0x20 || bytes[offset] == UInt8(ascii: "\"") { return false }
      guard bytes[offset] == UInt8(ascii: "\\") else {
        offset += 1
        continue
      }
      guard offset + 1 < bytes.endIndex else { return false }
      if bytes[offset + 1] == UInt8(ascii: "u") {
        let digits = bytes[(offset + 2)...].prefix(4)
        guard digits.count == 4, UInt32(String(decoding: digits, as: UTF8.self), radix: 16) != nil else {
          return false
        }
        offset += 6
      } else if Array("\"\\/bfnrt".utf8).contains(bytes[offset + 1]) {
        offset += 2
      } else {
        return false
      }
    }
    return true
  }

  /// Each edit replaces the spelling of what it replaced in the text, and, at the most, one surrogate behind it.
  private static func checkUntouched(
    _ script: EditScript, _ text: [UInt8], _ lifted: EditScript, _ spelling: [UInt8], _ base: Int
  ) throws {
    for (edit, raw) in zip(script.edits, lifted.edits) {
      let removed = spelling[(raw.range.lowerBound - base)..<(raw.range.upperBound - base)]
      let expected = Array(text[edit.range])
      let decoded = JSONString.decode(removed, base: 0).text
      let isPlain = decoded == expected
      let isJoint = decoded == expected + Array("\u{FFFD}".utf8) && script.insertion(of: edit).isEmpty
      try require(isPlain || isJoint, "edit \(edit) took \(String(decoding: removed, as: UTF8.self))")
    }
  }
}
