import Testing
import Winnow
import WinnowTestSupport

@Suite("Restoring refuses what it cannot prove")
struct RestoreRefusalTests {
  let fixture: RunFixture

  init() throws {
    fixture = try RunFixture()
    try fixture.folder.write("a.txt", "“One” and “two”.\n")
    _ = try fixture.clean(["a.txt"], to: .file(fixture.folder.path("out")), report: "report")
  }

  /// The problems of a restoration, which must leave nothing behind.
  private func problems(_ report: String = "report", _ cleaned: String = "out") throws -> [Problem] {
    let before = fixture.folder.names
    let problems = try fixture.restore(report, cleaned, toFile: "back")
    #expect(fixture.folder.names == before, "something is left behind")
    return problems
  }

  private func lines() throws -> [Substring] { try fixture.folder.text("report").split(separator: "\n") }

  @Test(
    "cleaned text that was changed since",
    arguments: [
      "\"One\" and \"twO\".\n", "\"One\" and \"two\".", "\"One\" and \"two\".\n\n", "",
      "“One” and \"two\".\n",
      "'One' and \"two\".\n",
    ])
  func changedText(text: String) throws {
    try fixture.folder.write("out", text)
    let problems = try problems()
    #expect(problems.map(\.code) == ["restore.mismatch"])
    #expect(problems.first?.message.contains("changed since") == true)
  }

  @Test("a report that was cut at any line, or within one")
  func cutReport() throws {
    let whole = try lines()
    for count in 0..<whole.count {
      try fixture.folder.write("cut", whole[..<count].map { $0 + "\n" }.joined())
      #expect(try problems("cut").map(\.code) == ["report.truncated"], "\(count) lines")
    }
    try fixture.folder.write("cut", try fixture.folder.bytes("report").dropLast(10).map { $0 })
    let problem = try #require(try problems("cut").first)
    #expect(problem.code == "report.malformed")
    #expect(problem.line == whole.count)
  }

  @Test(
    "a line that is not of a report, by its number",
    arguments: [
      "", "{", "[]", "{}", "{\"type\":1}", "{\"type\":\"edit\"}", "{\"type\":\"input\"}",
      "{\"type\":\"input-end\",\"path\":\"x\"}", "{\"type\":\"run\",\"schema\":2}",
      "{\"type\":\"input-end\"}",
      "{\"type\":\"edit\",\"removed\":\"abc\",\"at\":[{\"src\":[0,1],\"dst\":[0,1]}]}",
      "{\"type\":\"edit\",\"removed\":\"\",\"at\":[{\"src\":[-1,-1],\"dst\":[0,1]}]}",
      "{\"type\":\"edit\",\"removed\":\"a\",\"at\":[{\"src\":[1,0],\"dst\":[0,1]}]}",
      "{\"type\":\"edit\",\"removed_b64\":\"?\",\"at\":[]}",
    ])
  func malformedLine(line: String) throws {
    let whole = try lines()
    try fixture.folder.write("bad", ([whole[0], line[...]] + whole[1...]).map { $0 + "\n" }.joined())
    let problem = try #require(try problems("bad").first)
    #expect(problem.code == "report.malformed")
    #expect(problem.description.hasPrefix("\(fixture.folder.path("bad")):2: "))
  }

