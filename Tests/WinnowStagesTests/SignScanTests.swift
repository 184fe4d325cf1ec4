import Testing
import WinnowCore
import WinnowTestSupport

@testable import WinnowStages

@Suite("Searches for signs")
struct SignScanTests {
  /// Text of pieces that the searches look at, among letters, and broken here and there.
  private func bytes(_ generator: inout SeededGenerator) -> [UInt8] {
    let pieces = [
      "\n", "\r\n", "\n\n", " \n", "\r", "\t", "\u{0C}", "\u{1B}", "\0", "\u{7F}", " ", "  ", "\u{A0}",
      "\u{AD}", "é",
      "\u{85}", "¿", "\u{1680}", "\u{180E}", "ṁ", "\u{2000}", "\u{200B}", "\u{200F}", "\u{2010}", "’", "“",
      "‟", "…", "–", "—",
      "\u{2028}", "\u{202F}", "‰", "\u{205F}", "\u{2060}", "⁰", "€", "\u{3000}", "、", "の", "\u{FB01}",
      "\u{FB13}", "\u{FEFF}",
      "１", "Ａ", "ｚ", "，", "\u{FFF9}", "\u{FFFD}", "🏴", "🙂", "\u{E0020}", "\u{E0100}", "ʼ", "ʽ", "字", "Я",
    ].map { Array($0.utf8) }
    let rarity = Int.random(in: pieces.count...400, using: &generator)
    var bytes: [UInt8] = []
    let count = Int.random(in: 0...200, using: &generator)
    while bytes.count < count {
      let choice = Int.random(in: 0..<rarity, using: &generator)
      bytes += choice < pieces.count ? pieces[choice] : [UInt8(ascii: "x")]
    }
    for _ in 0..<Int.random(in: 0...3, using: &generator) where !bytes.isEmpty {
      bytes.remove(at: Int.random(in: bytes.indices, using: &generator))
    }
    return bytes
  }

  private func checkAll(
    _ kind: ProcessorKind, _ search: (Span<UInt8>, Int) -> Int, finds isFound: ([UInt8], Int) -> Bool
  ) {
    kind.use()
    defer { ProcessorKind.best.use() }
    forAll(seeds: 1...2000) { generator in
      let bytes = bytes(&generator)
      let start = Int.random(in: 0...bytes.count, using: &generator)
      let expected = (start..<bytes.count).first { isFound(bytes, $0) } ?? bytes.count
      let found = search(bytes.span, start)
      try require(found == expected, "\(found), not \(expected), from \(start) in \(bytes)")
    }
  }

  private func isUnusual(_ bytes: [UInt8], _ offset: Int) -> Bool {
    if bytes[offset] == 0x0A {
      guard offset > 0 else { return false }
      let end = bytes[offset - 1] == 0x0D ? offset - 1 : offset
      guard let before = UTF8Scalar(bytes.span, endingAt: end)?.value else { return false }
      return Blank.contains(before) || (before < 0x20 && before != 0x0A) || before == 0x7F
    }
    let value = UTF8Scalar(bytes.span, at: offset).value
    return value != UTF8Scalar.invalid && (Treatment(of: value) != .keep || value == FlagSequence.base)
  }

  @Test("what normalize has to look at is what it treats", arguments: ProcessorKind.all)
  func unusual(_ kind: ProcessorKind) {
    checkAll(kind, { SignScan.firstUnusual(in: $0, from: $1) }, finds: isUnusual)
  }

  @Test("of every code point")
  func everyCodePoint() {
    let ranges: [ClosedRange<UInt32>] = [
      0...0xFFFF, 0x1F300...0x1F4FF, 0xDFFF0...0xE01FF, 0x10FFF0...0x10FFFF,
    ]
    for value in ranges.joined() where value != 0x0A {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let bytes = Array(String(scalar).utf8)
      let isFound = SignScan.firstUnusual(in: bytes.span, from: 0) == 0
      if isFound != isUnusual(bytes, 0) { Issue.record("U+\(String(value, radix: 16))") }
    }
  }

  @Test("marks are found that are wanted", arguments: ProcessorKind.all)
  func marks(_ kind: ProcessorKind) {
    for wanted in [0, 0xFF << 0x18, 1 << 0x26 | 0b11 << 0x13, .max] as [UInt64] {
      let search = { (bytes: Span<UInt8>, start: Int) in
        var first: Int?
        SignScan.forEachMark(wanted, in: bytes) { value, offset in
          #expect(UTF8Scalar(bytes, at: offset).value == value)
          if offset >= start { first = first ?? offset }
        }
        return first ?? bytes.count
      }
      checkAll(kind, search) { bytes, offset in
        let value = UTF8Scalar(bytes.span, at: offset).value
        return value == 0x02BC || (0x2000...0x203F).contains(value) && wanted >> UInt64(value & 0x3F) & 1 == 1
      }
    }
  }

  @Test("what folding may change is found, wherever blanks and quotes stand", arguments: ProcessorKind.all)
  func foldable(_ kind: ProcessorKind) {
    let search = { (bytes: Span<UInt8>, start: Int) in
      bytes.withUnsafeBufferPointer { LineFolding.firstSuspect(in: $0, from: start) }
    }
    checkAll(kind, search) { bytes, offset in
      let value = UTF8Scalar(bytes.span, at: offset).value
      if value == 0x20 { return offset + 1 < bytes.count && bytes[offset + 1] == 0x20 }
      return (0x2018...0x201F).contains(value) || Blank.contains(value)
    }
  }
}
