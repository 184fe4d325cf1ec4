import Testing
import Winnow
import WinnowTestSupport

@Suite("Runs: small inputs that are cleaned together are cleaned as each alone")
struct SmallInputsTests {
  @Test func `outputs and problems are the same`() throws {
    var configuration = Configuration()
    // Copies are told across inputs.
    configuration.stages.removeAll { $0 == "dedupe" }
    let fixture = try RunFixture(configuration)
    var generator = SeededGenerator(seed: 11)
    var names = ["in/broken.txt.gz"]
    try fixture.folder.write(names[0], [0x1F, 0x8B, 8, 0])
    for number in 0..<60 {
      let text = Array("Rain “fell” on the old town.\nShare this article\n".utf8)
      names += ["in/\(number).txt", "in/\(number).jsonl"]
      try fixture.folder.write(
        "in/\(number).txt", RandomText.bytes(upTo: 60, using: &generator) + (number % 2 == 0 ? text : []))
      try fixture.folder.write("in/\(number).jsonl", RandomInput.archive(using: &generator))
    }
    try fixture.folder.write("in/long.txt", String(repeating: "“So it was.”\n", count: 9000))
    names.append("in/long.txt")

    let result = try fixture.clean(names, to: .folder(fixture.folder.path("together")))
    let problems = fixture.notes.problems
    fixture.notes.problems = []
    for name in names { _ = try fixture.clean([name], to: .folder(fixture.folder.path("alone"))) }
    #expect(problems == fixture.notes.problems && problems.contains { $0.path.hasSuffix("broken.txt.gz") })

    let files = try fixture.folder.contents()
    let together = files.filter { $0.key.hasPrefix("together/") }
    #expect(together.count == names.count - 1 && result.summary.articles > 60)
    for (name, bytes) in together {
      #expect(files["alone/" + name.dropFirst("together/".count)] == bytes, "\(name) differs")
    }
  }
}
