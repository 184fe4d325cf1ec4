import Testing
import WinnowCore
import WinnowTestSupport

@testable import WinnowRules

extension FoldedBlock {
  /// Calls a body with a block of a string that is one line, which stands in the middle of other lines, and with the line;
  /// not at all if it is blank.
  static func withFolded<Result>(_ string: String, _ body: (FoldedBlock, Line) throws -> Result) rethrows
    -> Result?
  {
    let text = Text("É\n\(string)\nÉ")
    return try text.bytes.withUnsafeBufferPointer { bytes in
      var block = FoldedBlock(of: bytes, text.lines, longestLine: bytes.count, LineRoom(ruleCount: 0))
      while block.takeLines() {
        if let line = block.lines.first(where: { $0.number == 1 }) { return try body(block, line) }
      }
      return nil
    }
  }
}

extension FoldedText {
  var bytes: [UInt8] { (0..<count).map { self[$0] } }

  /// Calls a body with folded bytes that have others behind them.
  static func with<Result>(_ bytes: [UInt8], _ body: (FoldedText) throws -> Result) rethrows -> Result {
    try (bytes + [UInt8](repeating: 0x61, count: padding)).withUnsafeBytes { memory in
      guard let start = memory.baseAddress else { preconditionFailure("memory has an address") }
      return try body(FoldedText(start: start, count: bytes.count))
    }
  }
}

@Suite("Folded bytes: text without case")
struct FoldedBytesTests {
  @Test("the table of lower cases holds what each letter is folded to")
  func lowerCases() throws {
    let entries = FoldedBytes.letters.compactMap(Unicode.Scalar.init).map { letter -> String in
      let bytes = FoldedBytes.fold(letter)
      let digits = bytes.reversed().map { String($0, radix: 16, uppercase: true) }.joined()
      return bytes.count == 2 ? "0x\(digits)," : "of another length"
    }
    let rows = stride(from: 0, to: entries.count, by: 12).map {
      entries[$0..<($0 + 12)].joined(separator: " ")
    }
    try Snapshot.expect(
      rows.joined(separator: "\n") + "\n", equalsFile: "Sources/CText/two-byte-lower-cases.inc")
  }

  @Test("a line is folded as its characters are, wherever they stand, and what they are is seen")
  func likeCharacters() {
    let letters = Array("aZ 0@É éßĄąŸΣσςДдЁёՔ中가İıſ\u{212A}🙂—".unicodeScalars)
    forAll(seeds: 1...2000) { generator in
      var text = String.UnicodeScalarView()
      for _ in 0..<Int.random(in: 0...60, using: &generator) {
        let isPlain = Bool.random(using: &generator)
        text.append(isPlain ? "b" : letters.randomElement(using: &generator) ?? "b")
      }
      let isLatin = text.allSatisfy {
        $0.value < 0x0380 || (0x2000..<0x3000).contains($0.value) || $0.value > 0xFFFF
      }
      // Blanks at the ends are no part of a line.
      text.insert("b", at: text.startIndex)
      text.append("b")
      try FoldedBlock.withFolded(String(text)) { block, line in
        let folded = block.text(of: line).bytes
        try require(folded == text.flatMap { FoldedBytes.fold($0) }, "\(folded) of \(String(text))")
        try require(
          block.length(of: line) == text.count, "\(block.length(of: line)) code points in \(String(text))")
        let repertoire = block.repertoire(of: line)
        let expected: Repertoire = !isLatin ? .all : text.allSatisfy(\.isASCII) ? .ascii : .latin
        try require(repertoire == expected, "\(repertoire): \(String(text))")
        try require(block.isLatin(line) == isLatin, String(text))
      }
    }
  }

  @Test(
    "lines of all lengths are folded, in blocks or alone, on every processor", arguments: ProcessorKind.all)
  func lines(_ kind: ProcessorKind) {
    kind.use()
    defer { ProcessorKind.best.use() }
    let letters = Array("aZ 0@ÉßĄΣς中🙂".unicodeScalars)
    forAll(seeds: 1...20) { generator in
      var string = String.UnicodeScalarView()
      for _ in 0..<Int.random(in: 1...300, using: &generator) {
        let length = [3, 40, 400, 20_000].randomElement(using: &generator) ?? 3
        let few = letters.shuffled(using: &generator).prefix(Int.random(in: 1...12, using: &generator))
        if length == 20_000, Int.random(in: 0..<50, using: &generator) > 0 { continue }
        for _ in 0..<Int.random(in: 0...length, using: &generator) {
          string.append(few.randomElement(using: &generator) ?? "a")
        }
        string.append("\n")
      }
      let text = Text(String(string))
      let limit = [100, 30_000].randomElement(using: &generator) ?? 100
      text.bytes.withUnsafeBufferPointer { bytes in
        var block = FoldedBlock(of: bytes, text.lines, longestLine: limit, LineRoom(ruleCount: 0))
        let contents = text.lines.map { bytes[MatchCopy.trimmed($0.content, in: bytes)] }
        let expected = contents.filter { (1...limit).contains($0.count) }.map { content in
          String(decoding: content, as: UTF8.self).unicodeScalars.flatMap { FoldedBytes.fold($0) }
        }
        let lengths = contents.filter { (1...limit).contains($0.count) }.map { content in
          String(decoding: content, as: UTF8.self).unicodeScalars.count
        }
        var folded: [[UInt8]] = []
        var foundLengths: [Int] = []
        while block.takeLines() {
          folded += block.lines.map { block.text(of: $0).bytes }
          foundLengths += block.lines.map { block.length(of: $0) }
        }
        #expect(folded == expected)
        #expect(foundLengths == lengths)
      }
    }
  }

  @Test(
    "letters of either case fold to the same bytes", arguments: ["Éé", "Ąą", "Ÿÿ", "Σσς", "Дд", "Ёё", "Քք"])
  func cases(_ letters: String) {
    #expect(Set(letters.map { FoldedBlock.withFolded(String($0)) { $0.text(of: $1).bytes } }).count == 1)
  }
}
