import Foundation
import Testing
import WinnowTestSupport

@Suite("winnow rules bench, show and new")
struct BenchCommandTests {
  private static func record(_ id: String, _ lines: [(String, String)]) -> String {
    let items = lines.map { "{\"text\":\"\($0.0)\",\"label\":\"\($0.1)\"}" }.joined(separator: ",")
    return "{\"id\":\"\(id)\",\"lines\":[\(items)]}\n"
  }

  private static let rest = "It rained, and the ferry sailed on time with all of its passengers."
  private static let data =
    record("a", [("Title", "keep"), ("FOO one", "boilerplate"), (rest, "keep"), ("FOO two", "boilerplate")])
    + "\n"
    + record("b", [("Title", "keep"), ("FOO three", "keep"), (rest, "keep"), ("FOO four", "unsure")])
    + record(
      "a", [("Title", "keep"), (rest, "keep"), ("FOO five", "boilerplate"), (rest + " Again.", "keep")])

  private static func pack(_ pattern: String) -> String {
    """
    schema: 1
    pack: {name: mine}
    defaults: {action: remove, max-share: 0.5}
    rules:
      - {id: mine.foo, message: Foo, match: '\(pattern)', tests: {hit: [FOO one], miss: [x]}}

    """
  }

  private func folder() throws -> WorkFolder {
    let folder = try WorkFolder()
    try folder.write("lines.jsonl", Self.data)
    try folder.write("mine.yml", Self.pack("^FOO"))
    try folder.write("old.yml", Self.pack("^FOO (?:one|three)"))
    return folder
  }

  private let bench = ["rules", "bench", "lines.jsonl", "--no-builtin-rules", "-r", "mine.yml"]

  @Test("counts lines by label and articles by id, and names the lines it took wrongly")
  func table() throws {
    let run = try folder().winnow(bench)
    #expect(run.status == 0 && run.errors.isEmpty)
    #expect(run.outputText.contains("2 articles in 3 records, stages rules"))
    #expect(run.outputText.contains("boilerplate lines removed  3 of 3 (100.0 %)"))
    #expect(run.outputText.contains("precision of lines         75.0 %"))
    #expect(run.outputText.contains("b:2  keep  mine.foo\n      FOO three\n"))
    #expect(run.outputText.split(separator: "\n").allSatisfy { $0.count <= 100 })
    let row = run.outputText.split(separator: "\n").first { $0.hasPrefix("mine.foo") } ?? ""
    #expect(row.split(separator: " ") == ["mine.foo", "5", "2", "3", "1", "1", "50.0", "%", "9.5–90.5", "%"])
    let input = try folder().winnow(
      ["rules", "bench", "-", "--no-builtin-rules", "-r", "mine.yml"], input: Array(Self.data.utf8))
    #expect(input.outputText.contains("b:2  keep  mine.foo"))
  }

  @Test("as JSON it is the same every time, with the keys of the schema; times only when asked for")
  func json() throws {
    let folder = try folder()
    let run = try folder.winnow(bench + ["-f", "json", "--against", "old.yml"])
    #expect(try folder.winnow(bench + ["-f", "json", "--against", "old.yml"]).output == run.output)
    let object = try #require(try JSONSerialization.jsonObject(with: Data(run.output)) as? [String: Any])
    var root = URL(filePath: #filePath)
    for _ in 0..<4 { root.deleteLastPathComponent() }
    let data = try Data(contentsOf: root.appending(path: "schemas/rules-bench.schema.json"))
    let schema = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    let known = try #require(schema["properties"] as? [String: Any])
    #expect(Set(object.keys) == Set(known.keys).subtracting(["times"]))
    let against = try #require((known["against"] as? [String: Any])?["properties"] as? [String: Any])
    #expect(Set((object["against"] as? [String: Any] ?? [:]).keys) == Set(against.keys))
    #expect(
      try folder.winnow(bench + ["-f", "json", "--time"]).outputText.contains(
        "\"times\":[{\"rule\":\"mine.foo\""))
    #expect(try folder.winnow(bench + ["-f", "json=out.json"]).output.isEmpty)
    #expect(try folder.text("out.json").hasPrefix("{\"schema\":1,"))
  }

  @Test("--against shows the lines that are newly removed, and those that no longer are")
  func against() throws {
    let folder = try folder()
    let more = try folder.winnow(bench + ["--against", "old.yml"]).outputText
    #expect(more.contains("  better  mine.foo  true +2 −0, false +0 −0\n"), "\(more)")
    #expect(more.contains("Newly removed: 3\n") && !more.contains("No longer removed"))
    let fewer = try folder.winnow(
      "rules", "bench", "lines.jsonl", "--no-builtin-rules", "-r", "old.yml", "--against", "mine.yml")
    #expect(
      fewer.outputText.contains("  worse  mine.foo") && fewer.outputText.contains("No longer removed: 3\n"))
    let builtin = try folder.winnow(bench + ["--against", "builtin"]).outputText
    #expect(builtin.contains("  acts only now  mine.foo\n"))
  }

  @Test(
    "labels that cannot be read are told with their line, exit 2",
    arguments: [
      ("{}", "no “lines”"), ("{\"lines\":[{\"label\":\"keep\"}]}", "item 1 of “lines” needs “text”"),
      ("{\"lines\":[{\"text\":\"a\",\"label\":\"good\"}]}", "item 1 of “lines” needs “label”"),
      ("{\"lines\":[{\"text\":\"a\\nb\",\"label\":\"keep\"}]}", "item 1 of “lines” needs “text”"),
    ])
  func mistakes(record: String, message: String) throws {
    let run = try WorkFolder().winnow("rules", "bench", "-", input: Array("\n\(record)\n".utf8))
    #expect(run.status == 2 && run.output.isEmpty)
    #expect(run.errorText.contains(":2: \(message)"), "\(run.errorText)")
  }

  @Test("show tells all of a rule; what new prints can be tested and linted as it is")
  func showAndNew() throws {
    let folder = try folder()
    let shown = try folder.winnow("rules", "show", "mine.foo", "-r", "mine.yml").outputText
    #expect(shown.contains("mine.yml:5:5") && shown.contains("literals  “FOO”"))
    #expect(shown.contains("length    3 to 3 characters") && shown.contains("hit       mine.yml:5:"))
    let new = try folder.winnow("rules", "new", "mine.bar", "--pack", "mine-en")
    try folder.write("new.yml", new.output)
    for verb in ["lint", "test"] { #expect(try folder.winnow("rules", verb, "new.yml").status == 0) }
    let rule = try folder.winnow("rules", "new", "mine.bar").outputText
    #expect(new.outputText.hasSuffix("rules:\n" + rule))
  }
}
