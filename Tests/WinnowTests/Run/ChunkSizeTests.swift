import Testing
import Winnow
import WinnowTestSupport

@Suite("Runs: chunk sizes and the size limit")
struct ChunkSizeTests {
  /// Output, report and problems of a run over one file.
  private func run(
    _ bytes: [UInt8], name: String, chunkSize: Int, limit: Int, stages: [String]
  ) throws -> (output: [UInt8], report: String, problems: [Problem]) {
    var configuration = Configuration()
    configuration.stages = stages
    configuration.chunkSize = chunkSize
    configuration.maximumArticleSize = limit
    let fixture = try RunFixture(configuration)
    let path = try fixture.folder.write(name, bytes)
    _ = try fixture.clean([name], to: .file(fixture.folder.path("out")), report: "report")
    let report = try fixture.folder.text("report")
    let problems = fixture.notes.problems.map {
      Problem(
        code: $0.code, path: $0.path == path ? "in" : $0.path, line: $0.line, column: $0.column,
        message: $0.message)
    }
    return (try fixture.folder.bytes("out"), report.replacing(fixture.folder.path, with: ""), problems)
  }

  @Test("output and report are the same whatever the chunk size", arguments: ["a.jsonl", "a.txt"])
  func chunkSizes(name: String) {
    forAll(seeds: 1...25) { generator in
      let bytes =
        name == "a.txt"
        ? RandomText.bytes(upTo: 40, using: &generator) : RandomInput.archive(using: &generator)
      let limit = [1 << 20, 40].randomElement(using: &generator) ?? 40
      let stages = ["normalize", "quotes", "collapse"]
      let expected = try run(bytes, name: name, chunkSize: 1 << 16, limit: limit, stages: stages)
      for size in [1, 7, 64] {
        let other = try run(bytes, name: name, chunkSize: size, limit: limit, stages: stages)
        let show = "chunk size \(size): \(String(decoding: bytes, as: UTF8.self).debugDescription)"
        try require(other.output == expected.output, "another output, \(show)")
        try require(
          other.report == expected.report, "another report, \(show):\n\(expected.report)\n\(other.report)")
        try require(other.problems == expected.problems, "other problems, \(show)")
      }
    }
  }

  @Test("a record above the limit is one failed record, written through", arguments: [1, 2, 7, 64, 1 << 20])
  func oversize(chunkSize: Int) throws {
    let long = "{\"text\":\"“\(String(repeating: "x", count: 200))”\"}\n"
    let archive = "{\"text\":\"“a”\"}\n" + long + "{\"text\":\"“b”\"}\n" + long + long.dropLast()
    let result = try run(
      Array(archive.utf8), name: "a.jsonl", chunkSize: chunkSize, limit: 100, stages: ["quotes"])
    let cleaned = "{\"text\":\"\\\"a\\\"\"}\n" + long + "{\"text\":\"\\\"b\\\"\"}\n" + long + long.dropLast()
    #expect(String(decoding: result.output, as: UTF8.self) == cleaned)
    #expect(result.problems.map(\.code) == ["article.size", "article.size", "article.size"])
    #expect(result.problems.map(\.line) == [2, 4, 5])
    #expect(result.report.contains(#""articles":5,"verdicts":{"failed":3,"cleaned":2}"#))
  }

  @Test("a blank line above the limit is one too", arguments: [1, 7, 1 << 20])
  func oversizeBlank(chunkSize: Int) throws {
    let archive = String(repeating: " ", count: 200) + "\n{\"text\":\"a\"}\n"
    let result = try run(
      Array(archive.utf8), name: "a.jsonl", chunkSize: chunkSize, limit: 100, stages: ["quotes"])
    #expect(String(decoding: result.output, as: UTF8.self) == archive)
    #expect(result.problems.map(\.code) == ["article.size"])
  }

  @Test("a text at the limit is cleaned, one above it is not", arguments: [1, 7, 1 << 20])
  func oversizeText(chunkSize: Int) throws {
    for (limit, cleaned) in [(10, "\"a\" b\n"), (9, "“a” b\n")] {
      let result = try run(
        Array("“a” b\n".utf8), name: "a.txt", chunkSize: chunkSize, limit: limit, stages: ["quotes"])
      #expect(String(decoding: result.output, as: UTF8.self) == cleaned)
      #expect(result.problems.map(\.code) == (limit == 10 ? [] : ["article.size"]))
      #expect(result.problems.allSatisfy { $0.path == "in" && $0.line == nil })
    }
  }
}
