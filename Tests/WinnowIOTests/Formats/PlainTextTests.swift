import Testing
import WinnowCore
import WinnowIO
import WinnowTestSupport

@Suite("Plain text")
struct PlainTextTests {
  let verifier = FormatVerifier(PlainText())

  @Test(
    "the whole stream is one article, byte for byte",
    arguments: [
      "a", "a\n", "a\r\nb", "\n\n", "\u{FEFF}Title\n", "é\u{2028}\r", String(repeating: "line\n", count: 500),
    ])
  func wholeStream(text: String) throws {
    let records = try verifier.records(of: Array(text.utf8))
    #expect(records.map(\.text) == [Array(text.utf8)])
    #expect(records.map(\.line) == [nil])
  }

  @Test("an empty stream is one empty article")
  func empty() throws {
    #expect(try verifier.records(of: []).map(\.text) == [[]])
  }

  @Test("bytes that are not UTF-8 are read as they are")
  func invalidUTF8() throws {
    let bytes: [UInt8] = [0x61, 0xFF, 0x0A, 0xE2, 0x80]
    #expect(try verifier.records(of: bytes).map(\.text) == [bytes])
  }

  @Test("a NUL byte makes a text unreadable, and the problem says where")
  func nul() throws {
    let records = try verifier.records(of: Array("one\ntwé\0".utf8))
    #expect(records.count == 1)
    #expect(records.first?.problem?.code == "text.nul")
    #expect(records.first?.problem?.line == 2)
    #expect(records.first?.problem?.column == 4)
  }

  @Test("random bytes are one record each")
  func random() {
    let verifier = FormatVerifier(PlainText(), chunkSizes: [1, 7, 4096])
    forAll(seeds: 1...40) { generator in
      let bytes = RandomText.bytes(upTo: 30, using: &generator)
      try require(try verifier.records(of: bytes).count == 1, "\(bytes)")
    }
  }
}

@Suite("Format catalogue")
struct FormatCatalogueTests {
  @Test(
    "the extension names the format",
    arguments: [
      ("a.txt", "text"), ("a.TEXT", "text"), ("a.jsonl", "jsonl"), ("d/a.NDJSON", "jsonl"),
      ("a.b.txt", "text"),
      ("a", nil), ("a.md", nil), ("d.txt/a", nil), ("a.", nil), (".txt", "text"), ("", nil),
      ("a.jsonl.bak", nil),
    ])
  func byExtension(path: String, name: String?) {
    #expect(FormatCatalogue.format(ofFile: path, FormatCatalogue.Options())?.name == name)
  }

  @Test("every name has its format")
  func byName() {
    for name in FormatCatalogue.names {
      #expect(FormatCatalogue.format(named: name, FormatCatalogue.Options())?.name == name)
    }
    #expect(FormatCatalogue.format(named: "Text", FormatCatalogue.Options()) == nil)
  }
}
