import Testing
import Winnow
import WinnowTestSupport

@Suite("Restoring gives every byte back")
struct RestoreRoundTripTests {
  @Test("one text to one file")
  func text() throws {
    let fixture = try RunFixture()
    forAll(seeds: 1...40) { generator in
      let text = RandomText.bytes(upTo: 40, using: &generator)
      try fixture.folder.write("a.txt", text)
      _ = try fixture.clean(["a.txt"], to: .file(fixture.folder.path("out")), report: "report")
      let problems = try fixture.restore("report", "out", toFile: "back")
      try require(problems.isEmpty, "\(problems)")
      try require(try fixture.folder.bytes("back") == text, "\(text)")
    }
  }

  @Test("an archive to one file")
  func archive() throws {
    let fixture = try RunFixture()
    forAll(seeds: 1...40) { generator in
      let archive = RandomInput.archive(using: &generator)
      try fixture.folder.write("a.jsonl", archive)
      _ = try fixture.clean(["a.jsonl"], to: .file(fixture.folder.path("out")), report: "report")
      let problems = try fixture.restore("report", "out", toFile: "back")
      try require(problems.isEmpty, "\(problems)")
      try require(try fixture.folder.bytes("back") == archive, "\(archive)")
    }
  }

  @Test("a folder to a folder")
  func folder() throws {
    forAll(seeds: 1...15) { generator in
      let fixture = try RunFixture()
      var files: [String: [UInt8]] = [:]
      for name in ["a.txt", "sub/b.txt", "sub/deep/c.jsonl", "empty.txt", "empty.jsonl"] {
        if name.hasPrefix("empty") {
          files[name] = []
        } else if name.hasSuffix("txt") {
          files[name] = RandomText.bytes(upTo: 30, using: &generator)
        } else {
          files[name] = RandomInput.archive(using: &generator)
        }
        try fixture.folder.write("in/\(name)", files[name] ?? [])
      }
      _ = try fixture.clean(["in"], to: .folder(fixture.folder.path("out")), report: "report")
      let problems = try fixture.restore("report", "out", toFolder: "back")
      try require(problems.isEmpty, "\(problems)")
      for (name, bytes) in files { try require(try fixture.folder.bytes("back/\(name)") == bytes, "\(name)") }
    }
  }

  @Test("several archives in one output come back one after the other")
  func severalArchives() throws {
    let fixture = try RunFixture()
    forAll(seeds: 1...40) { generator in
      let archives = (0..<3).map { _ in RandomInput.archive(using: &generator) }
      for (index, archive) in archives.enumerated() { try fixture.folder.write("\(index).jsonl", archive) }
      let names = ["0.jsonl", "1.jsonl", "2.jsonl"]
      _ = try fixture.clean(names, to: .file(fixture.folder.path("out")), report: "report")
      let problems = try fixture.restore("report", "out", toFile: "back")
      try require(problems.isEmpty, "\(problems)")
      try require(try fixture.folder.bytes("back") == Array(archives.joined()), "\(archives)")
    }
  }

  @Test("a newline between two archives is reported, and taken out again")
  func newline() throws {
    let fixture = try RunFixture()
    try fixture.folder.write("a.jsonl", "{\"text\":\"a\"}")
    try fixture.folder.write("b.jsonl", "{\"text\":\"“b”\"}")
    try fixture.folder.write("c.jsonl", "no json\n")
    _ = try fixture.clean(
      ["a.jsonl", "b.jsonl", "c.jsonl"], to: .file(fixture.folder.path("out")), report: "report")
    #expect(try fixture.folder.text("out") == "{\"text\":\"a\"}\n{\"text\":\"\\\"b\\\"\"}\nno json\n")
    let report = try fixture.folder.text("report")
    #expect(report.split(separator: "\n").count { $0.contains(#""rule":"output.newline""#) } == 2)
    #expect(try fixture.restore("report", "out", toFile: "back").isEmpty)
    #expect(try fixture.folder.text("back") == "{\"text\":\"a\"}{\"text\":\"“b”\"}no json\n")
  }

  @Test("bytes that are not UTF-8, a BOM and CRLF come back")
  func bytes() throws {
    let fixture = try RunFixture()
    let text: [UInt8] = [0xEF, 0xBB, 0xBF, 0x61, 0xFF, 0xC3, 0x20, 0x0D, 0x0A, 0xE2, 0x80, 0x9C]
    try fixture.folder.write("a.txt", text)
    let result = try fixture.clean(["a.txt"], to: .file(fixture.folder.path("out")), report: "report")
    #expect(result.hasChanges)
    #expect(try fixture.restore("report", "out", toFile: "back").isEmpty)
    #expect(try fixture.folder.bytes("back") == text)
  }

  @Test("cleaned in place, a folder comes back")
  func inPlace() throws {
    let fixture = try RunFixture()
    try fixture.folder.write("in/a.txt", "“a”\u{A0}\n")
    try fixture.folder.write("in/b.txt", "plain\n")
    _ = try fixture.clean(["in"], to: .inPlace(backupSuffix: nil), report: "report")
    #expect(try fixture.folder.text("in/a.txt") == "\"a\"\n")
    #expect(try fixture.restore("report", "in", toFolder: "back").isEmpty)
    #expect(try fixture.folder.text("back/a.txt") == "“a”\u{A0}\n")
    #expect(try fixture.folder.text("back/b.txt") == "plain\n")
  }
}
