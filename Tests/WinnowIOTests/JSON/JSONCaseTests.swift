import Testing
import WinnowCore
import WinnowIO
import WinnowTestSupport

@Suite("JSON Lines, line by line")
struct JSONCaseTests {
  private let verifier = FormatVerifier(JSONLines(), chunkSizes: [64, 1 << 20], pieceSizes: [4096])

  @Test("a line is cleaned, or passes through with a message, and the next is read", arguments: JSONCase.all)
  func line(_ json: JSONCase) throws {
    let bytes = json.bytes
    let reading = try verifier.reading(of: bytes + Array("\n{\"text\":\"next\"}".utf8))
    try #require(reading.records.count == 2)
    #expect(reading.records[1].text == Array("next".utf8))
    let record = reading.records[0]
    switch json.fate {
    case .cleaned(let text):
      #expect(record.text == Array(text.utf8))
      #expect(record.problem == nil)
    case .cleanedAround(let text):
      #expect(record.text == text)
      #expect(try Self.isToldOfInvalidUTF8(bytes))
    case .passed(let code):
      #expect(record.text == nil)
      #expect(record.problem?.code == code)
      #expect(record.problem?.message.contains("left as it is") == true)
    case .blank: #expect(record.description == "1 filler")
    }
  }

  private static func isToldOfInvalidUTF8(_ bytes: [UInt8]) throws -> Bool {
    let chunk = Chunk(path: "memory", bytes: bytes, offset: 0, line: 1, content: .records)
    guard case .article(let article) = JSONLines().records(in: chunk)[0].content else { return false }
    return article.hasInvalidUTF8
  }

  @Test("a million brackets are read, or refused")
  func depth() throws {
    for line in [
      "{\"x\":\(String(repeating: "[", count: 1_000_000))",
      "{\"x\":\(String(repeating: "[", count: 1_000_000))\(String(repeating: "]", count: 1_000_000)),\"text\":\"a\"}",
      String(repeating: "{\"x\":", count: 1_000_000), String(repeating: "]", count: 1_000_000),
    ] {
      let folder = try WorkFolder()
      try folder.write("a.jsonl", line)
      let run = try folder.winnow("a.jsonl")
      #expect(run.output == Array(line.utf8))
      #expect(run.status == (line.hasSuffix("}") ? 0 : 2))
    }
  }
}
