import Testing
import WinnowTestSupport

@Suite("winnow report")
struct ReportCommandTests {
  @Test("shows a saved report: totals, or as a run would")
  func formats() throws {
    let folder = try WorkFolder()
    try folder.write("a.txt", "A title\n“Words” of it\n")
    let run = try folder.winnow("a.txt", "--report", "r.jsonl", "-f", "text=run.txt")
    #expect(run.status == 0)
    #expect(try folder.winnow("report", "r.jsonl", "-f", "jsonl").output == folder.bytes("r.jsonl"))
    #expect(try folder.winnow("report", "-f", "text", "r.jsonl").output == folder.bytes("run.txt"))
    let totals = try folder.winnow("report", "r.jsonl")
    #expect(
      totals.outputText == """
        1 article: 1 cleaned

        quotes: 2 edits
          2 in 1 article  quotes.straight  Curly quotation mark
              a.txt:2:1  “ → "
              a.txt:2:7  ” → "

        """)
    #expect(totals.status == 0 && totals.errors.isEmpty)
    #expect(try folder.winnow("report", "-", input: folder.bytes("r.jsonl")).output == totals.output)
  }

  @Test("what cannot be shown is an error that says where, with status 2")
  func errors() throws {
    let folder = try WorkFolder()
    try folder.write("a.txt", "A title\n“Words” of it\n")
    _ = try folder.winnow("a.txt", "--report", "r.jsonl")
    try folder.write("cut.jsonl", Array(try folder.bytes("r.jsonl").dropLast(20)))
    let cut = try folder.winnow("report", "cut.jsonl")
    #expect(cut.status == 2 && cut.errorText.contains("cut.jsonl:8: "))
    for words in [
      ["report"], ["report", "missing"], ["report", "r.jsonl", "-f", "diff"], ["report", "a.txt"],
    ] {
      let run = try folder.winnow(words)
      #expect(run.status == 2 && run.output.isEmpty && !run.errors.isEmpty, "\(words)")
    }
  }
}
