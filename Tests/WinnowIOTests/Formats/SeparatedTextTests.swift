import Testing
import WinnowCore
import WinnowIO
import WinnowTestSupport

@Suite("Text with separators")
struct SeparatedTextTests {
  private func verifier(_ separator: String) throws -> FormatVerifier {
    FormatVerifier(SeparatedText(try Separator(separator)))
  }

  @Test(
    "a line separates as a whole line, and the line end before it belongs to it",
    arguments: [
      ("", []), ("A\n", ["1 - A\n"]), ("A\n--\nB\n", ["1 - A", "3 - B\n"]), ("A\n--\nB", ["1 - A", "3 - B"]),
      ("A\r\n--\r\nB\r\n", ["1 - A", "3 - B\r\n"]), ("A\n--\n", ["1 - A"]), ("A\n--", ["1 - A"]),
      ("A\n\n--\nB", ["1 - A\n", "4 - B"]), ("--\nA", ["2 - A"]),
      ("--\n--\n\n--\nA\n--\n--\nB", ["5 - A", "8 - B"]),
      ("A\n--\n\n \n", ["1 - A", "0 filler"]), ("--\n", ["0 filler"]), ("\n \n", ["0 filler"]),
      ("A\n-- \nB", ["1 - A\n-- \nB"]), ("A --\n---\n-\nB", ["1 - A --\n---\n-\nB"]),
      ("A\n--\r\r\nB", ["1 - A\n--\r\r\nB"]), ("\u{FEFF}--\nA", ["2 - A"]),
      ("\u{FEFF}A\n--\nB", ["1 - \u{FEFF}A", "3 - B"]), ("A\u{C}B\n--\nC", ["1 - A\u{C}B", "3 - C"]),
      ("A\0\n--\nB", ["1 text.nul", "3 - B"]),
    ] as [(String, [String])])
  func lines(stream: String, expected: [String]) throws {
    #expect(try verifier("--").words(stream) == expected)
  }

  @Test(
    "a control character separates wherever it stands",
    arguments: [
      ("A\u{C}B", ["1 - A", "1 - B"]), ("A\n\u{C}B\n\u{C}", ["1 - A\n", "2 - B\n"]),
      ("\u{C}\u{C}A", ["1 - A"]), ("\u{FEFF}\u{C}A", ["1 - A"]), ("A\u{C}\n", ["1 - A", "0 filler"]),
    ] as [(String, [String])])
  func bytes(stream: String, expected: [String]) throws {
    #expect(try verifier("\\f").words(stream) == expected)
    let zeros = stream.replacing("\u{C}", with: "\0")
    #expect(try verifier("\\0").words(zeros) == expected)
  }

  @Test("a separator that is not asked for is text")
  func unasked() throws {
    #expect(try FormatVerifier(PlainText()).words("A\u{C}B") == ["0 - A\u{C}B"])
  }

  @Test("what is wrong with an article has its line in the stream")
  func place() throws {
    let records = try verifier("--").records(of: Array("A\n--\nB\nCé\0\n--\nD".utf8))
    #expect(records.map(\.problem?.line) == [nil, 4, nil])
    #expect(records[1].problem?.column == 3)
  }

  @Test(
    "escapes are read",
    arguments: [
      ("\\f", "\u{C}"), ("\\x0c", "\u{C}"), ("\\\\f", "\n\\f\n"), ("a\\tb", "\na\tb\n"),
      ("\\x2A\\x2a", "\n**\n"),
      ("\\x1E", "\u{1E}"), ("***", "\n***\n"), ("–", "\n–\n"),
    ])
  func escapes(text: String, written: String) throws {
    #expect(try verifier(text).words("A\(written)B").map { $0.suffix(3) } == ["- A", "- B"])
  }

  @Test(
    "what cannot separate is refused",
    arguments: [
      ("", "blank lines stand within articles"), (" \\t", "blank lines"), ("\\n", "is one line"),
      ("a\nb", "is one line"), ("\\r", "is one line"), ("\\q", "write \\f, \\t, \\0, \\xHH"),
      ("a\\", "write \\f"),
      ("\\x1", "two hexadecimal digits"), ("\\xG0", "two hexadecimal digits"),
      ("\\x+1", "two hexadecimal digits"),
    ])
  func refused(text: String, message: String) {
    let error = #expect(throws: SeparatorError.self) { try Separator(text) }
    #expect(error?.description.contains(message) == true)
  }

  @Test(
    "an article above the limit passes to its separator, in pieces of any size", arguments: ["--", "\\f"])
  func oversize(separator: String) throws {
    let format = SeparatedText(try Separator(separator))
    let mark = separator == "--" ? "\n--\n" : "\u{C}"
    let stream = Array("A\(mark)\(String(repeating: "long -- \n-", count: 60))\(mark)B\(mark)C".utf8)
    for (chunkSize, pieceSize) in [(1, 1), (7, 3), (64, 64), (1 << 20, 50), (16, .max)] {
      let reader = ChunkReader(
        MemorySource(stream, pieceSize: pieceSize), path: "memory", format: format, chunkSize: chunkSize,
        maximumRecord: 20)
      var bytes: [UInt8] = []
      var texts: [String] = []
      while let chunk = try reader.next() {
        bytes += chunk.bytes
        guard chunk.content == .records else { continue }
        for case .article(let article) in format.records(in: chunk).filter({ $0.range.count <= 20 }).map(
          \.content)
        {
          texts.append(String(decoding: article.text.bytes, as: UTF8.self))
        }
      }
      #expect(bytes == stream, "\(chunkSize)")
      #expect(texts == ["A", "B", "C"], "\(chunkSize), \(pieceSize)")
    }
  }

  @Test("random texts are read alike whatever their pieces, and written back", arguments: ["--", "\\f", "a"])
  func random(separator: String) throws {
    let format = SeparatedText(try Separator(separator))
    let verifier = FormatVerifier(format, chunkSizes: [1, 5, 64], pieceSizes: [1, .max])
    let pieces = ["--", "-", "\n", "\r\n", "\u{C}", "a", "e", " ", "\u{FEFF}", "\n--\n", "Word.\n", "\0"].map
    {
      Array($0.utf8)
    }
    forAll(seeds: 1...80) { generator in
      var bytes: [UInt8] = []
      for _ in 0..<Int.random(in: 0...14, using: &generator) {
        bytes += pieces.randomElement(using: &generator) ?? []
        if Int.random(in: 0..<30, using: &generator) == 0 { bytes.append(0xFF) }
      }
      let reading = try verifier.reading(of: bytes)
      try require(reading.stream == bytes, "\(bytes)")
    }
  }
}
