import Testing
import WinnowTestSupport

@Suite("The same input gives the same bytes")
struct DeterminismTests {
  private static let archive = (0..<40).map {
    #"{"id":\#($0),"text":"Number \#($0 % 30) “here”, it’s said."}"# + "\n"
  }
  .joined()

  private struct Bytes: Equatable {
    let output: [UInt8]
    let errors: [UInt8]
    let report: [UInt8]
  }

  private func run(
    _ arguments: [String], _ input: String, pieceSize: Int = 1 << 16, environment: [String: String?] = [:]
  ) throws -> Bytes {
    let folder = try WorkFolder()
    let run = try folder.winnow(
      arguments + ["--report", "r.jsonl", "-f", "text"], input: Array(input.utf8), pieceSize: pieceSize,
      environment: environment)
    #expect(run.status == 0)
    return Bytes(output: run.output, errors: run.errors, report: try folder.bytes("r.jsonl"))
  }

  @Test(
    arguments: [([], StartArticle.original), (["--input-format", "jsonl"], archive)] as [([String], String)])
  func `twice, in pieces, and elsewhere`(arguments: [String], input: String) throws {
    let first = try run(arguments, input)
    #expect(try run(arguments, input) == first)
    #expect(try run(arguments, input, pieceSize: 1) == first)
    #expect(try run(arguments, input, pieceSize: 1000) == first)
    let elsewhere = ["LC_ALL": "tr_TR.UTF-8", "LANG": "C", "TZ": "Pacific/Auckland", "HOME": "/nonexistent"]
    #expect(try run(arguments, input, environment: elsewhere.mapValues { $0 }) == first)
  }

  @Test func `standard output and a file are the same`() throws {
    let folder = try WorkFolder()
    try folder.write("a.txt", StartArticle.original)
    let streamed = try folder.winnow("a.txt", "--report", "r1")
    let filed = try folder.winnow("a.txt", "-o", "out.txt", "--report", "r2")
    #expect(try folder.bytes("out.txt") == streamed.output)
    #expect(filed.errors == streamed.errors)
    #expect(try folder.bytes("r1") == folder.bytes("r2"))
  }
}

@Suite("A folder of the worst of texts")
struct RoundTripTests {
  @Test(arguments: 1...3)
  func `cleaned, restored, cleaned again`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let folder = try WorkFolder()
    for number in 0..<30 {
      let bytes = RandomText.bytes(upTo: 120, using: &generator).filter { $0 != 0 }
      try folder.write("in/\(number % 4)/\(number).txt", bytes)
    }
    let originals = try folder.contents(below: "in")
    // Invalid bytes in most of them make the status 2; all the same everything is cleaned.
    let run = try folder.winnow("in", "--output-dir", "out", "--report", "r.jsonl")
    #expect(run.errorText.contains("30 articles"), "seed \(seed)")
    #expect(!run.errorText.contains("limit"), "seed \(seed): \(run.errorText)")
    let restored = try folder.winnow("restore", "r.jsonl", "out", "--output-dir", "back")
    #expect(restored.errorText == "", "seed \(seed)")
    #expect(restored.status == 0, "seed \(seed)")
    #expect(try folder.contents(below: "back") == originals, "seed \(seed)")

    _ = try folder.winnow("out", "--output-dir", "again")
    #expect(try folder.contents(below: "again") == folder.contents(below: "out"), "seed \(seed)")
  }
}
