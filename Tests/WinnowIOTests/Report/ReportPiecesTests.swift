import Testing
import WinnowCore
import WinnowIO
import WinnowTestSupport

@Suite("The change report of one huge article")
struct ReportPiecesTests {
  @Test("in pieces it is the same as in one, and no piece is much larger than a chunk")
  func pieces() throws {
    let reason = Reason(stage: "script", rule: "script.test", message: "a test")
    let pipeline = try ScriptStage.replacing([
      (old: Array("e".utf8), new: Array("E".utf8), reason: reason),
      (old: Array("a".utf8), new: [], reason: reason),
    ])
    let bytes = Array(String(repeating: "eat, ", count: 30_000).utf8)
    let chunk = Chunk(path: "a.txt", bytes: bytes, offset: 0, line: 1, content: .records)
    let record = try #require(PlainText().records(in: chunk).first)
    let cleaned = CleanedRecord.cleaning(record, of: "a.txt", with: pipeline)
    #expect(cleaned.editCount == 60_000)
    let article = cleaned.report(from: chunk, under: Decision(number: 1), targetOffset: 0)
    #expect(article.changes.map(\.places.count) == [30_000, 30_000])

    var whole: [UInt8] = []
    var reporter = JSONLinesReporter()
    reporter.report(article, to: &whole)
    var pieces: [[UInt8]] = []
    var rest: [UInt8] = []
    reporter.report(article, to: &rest) { bytes in
      pieces.append(bytes)
      bytes.removeAll()
    }
    #expect(pieces.count >= 3)
    #expect(pieces.allSatisfy { $0.count < 1_100_000 })
    #expect(pieces.flatMap { $0 } + rest == whole)
  }
}