  @Test(
    "a report whose places are not those of the text",
    arguments: [
      (#""src":[0,3]"#, #""src":[1,4]"#), (#""dst":[0,1]"#, #""dst":[0,9]"#),
      (#""dst":[0,1]"#, #""dst":[0,999]"#),
    ])
  func wrongPlaces(old: String, new: String) throws {
    let report = try fixture.folder.text("report")
    #expect(report.contains(old))
    try fixture.folder.write("bad", report.replacing(old, with: new))
    #expect(try problems("bad").map(\.code) == ["restore.mismatch"])
  }

  @Test("the report of another run")
  func wrongReport() throws {
    try fixture.folder.write("b.txt", "Another “text” altogether.\n")
    _ = try fixture.clean(["b.txt"], to: .file(fixture.folder.path("out2")), report: "report2")
    #expect(try problems("report2").map(\.code) == ["restore.mismatch"])
  }

  @Test("unknown records and fields are passed over")
  func unknown() throws {
    var whole = try lines().map(String.init)
    whole.insert("{\"type\":\"new\",\"at\":5}", at: 2)
    whole = whole.map { "{\"extra\":[{}],\($0.dropFirst())" }
    try fixture.folder.write("more", whole.map { $0 + "\n" }.joined())
    #expect(try fixture.restore("more", "out", toFile: "back").isEmpty)
    #expect(try fixture.folder.text("back") == "“One” and “two”.\n")
  }

  @Test("an output over the cleaned text, whatever its path")
  func overCleaned() throws {
    try fixture.folder.link("link", to: "out")
    try fixture.folder.write("dir/x", "x")
    for (cleaned, target) in [
      ("out", "out"), ("out", "./out"), ("link", "out"), ("out", "link"), ("dir", "dir/x"),
    ] {
      #expect(throws: Problem.self, "\(cleaned) \(target)") {
        try fixture.restore("report", cleaned, toFile: target)
      }
    }
    #expect(throws: Problem.self) { try fixture.restore("report", "dir", toFolder: "dir") }
    #expect(throws: Problem.self) { try fixture.restore("report", "dir", toFolder: "dir/sub") }
  }

  @Test("files that are not there")
  func missing() throws {
    #expect(throws: Problem.self) { try fixture.restore("none", "out", toFile: "back") }
    #expect(throws: Problem.self) { try fixture.restore("report", "none", toFile: "back") }
  }

  @Test("of a folder, what does not fit is refused, and no file is left of it")
  func folder() throws {
    for name in ["a.txt", "b.txt"] { try fixture.folder.write("in/\(name)", "“\(name)”\n") }
    _ = try fixture.clean(["in"], to: .folder(fixture.folder.path("clean")), report: "report3")
    try fixture.folder.write("clean/b.txt", "changed")
    let problems = try fixture.restore("report3", "clean", toFolder: "restored")
    #expect(problems.map(\.code) == ["restore.mismatch"])
    #expect(fixture.folder.names.filter { $0.hasPrefix("restored/") } == ["restored/a.txt"])
    let evil = try fixture.folder.text("report3").replacing(
      "\"name\":\"a.txt\"", with: "\"name\":\"../evil.txt\"")
    try fixture.folder.write("evil", evil)
    let refused = try fixture.restore("evil", "clean", toFolder: "restored2").map(\.code)
    #expect(refused == ["io.name", "restore.mismatch"])
    #expect(!fixture.folder.names.contains("evil.txt"))
  }

  @Test("of a folder, the first file that does not fit does not hold up the second")
  func rest() throws {
    for name in ["a.txt", "b.txt"] { try fixture.folder.write("in/\(name)", "“\(name)”\n") }
    _ = try fixture.clean(["in"], to: .folder(fixture.folder.path("clean")), report: "report3")
    try fixture.folder.write("clean/a.txt", "changed")
    let restorer = try Restorer(
      report: fixture.folder.path("report3"), cleaned: fixture.folder.path("clean"),
      to: .folder(fixture.folder.path("restored")))
    #expect(restorer.run().map(\.code) == ["restore.mismatch"])
    #expect(restorer.restoredFiles == 1)
    #expect(fixture.folder.names.filter { $0.hasPrefix("restored/") } == ["restored/b.txt"])
    // In one file they would no longer be the streams one after the other.
    #expect(try fixture.restore("report3", "clean", toFile: "whole").map(\.code) == ["restore.mismatch"])
    #expect(!fixture.folder.names.contains("whole"))
  }

  @Test("two inputs of one name cannot be restored side by side")
  func sameName() throws {
    for name in ["1/a.jsonl", "2/a.jsonl"] { try fixture.folder.write(name, "{\"text\":\"“\(name)”\"}\n") }
    _ = try fixture.clean(
      ["1/a.jsonl", "2/a.jsonl"], to: .file(fixture.folder.path("both")), report: "report4")
    #expect(
      try fixture.restore("report4", "both", toFolder: "restored").map(\.code) == ["restore.two-inputs"])
    #expect(try fixture.restore("report4", "both", toFile: "back").isEmpty)
    #expect(
      try fixture.folder.text("back") == "{\"text\":\"“1/a.jsonl”\"}\n{\"text\":\"“2/a.jsonl”\"}\n")
  }

  @Test("a report whose beginning is missing")
  func noRun() throws {
    try fixture.folder.write("rest", try lines().dropFirst().map { $0 + "\n" }.joined())
    let problem = try #require(try problems("rest").first)
    #expect(problem.code == "report.malformed")
    #expect(problem.message.contains("“run”"))
  }
}
