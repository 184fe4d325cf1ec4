import Testing
import WinnowTestSupport

@Suite("Lists of inputs")
struct ListTests {
  private func tree() throws -> WorkFolder {
    let folder = try WorkFolder()
    try folder.write("in/rain.txt", Sample.rain)
    try folder.write("in/plain.txt", Sample.plain)
    try folder.write("in/wind.txt", Sample.wind)
    try folder.write("in/z.txt", Sample.wind)
    return folder
  }

  @Test func `clean lists what changes, and writes no text unless told where`() throws {
    let folder = try tree()
    let before = try folder.contents()
    let run = try folder.winnow("-l", "in")
    #expect(run.status == 0)
    #expect(run.outputText == "in/rain.txt\nin/wind.txt\nin/z.txt\n")
    #expect(try folder.contents() == before)
    #expect(try folder.winnow("--list", "in/plain.txt").output.isEmpty)
    #expect(try folder.winnow("-l", "--exit-code", "in").status == 1)
    #expect(try folder.winnow("-l", "-n", "-i", "in").outputText.hasPrefix("in/rain.txt\n"))
    #expect(try folder.winnow("-l", input: Array(Sample.rain.utf8)).outputText == "-\n")

    let written = try folder.winnow("-l", "in", "--output-dir", "out", "-f", "text")
    #expect(written.outputText == "in/rain.txt\nin/wind.txt\nin/z.txt\n", "a report goes to standard error")
    #expect(try folder.files(below: "out") == ["plain.txt", "rain.txt", "wind.txt"])
    // In place a duplicate stays; its quotes are straightened all the same.
    #expect(try folder.winnow("-li", "in").outputText == "in/rain.txt\nin/wind.txt\nin/z.txt\n")
    #expect(try folder.winnow("-li", "in").output.isEmpty)
  }

  @Test func `check lists what makes it fail`() throws {
    let folder = try tree()
    try folder.write("in/promo.txt", Sample.plain + "\nRead more exclusive news from Northfield.example.\n")
    let run = try folder.winnow("check", "-l", "in")
    #expect(run.status == 1)
    #expect(run.outputText == "in/promo.txt\n")
    #expect(run.messages.isEmpty)
    let notes = try folder.winnow("check", "-l0", "--fail-level", "note", "in")
    #expect(notes.outputText == "in/promo.txt\0in/rain.txt\0in/wind.txt\0in/z.txt\0")
    let none = try folder.winnow("check", "-l", "--fail-level", "error", "in")
    #expect(none.status == 0)
    #expect(none.output.isEmpty)
  }

  @Test func `other reports go to files`() throws {
    let folder = try tree()
    let run = try folder.winnow("check", "-l", "-f", "text", "in")
    #expect(run.status == 2)
    #expect(
      run.errorText == "winnow: --list prints nothing but names; give the report a file: --format text=FILE\n"
    )
    #expect(
      try folder.winnow("check", "-l", "-f", "jsonl=r", "--fail-level", "note", "in/rain.txt").outputText
        == "in/rain.txt\n")
    #expect(try folder.text("r").contains("quotes"))
  }

  @Test func `nothing in a name controls a terminal`() throws {
    let folder = try WorkFolder()
    try folder.write("\u{1B}[31m\u{202E}.txt", Sample.rain)
    #expect(try folder.winnow("-l", ".").outputText == "./\\u{1b}[31m\\u{202e}.txt\n")
    #expect(try folder.winnow("-l", "-0", ".").outputText == "./\u{1B}[31m\u{202E}.txt\0")
  }

  @Test func `a full disk and what cannot be read`() throws {
    let folder = try tree()
    #expect(try folder.bash("$WINNOW -l in > /dev/full").status == 2)
    let run = try folder.winnow("-l", "none.txt", "in/rain.txt")
    #expect(run.status == 2)
    #expect(run.outputText == "in/rain.txt\n")
  }
}
