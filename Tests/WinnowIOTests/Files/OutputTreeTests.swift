import Glibc
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
    try write("x", to: name, of: tree)
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

  @Test("no link inside the tree is followed, and nothing but a file is replaced")
  func links() throws {
    let folder = try WorkFolder()
    try folder.write("outside/victim.txt", "old")
    try folder.link("out", to: "real")
    try folder.write("real/a.txt", "old")
    try folder.link("real/away", to: "../outside")
    try folder.link("real/here", to: "sub")
    try folder.write("real/sub/b.txt", "old")
    try folder.link("real/file.txt", to: "../outside/victim.txt")
    try folder.link("real/dangling.txt", to: "../outside/new.txt")
    try folder.write("real/folder.txt/x", "")
    let before = folder.names
    let tree = OutputTree(folder.path("out"))
    for name in ["away/victim.txt", "away/new/x", "here/b.txt", "file.txt", "dangling.txt"] {
      #expect(throws: Problem.self, "\(name)") { try tree.file(name) }
    }
    #expect(throws: Problem.self) { try tree.file("folder.txt") }
    #expect(folder.names == before)
    #expect(try folder.text("outside/victim.txt") == "old")
    // The tree itself may be a link: that is the user's word.
    try write("new", to: "a.txt", of: tree)
    #expect(try folder.text("real/a.txt") == "new")
  }

  @Test("a folder that becomes a link while its file is written does not lead it away")
  func race() throws {
    let folder = try WorkFolder()
    try folder.write("outside/x", "")
    let tree = OutputTree(folder.path("out"))
    let file = try tree.file("sub/a.txt")
    try file.write(Array("x".utf8)[...])
    #expect(rename(folder.path("out/sub"), folder.path("out/moved")) == 0)
    try folder.link("out/sub", to: "../outside")
    try file.commit()
    #expect(try folder.text("out/moved/a.txt") == "x")
    #expect(folder.names.filter { $0.hasPrefix("outside/") } == ["outside/x"])
  }

  private func write(_ text: String, to name: String, of tree: OutputTree) throws {
    let file = try tree.file(name)
    try file.write(Array(text.utf8)[...])
    try file.commit()
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
