import Testing
import WinnowTestSupport

@Suite("Which inputs are read")
struct InputSelectionTests {
  private func tree() throws -> WorkFolder {
    let folder = try WorkFolder()
    for name in [
      "a.txt", "b.text", "drafts/c.txt", "news/drafts/d.txt", "news/e.txt", "news/.f.txt", "x.png",
    ] {
      try folder.write("in/\(name)", "The keeper of \(name) said “yes”.\n")
    }
    try folder.write("in/.gitignore", "*.txt\n")
    return folder
  }

  private func read(_ arguments: String..., of folder: WorkFolder, input: String = "") throws -> [String] {
    let run = try folder.winnow(
      ["check", "-l", "--fail-level", "note"] + arguments, input: Array(input.utf8))
    #expect(run.status == (run.output.isEmpty ? 0 : 1), "\(run.errorText)")
    return run.outputText.split(separator: "\n").map(String.init)
  }

  @Test func `globs narrow what is found in folders, and the last that matches decides`() throws {
    let folder = try tree()
    let all = ["in/a.txt", "in/b.text", "in/drafts/c.txt", "in/news/drafts/d.txt", "in/news/e.txt"]
    #expect(try read("in", of: folder) == all, "no ignore file is read")
    #expect(try read("in", "-g", "*.text", of: folder) == ["in/b.text"])
    #expect(try read("in", "-g", "!drafts", of: folder) == ["in/a.txt", "in/b.text", "in/news/e.txt"])
    #expect(try read("in", "-g", "!drafts/", "--glob", "*.txt", of: folder) == ["in/a.txt", "in/news/e.txt"])
    #expect(
      try read("in", "-g", "*.txt", "-g=!**/news/**", of: folder) == ["in/a.txt", "in/drafts/c.txt"])
    #expect(
      try read("in", "-g", "!*", "-g", "e.txt", of: folder) == [], "a folder that is left out is not entered")
    #expect(try read("in", "-g", "*.{png,md}", of: folder) == [], "extensions that are not known stay so")
    #expect(try read("in", "-g", ".f*", of: folder) == [])
    #expect(try read("in", "-g", ".f*", "--hidden", of: folder) == ["in/news/.f.txt"])
  }

  @Test func `globs are seen from the current folder, whatever the spelling of the input`() throws {
    let folder = try tree()
    #expect(try read("in", "-g", "/in/*.txt", of: folder) == ["in/a.txt"])
    #expect(try read("./in", "-g", "in/news/*", of: folder) == ["./in/news/e.txt"])
    #expect(try read(".", "-g", "in/*.txt", of: folder) == ["./in/a.txt"])
    #expect(try read(folder.path("in"), "-g", "/in/*.txt", of: folder) == [folder.path("in/a.txt")])
    #expect(try read("in", "-g", "/news/*.txt", of: folder) == [])
  }

  @Test func `what is named itself is read whatever the globs say`() throws {
    let folder = try tree()
    #expect(try read("in/a.txt", "in/news", "-g", "!*.txt", of: folder) == ["in/a.txt"])
    #expect(try read("in/x.png", of: folder) == ["in/x.png"])
  }

  @Test(arguments: [("a[b", "“[” is never closed"), ("{a", "“{” is never closed"), ("!", "nothing in it")])
  func `a glob that cannot be understood`(glob: String, part: String) throws {
    let run = try tree().winnow("check", "-g", glob, "in")
    #expect(run.status == 2)
    #expect(run.output.isEmpty)
    #expect(run.errorText.hasPrefix("winnow: glob “\(glob)”: ") && run.errorText.contains(part))
  }

  @Test func `a list of files, one a line, from a file or standard input`() throws {
    let folder = try tree()
    try folder.write("-", "The dash said “yes”.\n")
    try folder.write("list", "in/news\n\nin/a.txt\nin/b.text")
    #expect(
      try read("--files-from", "list", of: folder) == [
        "in/news/drafts/d.txt", "in/news/e.txt", "in/a.txt", "in/b.text",
      ])
    #expect(try read("--files-from", "-", of: folder, input: "in/a.txt\n-\n") == ["in/a.txt", "./-"])
    #expect(
      try read("in/b.text", "--files-from=list", "-g", "e*", of: folder) == [
        "in/b.text", "in/news/e.txt", "in/a.txt", "in/b.text",
      ])
    #expect(try read("--files-from", "-", of: folder) == [], "an empty list is no input at all")
    #expect(try folder.winnow("explain", "--files-from", "list").outputText.contains("in/b.text"))
  }

  @Test func `names with line ends, with NULs between them`() throws {
    let folder = try WorkFolder()
    try folder.write("a\nb.txt", Sample.rain)
    let list = Array("a\nb.txt\0".utf8)
    let names = try folder.winnow("-l", "-0", "--files-from", "-", input: list)
    #expect(names.output == list, "\(names.errorText)")
    #expect(try folder.winnow("-l", "a\nb.txt").outputText == "a\\u{a}b.txt\n")
    #expect(try folder.bash("find . -name '*.txt' -print0 | $WINNOW -i --files-from - -0").status == 0)
    #expect(try folder.text("a\nb.txt") == Sample.rainCleaned)
  }

  @Test func `a list that cannot be read stops everything, a name in it that cannot does not`() throws {
    let folder = try tree()
    try folder.write("list", "in/none.txt\nin/a.txt\n")
    let run = try folder.winnow("-i", "--files-from", "list")
    #expect(run.status == 2)
    #expect(run.errorText.contains("in/none.txt: cannot open"))
    #expect(try folder.text("in/a.txt").contains("\"yes\""))

    let cases: [(arguments: [String], input: [UInt8], message: String)] = [
      (["--files-from", "none"], [], "none: cannot open"),
      (["--files-from", "-", "-"], [], "the list of files and the text cannot both be standard input"),
      (
        ["--files-from", "-"], Array("a\nin/\0b.txt\n".utf8),
        "-:2: cannot read this list of files: a NUL in a name; -0"
      ),
      (["--files-from", "-"], [0xFF, 0x0A], "-:1: cannot read this list of files: not UTF-8"),
      (["-0", "in"], [], "-0 goes with --files-from or --list"),
    ]
    for (arguments, input, message) in cases {
      let run = try folder.winnow(["check"] + arguments, input: input)
      #expect(run.status == 2)
      #expect(run.errorText.hasPrefix("winnow: \(message)"), "\(run.errorText)")
    }
  }

  @Test func `a configuration beside a listed file came with it`() throws {
    let folder = try WorkFolder()
    try folder.write("winnow.yml", "schema: 1\nstages: [normalize]\n")
    try folder.write("a.txt", Sample.rain)
    let run = try folder.winnow("-i", "--files-from", "-", input: Array("a.txt\n".utf8))
    #expect(run.errorText.contains("winnow.yml lies with the input"))
    #expect(try folder.text("a.txt") == Sample.rainCleaned)
  }
}
