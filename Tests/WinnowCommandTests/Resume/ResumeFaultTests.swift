import Testing
import WinnowTestSupport

/// Every single system call of a run with `--resume` goes wrong once. What is left is right, and if there is a journal, the
/// run can be continued and comes to what it would have been.
@Suite("System calls that go wrong in runs that can be continued")
struct ResumeFaultTests {
  private static let files = [
    "in/a.txt": "The keeper said “yes”.\n", "in/b.txt": "The keeper said “no”.\n",
    "in/c.txt": "Nobody waited.\n",
  ]
  private static let quick = ["--no-builtin-rules", "--no-config", "--resume", "in", "--report", "r.jsonl"]
  private static let scenarios = [
    FaultScenario(
      name: "a folder", arguments: quick + ["--output-dir", "out"], files: files, report: "r.jsonl"),
    FaultScenario(name: "in place", arguments: quick + ["-i"], files: files, report: "r.jsonl"),
    FaultScenario(
      name: "in place with backups", arguments: quick + ["-i=.bak"], files: files, report: "r.jsonl"),
  ]

  @Test(arguments: scenarios, Fault.Call.allCases)
  func `what is left can be continued`(scenario: FaultScenario, call: Fault.Call) throws {
    let before = try scenario.prepared().contents()
    let normal = try scenario.result(in: before)
    #expect(normal.run.status == 0 && normal.files.keys.allSatisfy { !Self.isJournal($0) })
    for number in 0..<(normal.calls[call] ?? 0) {
      for kind in call.kinds {
        let fault = Fault(call, number + 1, kind)
        let folder = try scenario.prepared()
        let (run, calls) = try folder.winnow(scenario.arguments, fault: fault)
        let files = try folder.contents()
        let left = FaultScenario.Result(
          run: run, calls: calls, files: files.filter { !Self.isJournal($0.key) })
        let judge = FaultJudge(scenario: scenario, before: before, normal: normal, result: left)
        let complaints = judge.complaints(isHarmless: kind.isHarmless)
        #expect(complaints.isEmpty, "\(fault) of \(normal.calls[call] ?? 0)\n\(run.errorText)")
        guard files.keys.contains(where: Self.isJournal) else { continue }
        // What went on is cut short as well, at its beginning.
        let second = try? folder.winnow(scenario.arguments, fault: Fault(.write, 3 + number % 3, .noSpace))
          .run
        guard try folder.files().contains(where: Self.isJournal) else {
          // Where there were fewer calls than that, it came to its end.
          if second == nil { #expect(try folder.contents() == normal.files, "\(fault), and again") }
          continue
        }
        let again = try folder.winnow(scenario.arguments)
        #expect(again.status == 0, "\(fault), and again:\n\(run.errorText)\(again.errorText)")
        #expect(try folder.contents() == normal.files, "\(fault), and again:\n\(run.errorText)")
      }
    }
  }

  private static func isJournal(_ name: String) -> Bool { name.hasSuffix(".winnow-journal") }
}
