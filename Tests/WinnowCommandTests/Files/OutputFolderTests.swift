import Testing
import WinnowTestSupport

@Suite("Output folders")
struct OutputFolderTests {
  @Test func `no link in the folder leads an output out of it, and the rest goes on`() throws {
    let folder = try WorkFolder()
    for name in ["in/a/x.txt", "in/b.txt"] { try folder.write(name, Sample.rain) }
    try folder.write("in/c.txt", Sample.wind)
    try folder.write("outside/x.txt", "mine")
    #expect(
      try folder.bash("mkdir out; ln -s ../outside out/a; ln -s ../outside/x.txt out/b.txt").status == 0)
    let run = try folder.winnow("in", "--output-dir", "out", "--stages", "quotes")
    #expect(run.status == 2)
    let message =
      "a symbolic link in the output folder, which may lead out of it; remove it, or choose another folder"
    #expect(run.messages == ["winnow: out/a: \(message)", "winnow: out/b.txt: \(message)"])
    #expect(try folder.text("outside/x.txt") == "mine")
    #expect(try folder.text("out/c.txt") == Sample.windCleaned)
    #expect(try folder.files(below: "outside") == ["x.txt"])
  }

  @Test func `names that differ by case only are refused before anything is written`() throws {
    let folder = try WorkFolder()
    try folder.write("in/A.txt", Sample.rain)
    try folder.write("in/a.txt", Sample.wind)
    let run = try folder.winnow("in", "--output-dir", "out")
    #expect(run.status == 2)
    #expect(
      run.errorText
        == "winnow: in/A.txt and in/a.txt would both be written to out/a.txt on file systems that take upper and lower case for the same; give each an output folder of its own, in two runs\n"
    )
    #expect(try folder.files() == ["in/A.txt", "in/a.txt"])
  }

  @Test(arguments: ["../evil.txt", "/tmp/winnow-evil.txt", "a/../../evil.txt", "sub/evil.txt", "", "."])
  func `a hostile report writes nothing outside`(name: String) throws {
    let folder = try WorkFolder()
    try folder.write("in/a.txt", Sample.rain)
    #expect(try folder.winnow("in", "--output-dir", "out", "--report", "r.jsonl").status == 0)
    let report = try folder.text("r.jsonl")
    try folder.write("r.jsonl", report.replacing("\"name\":\"a.txt\"", with: "\"name\":\"\(name)\""))
    #expect(
      try folder.bash("mkdir back outside; ln -s ../outside back/sub; cp out/a.txt evil.txt").status == 0)
    for cleaned in ["out", "out/a.txt"] {
      let before = try folder.contents()
      let run = try folder.winnow("restore", "r.jsonl", cleaned, "--output-dir", "back")
      #expect(run.status == 2)
      #expect(run.errorText.hasSuffix("winnow: back: nothing was written\n"), "\(run.errorText)")
      #expect(try folder.contents() == before)
    }
    guard name != "sub/evil.txt" else { return }
    // Nor is anything outside the folder of cleaned files read.
    #expect(
      try folder.winnow("restore", "r.jsonl", "out").errorText.contains(
        "the name leads out of the output folder"))
  }

  @Test func `restoring a folder says what was written when something was not`() throws {
    let folder = try WorkFolder()
    for (name, text) in [("a", Sample.rain), ("b", Sample.wind), ("c", Sample.plain)] {
      try folder.write("in/\(name).txt", text)
    }
    #expect(try folder.winnow("in", "--output-dir", "out", "--report", "r.jsonl").status == 0)
    try folder.write("out/b.txt", "changed\n")
    let run = try folder.winnow("restore", "r.jsonl", "out", "--output-dir", "back")
    #expect(run.status == 2)
    #expect(run.messages.count == 2)
    #expect(
      run.messages.first?.hasPrefix("winnow: in/b.txt: the cleaned text is not what the report describes")
        == true)
    #expect(run.messages.last == "winnow: back: 2 files were restored and proved; nothing else was written")
    #expect(try folder.files(below: "back") == ["a.txt", "c.txt"])
    #expect(try folder.text("back/a.txt") == Sample.rain)
  }

  @Test func `a report without its beginning is refused`() throws {
    let folder = try WorkFolder()
    try folder.write("a.txt", Sample.rain)
    #expect(try folder.winnow("a.txt", "-o", "out.txt", "--report", "r.jsonl").status == 0)
    #expect(try folder.bash("sed -i 1d r.jsonl").status == 0)
    for command in [["restore", "r.jsonl", "out.txt", "-o", "back"], ["report", "r.jsonl"]] {
      let run = try folder.winnow(command)
      #expect(run.status == 2)
      #expect(
        run.errorText.contains(
          "r.jsonl:1: a report begins with a “run” record; the beginning of this one is missing"))
    }
    #expect(try folder.files() == ["a.txt", "out.txt", "r.jsonl"])
  }

  @Test func `an output that is a link to nothing becomes the file it leads to`() throws {
    let folder = try WorkFolder()
    try folder.write("a.txt", Sample.rain)
    #expect(try folder.bash("mkdir real; ln -s real/new.txt link; ln -s loop loop").status == 0)
    #expect(try folder.winnow("a.txt", "-o", "link").status == 0)
    #expect(folder.isLink("link"))
    #expect(try folder.text("real/new.txt") == Sample.rainCleaned)
    let loop = try folder.winnow("a.txt", "-o", "loop")
    #expect(loop.status == 2)
    #expect(
      loop.errorText.contains(
        "loop: cannot create: Too many levels of symbolic links; check where the links lead"))
    #expect(folder.isLink("loop"))
    // Two ways to one file that is not there yet are one file.
    #expect(try folder.bash("ln -s there report").status == 0)
    #expect(try folder.winnow("a.txt", "-o", "there", "--report", "report").status == 2)
  }
}
