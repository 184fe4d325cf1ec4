import Glibc
import Testing
import WinnowTestSupport

/// Signals that ask the program to end: it ends with nothing half done, and dies of the signal.
@Suite("Signals that end the program", .serialized)
struct SignalTests {
  private static let quick = ["-q", "--no-builtin-rules", "--stages", "quotes", "--report", "r.jsonl"]
  private static let record = #"{"text":"The keeper said “yes” twice, and “no” once."}"# + "\n"
  private static let cleaned = record.replacing("“", with: #"\""#).replacing("”", with: #"\""#)

  private func run(
    _ arguments: [String], in folder: WorkFolder, input: String = "", threads: Int = 1, _ signal: SentSignal
  ) throws -> BinaryRun {
    try folder.winnow(
      arguments, input: Array(input.utf8), environment: ["WINNOW_THREADS": String(threads)], sending: signal)
  }

  @Test(
    "a program that waits for input gives out whole articles, and a report without an end",
    arguments: [(SIGINT, "SIGINT"), (SIGTERM, "SIGTERM"), (SIGHUP, "SIGHUP")])
  func waiting(signal: Int32, name: String) throws {
    let folder = try WorkFolder()
    let run = try run(
      Self.quick + ["--input-format", "jsonl"], in: folder,
      input: Self.record, SentSignal(signal, after: 500_000, holdsInput: true))
    #expect(run.status == 128 + Int(signal))
    #expect(run.outputText == Self.cleaned)
    #expect(run.errorText == "winnow: stopped by \(name) before everything was done\n")
    let report = try folder.text("r.jsonl")
    #expect(report.contains(#""type":"article-end""#))
    #expect(!report.contains(#""type":"run-end""#) && report.hasSuffix("}\n"))
    #expect(try folder.files() == ["r.jsonl"])
  }

  @Test("with several threads, a file is not put in its place", arguments: [SIGINT, SIGTERM])
  func threads(signal: Int32) throws {
    let folder = try WorkFolder()
    try folder.write("out.jsonl", "before\n")
    // Enough for threads to be started.
    let count = (1 << 20) / Self.record.utf8.count + 100
    let run = try run(
      Self.quick + ["--input-format", "jsonl", "-o", "out.jsonl"], in: folder,
      input: String(repeating: Self.record, count: count), threads: 2,
      SentSignal(signal, after: 2_000_000, holdsInput: true))
    #expect(run.status == 128 + Int(signal))
    #expect(try folder.text("out.jsonl") == "before\n")
    #expect(try folder.files() == ["out.jsonl", "r.jsonl"])
    #expect(!(try folder.text("r.jsonl").contains(#""type":"run-end""#)))
  }

  @Test("a named pipe that nobody writes to is not waited for", arguments: [SIGINT, SIGTERM])
  func namedPipe(signal: Int32) throws {
    let folder = try WorkFolder()
    #expect(mkfifo(folder.path("in.jsonl"), 0o600) == 0)
    let run = try run(
      Self.quick + ["in.jsonl", "-o", "out.jsonl"], in: folder, SentSignal(signal, after: 500_000))
    #expect(run.status == 128 + Int(signal))
    #expect(folder.names == ["in.jsonl", "r.jsonl"])
  }

  @Test("restoring and showing a report leave nothing behind")
  func otherCommands() throws {
    let folder = try WorkFolder()
    try folder.write("a.jsonl", Self.record)
    #expect(try folder.winnow("a.jsonl", "-o", "clean.jsonl", "--report", "r.jsonl").status == 0)
    let before = folder.names
    let waiting = SentSignal(SIGTERM, after: 500_000, holdsInput: true)
    let restored = try run(["restore", "-", "clean.jsonl", "-o", "back.jsonl"], in: folder, waiting)
    let shown = try run(["report", "-", "-f", "text=places.txt"], in: folder, waiting)
    for run in [restored, shown] {
      #expect(run.status == 128 + Int(SIGTERM))
      #expect(run.errorText == "winnow: stopped by SIGTERM before everything was done\n")
    }
    #expect(folder.names.filter { $0 != "places.txt" } == before)
  }

  @Test("a signal that is ignored stays ignored, as under nohup")
  func ignored() throws {
    let folder = try WorkFolder()
    let run = try folder.bash(
      """
      mkfifo in
      (trap '' HUP; exec "$WINNOW" -q --no-builtin-rules <in >out) & program=$!
      exec 3>in
      echo 'The keeper said “yes”.' >&3
      sleep 0.5; kill -HUP $program; sleep 0.2
      exec 3>&-
      wait $program
      """)
    #expect(run.status == 0, "\(run.errorText)")
    #expect(try folder.text("out") == "The keeper said \"yes\".\n")
  }

  @Test("a signal that comes twice in a moment, as that of timeout does, is one: nothing is left half done")
  func twice() throws {
    let folder = try WorkFolder()
    try folder.write("a.jsonl", String(repeating: Self.record, count: 4000))
    // Until its output is taken the program cannot end.
    let run = try folder.bash(
      """
      mkfifo out
      exec 3<>out
      env --default-signal "$WINNOW" -q --no-builtin-rules --stages quotes --report r.jsonl a.jsonl >out & program=$!
      sleep 1; kill -TERM $program; sleep 0.1; kill -TERM $program; sleep 0.1
      cat <&3 >taken & reader=$!
      wait $program; status=$?
      sleep 0.2; kill -KILL $reader
      exit $status
      """)
    #expect(run.status == 128 + Int(SIGTERM))
    #expect(run.errorText.contains("winnow: stopped by SIGTERM before everything was done\n"))
    #expect(try folder.text("taken").hasSuffix(Self.cleaned))
    #expect(folder.names.sorted() == ["a.jsonl", "out", "r.jsonl", "taken"])
  }

  @Test("a second signal ends it at once, even if nobody takes its output")
  func second() throws {
    let folder = try WorkFolder()
    try folder.write("a.jsonl", String(repeating: Self.record, count: 4000))
    let run = try folder.bash(
      """
      mkfifo out
      exec 3<>out
      env --default-signal "$WINNOW" -q --no-builtin-rules --stages quotes a.jsonl >out & program=$!
      sleep 1; kill -TERM $program; sleep 1
      kill -0 $program && kill -TERM $program
      wait $program
      """)
    #expect(run.status == 128 + Int(SIGTERM), "\(run.errorText)")
  }
}
