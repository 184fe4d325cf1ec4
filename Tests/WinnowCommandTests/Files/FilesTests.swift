import Testing
import WinnowTestSupport

/// Short invented texts for tests of files, each with a curly quote to straighten.
enum Sample {
  static let rain = "Rain\n\nThe keeper said “yes” twice.\n"
  static let rainCleaned = "Rain\n\nThe keeper said \"yes\" twice.\n"
  static let wind = "Wind\n\nNobody said “no” at all.\n"
  static let windCleaned = "Wind\n\nNobody said \"no\" at all.\n"
  static let plain = "Calm\n\nNothing to do here.\n"
}

@Suite("Files and folders")
struct FilesTests {
  private func tree() throws -> WorkFolder {
    let folder = try WorkFolder()
    try folder.write("in/b.txt", Sample.rain)
    try folder.write("in/a/deep/wind.text", Sample.wind)
    try folder.write("in/a.txt", Sample.plain)
    try folder.write("in/picture.png", "no text")
    try folder.write("in/.hidden.txt", Sample.wind)
    return folder
  }

  @Test func `a folder is mirrored, in the order of paths, known extensions only`() throws {
    let folder = try tree()
    let run = try folder.winnow("in", "--output-dir", "out", "--report", "r.jsonl", "-f", "text")
    #expect(run.status == 0)
    #expect(run.output.isEmpty)
    #expect(try folder.files(below: "out") == ["a.txt", "a/deep/wind.text", "b.txt"])
    #expect(try folder.text("out/a.txt") == Sample.plain)
    #expect(try folder.text("out/a/deep/wind.text") == Sample.windCleaned)
    #expect(try folder.text("out/b.txt") == Sample.rainCleaned)
    #expect(run.errorText.contains("3 articles, 2 cleaned, 1 file skipped"))
    let order = run.messages.map { $0.prefix { $0 != ":" } }
    #expect(order == ["in/a/deep/wind.text", "in/b.txt"])

    let before = try folder.contents(below: "in").filter { $0.key.hasSuffix("t") && !$0.key.hasPrefix(".") }
    #expect(try folder.winnow("restore", "r.jsonl", "out", "--output-dir", "back").status == 0)
    #expect(try folder.contents(below: "back") == before)
  }

  @Test func `hidden files only when asked for`() throws {
    let folder = try tree()
    #expect(try folder.winnow("in", "--hidden", "--output-dir", "out").status == 0)
    // The hidden one holds the text of another; a duplicate leaves no file.
    #expect(try folder.files(below: "out") == [".hidden.txt", "a.txt", "b.txt"])
  }

  @Test func `several files into a folder, one to a file`() throws {
    let folder = try tree()
    #expect(try folder.winnow("in/b.txt", "in/a/deep/wind.text", "--output-dir", "out").status == 0)
    #expect(try folder.files(below: "out") == ["b.txt", "wind.text"])
    #expect(try folder.winnow("in/b.txt", "-o", "one.txt").output.isEmpty)
    #expect(try folder.text("one.txt") == Sample.rainCleaned)
    #expect(try folder.winnow("in/b.txt", "-o", "-").outputText == Sample.rainCleaned)
  }

  @Test(arguments: [["-i"], ["--in-place"], ["-i=.bak"], ["-i.bak"], ["--in-place=.bak"]])
  func `in place`(option: [String]) throws {
    let folder = try tree()
    try folder.setMode("in/b.txt", 0o640)
    let untouched = try folder.status("in/a.txt").modified
    #expect(try folder.winnow(option + ["in", "--report", "r.jsonl"]).status == 0)
    #expect(try folder.text("in/b.txt") == Sample.rainCleaned)
    #expect(try folder.status("in/b.txt").mode == 0o640)
    #expect(try folder.status("in/a.txt").modified == untouched)
    let backups = try folder.files(below: "in").filter { $0.hasSuffix(".bak") }
    #expect(backups == (option[0].hasSuffix(".bak") ? ["a/deep/wind.text.bak", "b.txt.bak"] : []))
    if !backups.isEmpty { #expect(try folder.text("in/b.txt.bak") == Sample.rain) }

    #expect(try folder.winnow("restore", "r.jsonl", "in", "--output-dir", "back").status == 0)
    #expect(try folder.text("back/b.txt") == Sample.rain)
    #expect(try folder.winnow(option + ["in"]).status == 0)
    #expect(try folder.files(below: "in").filter { $0.contains(".tmp") } == [])
  }

  @Test func `in place, a duplicate is only reported`() throws {
    let folder = try WorkFolder()
    try folder.write("in/1.txt", Sample.rain)
    try folder.write("in/2.txt", Sample.rain)
    let run = try folder.winnow("-i", "in")
    #expect(run.status == 0)
    #expect(run.errorText.contains("1 duplicate"))
    #expect(try folder.text("in/1.txt") == Sample.rainCleaned)
    #expect(try !folder.bytes("in/2.txt").isEmpty)
  }

  @Test func `a link is written through, a pipe is written to`() throws {
    let folder = try WorkFolder()
    try folder.write("real/a.txt", Sample.rain)
    try folder.link("a.txt", to: "real/a.txt")
    #expect(try folder.winnow("-i", "--follow", "a.txt").status == 0)
    #expect(folder.isLink("a.txt"))
    #expect(try folder.text("real/a.txt") == Sample.rainCleaned)
    try folder.write("b.txt", Sample.wind)
    #expect(try folder.winnow("b.txt", "-o", "a.txt").status == 0)
    #expect(try folder.bash("test -L a.txt").status == 0)
    #expect(try folder.text("real/a.txt") == Sample.windCleaned)

    // What is no file must never be replaced: think of a device. A pipe stands for it here.
    let piped = try folder.bash("mkfifo p; cat p & $WINNOW -q b.txt -o p; wait; test -p p")
    #expect(piped.outputText == Sample.windCleaned)
    #expect(piped.status == 0)
    #expect(try folder.bash("cat b.txt > p & $WINNOW -q -i p; s=$?; wait; test -p p && exit $s").status == 2)
  }

  @Test func `a backup that cannot be: nothing lost, the path as given`() throws {
    let folder = try WorkFolder()
    try folder.write("a.txt", Sample.rain)
    let run = try folder.winnow("-i=.no/bak", "a.txt")
    #expect(run.status == 2)
    #expect(run.errorText.hasPrefix("winnow: a.txt.no/bak: cannot create: "), "\(run.errorText)")
    #expect(try folder.files() == ["a.txt"])
    #expect(try folder.text("a.txt") == Sample.rain)
  }

  @Test func `a dry run writes no cleaned text, but reports`() throws {
    let folder = try tree()
    let before = try folder.contents()
    let run = try folder.winnow("-n", "-i", "in", "-f", "diff")
    #expect(run.status == 0)
    #expect(run.errorText.contains("+The keeper said \"yes\" twice."))
    #expect(try folder.contents() == before)
    #expect(try folder.winnow("-n", "in/b.txt").output.isEmpty)
  }
}
