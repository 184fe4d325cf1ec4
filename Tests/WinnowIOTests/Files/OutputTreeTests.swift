import Testing
import WinnowCore
import WinnowTestSupport

@testable import WinnowIO

@Suite("Output tree")
struct OutputTreeTests {
  @Test(
    "a name that leads out of the tree is refused, and nothing is made",
    arguments: ["..", "../x", "a/../../x", "a/..", "/etc/x", "a//b", "./a", "", ".", "a/", "a/./b"])
  func refused(name: String) throws {
    let folder = try WorkFolder()
    #expect(throws: Problem.self) { try OutputTree(folder.path("out")).file(name) }
    #expect(folder.names.isEmpty)
  }

  @Test(
    "folders are made as they are needed", arguments: ["a", "..a", "a/b..", "a/b/c.txt", "-", " ", "é/…"])
  func written(name: String) throws {
    let folder = try WorkFolder()
    let tree = OutputTree(folder.path("out") + "/")
    let file = try tree.file(name)
    try file.write(Array("x".utf8)[...])
    try file.commit()
    #expect(try folder.text("out/\(name)") == "x")
    #expect(tree.path(of: name) == folder.path("out/\(name)"))
  }

  @Test("a file in the place of a folder is said")
  func inTheWay() throws {
    let folder = try WorkFolder()
    try folder.write("out/a", "x")
    let error = #expect(throws: Problem.self) { try OutputTree(folder.path("out")).file("a/b") }
    #expect(error?.path == folder.path("out/a"))
    #expect(folder.names == ["out", "out/a"])
  }

  @Test("paths are compared as the file system knows them, also those that are not there yet")
  func paths() throws {
    let folder = try WorkFolder()
    try folder.write("real/a.txt", "a")
    try folder.link("link", to: "real")
    func path(_ name: String) -> String { folder.path(name) }
    #expect(Paths.isSameFile(path("link/a.txt"), path("real/../real/a.txt")))
    #expect(!Paths.isSameFile(path("real/a.txt"), path("real/b.txt")))
    #expect(Paths.isSameOrInside(path("link/new/deep"), path("real")))
    #expect(Paths.isSameOrInside(path("real"), path("real") + "/"))
    #expect(!Paths.isSameOrInside(path("real2"), path("real")))
    #expect(Paths.isSameOrInside(path("real"), "/"))
    #expect(
      Paths.isFolder(path("link")) && !Paths.isFolder(path("real/a.txt")) && !Paths.isFolder(path("none")))
  }

  @Test("a whole file above the limit is refused")
  func wholeFile() throws {
    let folder = try WorkFolder()
    let path = try folder.write("f", "12345")
    #expect(try WholeFile.read(path, limit: 5) == Array("12345".utf8))
    #expect(throws: Problem.self) { try WholeFile.read(path, limit: 4) }
    #expect(throws: Problem.self) { try WholeFile.read(folder.path) }
  }
}
