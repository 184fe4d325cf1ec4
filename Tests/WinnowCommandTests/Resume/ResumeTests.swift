import Glibc
import Testing
import WinnowTestSupport

@Suite("Runs that are continued: what is refused, and what is left")
struct ResumeTests {
  private static let folderRun = ResumeScenario.all[0]
  private static let inPlaceRun = ResumeScenario.all[1]

  /// Kills the run until it leaves a journal with something done.
  private func unfinished(_ scenario: ResumeScenario) throws -> WorkFolder {
    let duration = try scenario.whole().duration
    for step in 1...60 {
      let folder = try ResumeScenario.folder()
      let signal = SentSignal(SIGKILL, after: duration * UInt64(40 + step % 50) / 100)
      _ = try folder.winnow(scenario.arguments, sending: signal)
      guard folder.names.contains(scenario.journal) else { continue }
      if try folder.text(scenario.journal).contains(#""type":"done""#) { return folder }
    }
    throw NeverCut()
  }

  @Test("without --resume there is no journal, and the same bytes", arguments: ResumeScenario.all)
  func plain(scenario: ResumeScenario) throws {
    let folder = try ResumeScenario.folder()
    #expect(try folder.winnow(scenario.arguments.filter { $0 != "--resume" }).status == 2)
    let whole = try scenario.whole()
    #expect(try folder.contents() == whole.files)
    #expect(whole.files[scenario.journal] == nil, "it goes when all is done")
  }

  @Test("other options are an error that names them", arguments: [folderRun, inPlaceRun])
  func options(scenario: ResumeScenario) throws {
    let folder = try unfinished(scenario)
    let before = try folder.contents()
    let run = try folder.winnow(scenario.arguments + ["--set", "quotes.style=curly"])
    #expect(run.status == 2)
    #expect(
      run.errorText.contains("another “quotes.style”: straight, and now it is curly"), "\(run.errorText)")
    try folder.write("in/zz.txt", "More.\n")
    let more = try folder.winnow(scenario.arguments)
    #expect(more.status == 2 && more.errorText.contains("another “inputs”"), "\(more.errorText)")
    #expect(unlink(folder.path("in/zz.txt")) == 0)
    #expect(try folder.contents() == before, "nothing was touched")
    #expect(try folder.winnow(scenario.arguments).status == 2)
    #expect(try folder.contents() == scenario.whole().files)
  }

  @Test("an input that was changed since is an error", arguments: [folderRun, inPlaceRun])
  func changed(scenario: ResumeScenario) throws {
    let folder = try unfinished(scenario)
    try folder.write("in/1.txt", "Something else.\n")
    let before = try folder.contents()
    let run = try folder.winnow(scenario.arguments)
    #expect(run.status == 2)
    #expect(run.errorText.contains("in/1.txt: changed since the run began"), "\(run.errorText)")
    #expect(try folder.contents() == before)
  }

  @Test("a report that was changed is an error in place; an output that was lost is made again")
  func lost() throws {
    let inPlace = try unfinished(Self.inPlaceRun)
    try inPlace.write("r.jsonl", try inPlace.text("r.jsonl").replacing("quotes", with: "QUOTES"))
    let run = try inPlace.winnow(Self.inPlaceRun.arguments)
    #expect(run.status == 2 && run.errorText.contains("r.jsonl: changed since"), "\(run.errorText)")

    let folder = try unfinished(Self.folderRun)
    #expect(unlink(folder.path("out/1.txt")) == 0)
    #expect(try folder.winnow(Self.folderRun.arguments).status == 2)
    #expect(try folder.contents() == Self.folderRun.whole().files)
  }

  @Test("a torn journal is cut, and one that is damaged is refused")
  func journal() throws {
    let folder = try unfinished(Self.inPlaceRun)
    let journal = try folder.bytes(Self.inPlaceRun.journal)
    try folder.write(Self.inPlaceRun.journal, Array(journal.dropFirst(50)))
    let run = try folder.winnow(Self.inPlaceRun.arguments)
    #expect(run.status == 2 && run.errorText.contains("the journal is damaged"), "\(run.errorText)")
    try folder.write(Self.inPlaceRun.journal, journal + Array("0123456789abcdef".utf8))
    #expect(try folder.winnow(Self.inPlaceRun.arguments).status == 2)
    #expect(try folder.contents() == Self.inPlaceRun.whole().files)
  }

  @Test("the report of a run that is over is not replaced in place")
  func over() throws {
    let folder = try ResumeScenario.folder()
    #expect(try folder.winnow(Self.inPlaceRun.arguments).status == 2)
    let before = try folder.contents()
    let again = try folder.winnow(Self.inPlaceRun.arguments)
    #expect(again.status == 2)
    #expect(again.errorText.contains("r.jsonl: is the report of a run that is over"), "\(again.errorText)")
    #expect(try folder.contents() == before)
  }

  @Test(
    "what cannot be continued is refused before anything is written",
    arguments: [
      (["in"], "--resume goes with --output-dir DIR"),
      (["in", "-n"], "--resume goes with --output-dir DIR"),
      (["in/plain.txt", "-o", "out.txt"], "--resume goes with --output-dir DIR"),
      (["in", "-i"], "--resume needs --report FILE"),
      (["in", "--output-dir", "out", "--report", "r.gz"], "a report in gzip cannot be continued"),
      (["in", "--output-dir", "out", "-f", "text"], "no report but --report"),
      (["in", "--output-dir", "out", "-l"], "no report but --report"),
      (["in/plain.txt", "-i", "--report", "in/plain.txt"], "this is an input"),
    ])
  func refused(arguments: [String], message: String) throws {
    let folder = try WorkFolder()
    try folder.write("in/plain.txt", "“Plain.”\n")
    let before = folder.names
    let run = try folder.winnow(["--resume", "--no-builtin-rules"] + arguments)
    #expect(run.status == 2 && run.errorText.contains(message), "\(run.errorText)")
    #expect(folder.names == before)
  }

  @Test("a report is restored from as any other", arguments: [folderRun])
  func restored(scenario: ResumeScenario) throws {
    let folder = try unfinished(scenario)
    #expect(try folder.winnow(scenario.arguments).status == 2)
    #expect(try folder.winnow("restore", "r.jsonl", "out", "--output-dir", "back").status == 0)
    #expect(try folder.contents(below: "back") == folder.contents(below: "in"))
  }
}

/// No run could be cut short in its middle.
private struct NeverCut: Error {}
