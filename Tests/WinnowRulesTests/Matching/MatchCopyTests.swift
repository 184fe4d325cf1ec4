import Testing
import WinnowCore
import WinnowTestSupport

@testable import WinnowRules

@Suite("The copy that patterns see")
struct MatchCopyTests {
  @Test(
    "spelling and damage are folded",
    arguments: [
      ("plain", "plain"),
      ("“don’t” ‚x„", "\"don't\" 'x\""),
      ("a\u{A0}b\u{202F}c\u{3000}d", "a b c d"),
      ("\u{FEFF}sub\u{AD}scri\u{200B}be", "subscribe"),
      ("é 中 👩 «x»", "é 中 👩 «x»"),
      ("a\r\nb\u{2028}c", "a\r\nb\u{2028}c"),
    ])
  func folding(_ text: String, _ copy: String) {
    #expect(MatchCopy(of: Text(text)).text.bytes == Array(copy.utf8))
  }

  @Test("every character becomes what is said of it")
  func everyCharacter() {
    var expected: [UInt8] = []
    var unusualLetters: [Int] = []
    var text = String.UnicodeScalarView()
    for value in [0x80...0x2FFFF, 0xE0000...0xE01FF].joined() as FlattenSequence<[ClosedRange<UInt32>]> {
      guard let scalar = Unicode.Scalar(value) else { continue }
      text.append(scalar)
      if FoldedBytes.isUnusualLetter(value) { unusualLetters.append(expected.count) }
      switch MatchCopy.folding(of: value) {
      case .kept: expected += Array(String(scalar).utf8)
      case .spelled(let byte): expected.append(byte)
      case .left: break
      }
    }
    let copy = MatchCopy(of: Text(String(text)))
    let isExpected = copy.text.bytes == expected
    #expect(isExpected)
    #expect(copy.unusualLetters == unusualLetters)
  }

  @Test("invalid bytes are left out")
  func invalid() {
    let copy = MatchCopy(of: Text(Array("por".utf8) + [0xFF, 0xE2, 0x80] + Array("n".utf8)))
    #expect(copy.text.bytes == Array("porn".utf8))
    #expect(copy.sourceRanges(of: [0..<4, 0..<3, 3..<4, 2..<4]) == [0..<7, 0..<3, 6..<7, 2..<7])
  }

  @Test("the copy has the same lines, and its ranges lie on code points of the text")
  func mapping() {
    forAll(seeds: 1...2000) { generator in
      let bytes = RandomText.bytes(upTo: 20, using: &generator)
      let text = Text(bytes)
      let copy = MatchCopy(of: text)
      try require(copy.text.lines.count == text.lines.count, "lines of \(bytes)")
      try require(copy.text.lines == Text(copy.text.bytes).lines, "lines of the copy of \(bytes)")
      try require(String(validating: copy.text.bytes, as: UTF8.self) != nil, "not UTF-8: \(bytes)")
      let inCopy = Self.boundaries(copy.text.bytes)
      let inText = Set(Self.boundaries(bytes))
      var ranges: [Range<Int>] = []
      for _ in 0..<8 where inCopy.count > 1 {
        let one = inCopy.randomElement(using: &generator) ?? 0
        let other = inCopy.randomElement(using: &generator) ?? 0
        if one != other { ranges.append(min(one, other)..<max(one, other)) }
      }
      for (range, source) in zip(ranges, copy.sourceRanges(of: ranges)) {
        let isOnCodePoints = inText.contains(source.lowerBound) && inText.contains(source.upperBound)
        try require(isOnCodePoints && !source.isEmpty, "\(range) → \(source) of \(bytes)")
        let again = MatchCopy(of: Text(Array(bytes[source]))).text.bytes
        try require(again == Array(copy.text.bytes[range]), "\(range) → \(source) of \(bytes)")
      }
    }
  }

  @Test(
    "lines are where they are in the copy",
    arguments: [
      "a\r\u{200B}\nb", "\u{AD}\n\u{AD}", "a\u{AD}\r\u{AD}\r\u{AD}\n\u{AD}\n", "\r\u{AD}\n",
      "“a”\r\n\n“b”\u{AD}",
    ])
  func lines(_ text: String) {
    let copy = MatchCopy(of: Text(text))
    #expect(copy.text.lines == Text(copy.text.bytes).lines)
    #expect(copy.text.lines.count == Text(text).lines.count)
  }

  @Test("code points of all planes become what they should, on every processor", arguments: ProcessorKind.all)
  func everyCodePoint(_ kind: ProcessorKind) {
    kind.use()
    defer { ProcessorKind.best.use() }
    let all = [0x80...0x2_FFFF, 0xE_0000...0xE_0200, 0x10_FF00...0x10_FFFF].flatMap {
      ($0 as ClosedRange<UInt32>).compactMap(Unicode.Scalar.init)
    }
    for start in stride(from: 0, to: all.count, by: 4000) {
      let text = all[start..<min(start + 4000, all.count)].flatMap { Array("x\($0)".utf8) }
      #expect(MatchCopy(of: Text(text)).text.bytes == Self.copy(of: text), "from \(all[start])")
      #expect(MatchCopy(of: Text(text)).unusualLetters == Self.unusualLetters(in: text), "from \(all[start])")
    }
  }

  @Test("random bytes become what their code points do, on every processor", arguments: ProcessorKind.all)
  func randomBytes(_ kind: ProcessorKind) {
    kind.use()
    defer { ProcessorKind.best.use() }
    let pieces: [[UInt8]] =
      ["a", "long ago, in a land of letters and nothing else ", "é", "—", "ą", "中", "🙂", "”", "\u{AD}", "ſ"]
      .map { Array($0.utf8) } + [[0xE2], [0x80], [0xC3], [0xF0, 0x9F], [0xED, 0xA0, 0x80], [0xC0, 0x80]]
    forAll(seeds: 1...1000) { generator in
      var text: [UInt8] = []
      for _ in 0..<Int.random(in: 0...30, using: &generator) {
        text += pieces.randomElement(using: &generator) ?? []
      }
      let copy = MatchCopy(of: Text(text))
      try require(copy.text.bytes == Self.copy(of: text), "\(copy.text.bytes) of \(text)")
      try require(copy.unusualLetters == Self.unusualLetters(in: text), "unusual letters of \(text)")
    }
  }

  /// What the code points of a text of one line become, one after the other.
  private static func copy(of text: [UInt8]) -> [UInt8] {
    var copy: [UInt8] = []
    var offset = 0
    while offset < text.count {
      let scalar = UTF8Scalar(text.span, at: offset)
      switch MatchCopy.folding(of: scalar.value) {
      case .kept: copy += text[offset..<(offset + scalar.length)]
      case .spelled(let byte): copy.append(byte)
      case .left: if copy.isEmpty, offset + scalar.length == text.count { copy.append(0x20) }
      }
      offset += scalar.length
    }
    return copy
  }

  /// Where the copy of a text has unusual letters.
  private static func unusualLetters(in text: [UInt8]) -> [Int] {
    boundaries(text).dropLast().filter {
      FoldedBytes.isUnusualLetter(UTF8Scalar(text.span, at: $0).value)
    }.map { $0 == 0 ? 0 : copy(of: Array(text[..<$0]) + [0x61]).count - 1 }
  }

  private static func boundaries(_ bytes: [UInt8]) -> [Int] {
    var boundaries = [0]
    var offset = 0
    while offset < bytes.count {
      offset += UTF8Scalar(bytes.span, at: offset).length
      boundaries.append(offset)
    }
    return boundaries
  }
}
