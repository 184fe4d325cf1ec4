import Testing
import WinnowTestSupport

@Suite("The article that started this")
struct StartArticleTests {
  @Test(
    arguments: [
      (StartArticle.original, StartArticle.cleaned),
      (StartArticle.withCRLF(StartArticle.original), StartArticle.withCRLF(StartArticle.cleaned)),
      ("\u{FEFF}" + StartArticle.original, "\u{FEFF}" + StartArticle.cleaned),
      (
        "\u{FEFF}" + StartArticle.withCRLF(StartArticle.original),
        "\u{FEFF}" + StartArticle.withCRLF(StartArticle.cleaned)
      ),
    ])
  func `cleaned, checked and restored`(original: String, cleaned: String) throws {
    let folder = try WorkFolder()
    let run = try folder.winnow("--report", "report.jsonl", input: Array(original.utf8))
    #expect(run.outputText == cleaned)
    #expect(run.output == Array(cleaned.utf8))
    #expect(run.status == 0)

    let again = try folder.winnow(input: run.output)
    #expect(again.output == run.output)
    #expect(try folder.winnow("check", input: Array(original.utf8)).status == 1)
    let check = try folder.winnow("check", input: run.output)
    #expect(check.status == 0)
    #expect(check.output.isEmpty)

    let restored = try folder.winnow("restore", "report.jsonl", input: run.output)
    #expect(restored.output == Array(original.utf8))
    #expect(restored.status == 0)
    #expect(restored.errors.isEmpty)
    #expect(try folder.status("report.jsonl").mode == 0o600)
  }

  @Test func `the summary and the report are as they were`() throws {
    let folder = try WorkFolder()
    let run = try folder.winnow("--report", "report.jsonl", input: Array(StartArticle.original.utf8))
    try Snapshot.expect(run.errors, equals: "start.summary.txt")
    // The hash of a pack changes with every word in it, and says nothing about this article.
    let report = try folder.text("report.jsonl").split(separator: "\n", omittingEmptySubsequences: false)
      .filter { !$0.hasPrefix(#"{"type":"run","#) }.joined(separator: "\n")
    try Snapshot.expect(Array(report.utf8), equals: "start.report.jsonl")
  }

  @Test(arguments: ["text", "diff", "jsonl"])
  func `check in every format is as it was`(format: String) throws {
    let folder = try WorkFolder()
    try folder.write("start.txt", StartArticle.original)
    let run = try folder.winnow("check", "-f", format, "start.txt")
    #expect(run.status == 1)
    let report = run.outputText.split(separator: "\n", omittingEmptySubsequences: false)
      .filter { !$0.hasPrefix(#"{"type":"run","#) }.joined(separator: "\n")
    try Snapshot.expect(Array(report.utf8), equals: "start.check.\(format)")
  }

  @Test func `every place with --verbose, quiet with --quiet`() throws {
    let folder = try WorkFolder()
    try folder.write("start.txt", StartArticle.original)
    try Snapshot.expect(
      try folder.winnow("check", "-v", "start.txt").output, equals: "start.check-verbose.txt")
    let quiet = try folder.winnow("-q", "start.txt")
    #expect(quiet.errors.isEmpty)
    #expect(quiet.outputText == StartArticle.cleaned)
  }

  @Test(
    arguments: [
      (["check", "--fail-level", "note"], 1), (["check", "--fail-level", "warning"], 0),
      (["clean", "--exit-code"], 1), (["clean"], 0),
    ])
  func `notes alone pass at the default level`(arguments: [String], status: Int) throws {
    let folder = try WorkFolder()
    #expect(
      try folder.winnow(arguments, input: Array("Head\n\nShe said “yes” twice.\n".utf8)).status == status)
  }

  @Test func `the diff applies with patch`() throws {
    let folder = try WorkFolder()
    try folder.write("start.txt", StartArticle.original)
    let run = try folder.bash(
      #"$WINNOW check -q -f diff start.txt > d.patch; patch -s -p1 < d.patch && cat start.txt"#)
    guard run.status != 127 else { return }
    #expect(run.outputText == StartArticle.cleaned, "\(run.errorText)")
  }
}
