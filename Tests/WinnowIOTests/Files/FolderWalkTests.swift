import Testing
import WinnowCore
import WinnowTestSupport

@testable import WinnowIO

@Suite("Walking folders")
struct FolderWalkTests {
  let folder = try? WorkFolder()

  private func tree() throws -> WorkFolder {
    let folder = try #require(folder)
    for name in [
      "b.txt", "a/z.txt", "a.txt", "a/.hidden.txt", ".dir/x.txt", "é.txt", "Z.txt", "a-b/c.md", "d/e.jsonl",
    ] {
      try folder.write(name, name)
    }
    return folder
  }

  @Test("files come in the order of their paths' bytes, hidden ones only when asked for")
  func order() throws {
    let folder = try tree()
    var walk = FolderWalk(folder.path + "//")
    walk.run()
    #expect(walk.files == ["Z.txt", "a-b/c.md", "a.txt", "a/z.txt", "b.txt", "d/e.jsonl", "é.txt"])
    #expect(walk.path(of: "a.txt") == folder.path("a.txt"))
    walk = FolderWalk(folder.path, includesHidden: true)
    walk.run()
    #expect(
      walk.files == [
        ".dir/x.txt", "Z.txt", "a-b/c.md", "a.txt", "a/.hidden.txt", "a/z.txt", "b.txt", "d/e.jsonl", "é.txt",
      ])
    #expect(walk.problems.isEmpty)
    #expect(FolderWalk.files(below: folder.path).files.count == 7)
  }

  @Test("links are followed only when asked for, and a loop is said, not walked")
  func links() throws {
    let folder = try #require(folder)
    try folder.write("real/a.txt", "a")
    try folder.link("file.txt", to: "real/a.txt")
    try folder.link("real/loop", to: "..")
    try folder.link("again", to: "real")
    var walk = FolderWalk(folder.path)
    walk.run()
    #expect(walk.files == ["real/a.txt"])
    #expect(walk.skipped == 3)
    walk = FolderWalk(folder.path, followsLinks: true)
    walk.run()
    #expect(walk.files == ["again/a.txt", "file.txt", "real/a.txt"])
    #expect(walk.problems.map(\.code) == ["io.loop", "io.loop"])
  }

  @Test("what cannot be read is a problem, and the rest is found")
  func problems() throws {
    let folder = try #require(folder)
    try folder.write("a.txt", "a")
    try folder.link("broken", to: "nowhere")
    var walk = FolderWalk(folder.path, followsLinks: true)
    walk.run()
    #expect(walk.files == ["a.txt"])
    #expect(walk.problems.map(\.path) == [folder.path("broken")])
    #expect(FolderWalk.files(below: folder.path("none")).problems.count == 1)
  }

  @Test("arguments become inputs: files whatever their extension, of folders what is known")
  func inputs() throws {
    let folder = try tree()
    try folder.write("list", "x")
    let arguments = [
      "-", folder.path("list"), folder.path, folder.path("d/e.jsonl"), folder.path("none"),
    ]
    let found = InputFinder.find(arguments, InputFinder.Options())
    #expect(
      found.inputs.map(\.name) == [
        "-", "list", "Z.txt", "a.txt", "a/z.txt", "b.txt", "d/e.jsonl", "é.txt", "e.jsonl",
      ])
    #expect(
      found.inputs.map(\.format.name) == [
        "text", "text", "text", "text", "text", "text", "jsonl", "text", "jsonl",
      ])
    #expect(found.inputs.last?.path == folder.path("d/e.jsonl"))
    #expect(found.skipped == 2)
    #expect(found.problems.map(\.path) == [folder.path("none")])
  }

  @Test("a format given for all wins over extensions, and unknown ones are still skipped")
  func formatForAll() throws {
    let folder = try tree()
    var options = InputFinder.Options()
    options.format = JSONLines()
    options.includesHidden = true
    let found = InputFinder.find([folder.path], options)
    #expect(found.inputs.allSatisfy { $0.format.name == "jsonl" })
    #expect(found.inputs.count == 8)
    #expect(found.skipped == 1)
  }

  @Test("packs are the YAML files below a folder")
  func packs() throws {
    let folder = try #require(folder)
    for name in ["b.yml", "a/c.yaml", "d.txt", ".e.yml"] { try folder.write(name, "x") }
    #expect(PackFinder.files(below: folder.path).files == ["a/c.yaml", "b.yml"].map { folder.path($0) })
  }
}
