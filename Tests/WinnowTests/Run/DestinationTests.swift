import Glibc
import Testing
import Winnow
import WinnowTestSupport

@Suite("Destinations")
struct DestinationTests {
  private let folder = try? WorkFolder()

  private func error(_ destination: Destination, _ names: [String]) throws -> String? {
    let folder = try #require(folder)
    let arguments = names.map { $0 == "-" ? "-" : folder.path($0) }
    let found = InputFinder.find(arguments, InputFinder.Options())
    do throws(ConfigurationError) {
      try destination.check(found.inputs, from: arguments)
      return nil
    } catch {
      return error.problems.map(\.code).joined(separator: " ")
    }
  }

  @Test("every input can have its output, or the error says what is in the way")
  func check() throws {
    let folder = try #require(folder)
    for name in ["a.txt", "b.txt", "c.jsonl", "d.jsonl", "in/a.txt", "in/sub/b.txt"] {
      try folder.write(name, "")
    }
    let path = { (name: String) in folder.path(name) }
    #expect(try error(.standardOutput, ["a.txt"]) == nil)
    #expect(try error(.standardOutput, ["c.jsonl", "d.jsonl"]) == nil)
    #expect(try error(.standardOutput, ["a.txt", "c.jsonl"]) == "output.several-formats")
    #expect(try error(.file(path("o")), ["a.txt", "b.txt"]) == "output.several-articles")
    #expect(try error(.none, ["a.txt", "b.txt", "-"]) == nil)
    #expect(try error(.folder(path("out")), ["a.txt", "b.txt"]) == nil)
    #expect(try error(.folder(path("out")), ["a.txt", "in"]) == "output.two-inputs")
    #expect(try error(.folder(path("out")), ["-"]) == "output.stdin-folder")
    #expect(try error(.folder(path("in/out")), ["in"]) == "output.inside-input")
    #expect(try error(.folder(path("in")), ["in"]) == "output.inside-input")
    #expect(try error(.folder(path("in")), ["in/a.txt"]) == "output.over-input")
    #expect(try error(.folder(path("")), ["a.txt"]) == "output.over-input")
    #expect(try error(.inPlace(backupSuffix: nil), ["a.txt", "in"]) == nil)
    #expect(try error(.inPlace(backupSuffix: nil), ["-"]) == "output.stdin-in-place")
  }

  @Test("names that differ by case or the spelling of an accent only would be one file elsewhere")
  func clash() throws {
    let folder = try #require(folder)
    for (first, second) in [("A.txt", "a.txt"), ("x/É.txt", "x/é.txt"), ("\u{E9}.txt", "e\u{301}.txt")] {
      try folder.write("1/\(first)", "")
      try folder.write("2/\(second)", "")
      let found = InputFinder.find(["1", "2"].map(folder.path), InputFinder.Options())
      let destination = Destination.folder(folder.path("out"))
      let error = #expect(throws: ConfigurationError.self) { try destination.check(found.inputs, from: []) }
      let message = error?.problems.first?.message ?? ""
      #expect(message.contains("1/\(first) and ") && message.contains("2/\(second) would both"), "\(message)")
      for name in ["1/\(first)", "2/\(second)"] { #expect(unlink(folder.path(name)) == 0) }
    }
  }

  @Test("in place, a file that needs no cleaning is not written anew")
  func inPlace() throws {
    var configuration = Configuration()
    configuration.stages = ["quotes"]
    let fixture = try RunFixture(configuration)
    try fixture.folder.write("a.txt", "“a”")
    try fixture.folder.write("b.txt", "plain")
    let result = try fixture.clean(["a.txt", "b.txt"], to: .inPlace(backupSuffix: ".bak"), report: "r")
    #expect(!result.hasProblems)
    #expect(fixture.folder.names == ["a.txt", "a.txt.bak", "b.txt", "r"])
    #expect(try fixture.folder.text("a.txt") == "\"a\"")
    #expect(try fixture.folder.text("a.txt.bak") == "“a”")
    #expect(try fixture.folder.mode(of: "r") == 0o600)
  }

  @Test("an output that cannot be made is a problem, and no report ends as if all were well")
  func unwritable() throws {
    let fixture = try RunFixture()
    try fixture.folder.write("a.txt", "a")
    let result = try fixture.clean(["a.txt"], to: .file(fixture.folder.path("none/o")), report: "r")
    #expect(result.hasProblems && !result.isComplete)
    #expect(try !fixture.folder.text("r").contains("run-end"))
  }
}
