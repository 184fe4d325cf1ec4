import Testing
import WinnowTestSupport

/// Every single system call of a run goes wrong once, in every way it can.
@Suite("System calls that go wrong")
struct FaultTests {
  @Test(arguments: FaultScenario.all, Fault.Call.allCases)
  func `nothing goes wrong silently`(scenario: FaultScenario, call: Fault.Call) throws {
    let before = try scenario.prepared().contents()
    let normal = try scenario.result(in: before)
    #expect(normal.run.status == 0, "\(normal.run.errorText)")
    for number in 0..<(normal.calls[call] ?? 0) {
      for kind in call.kinds {
        let fault = Fault(call, number + 1, kind)
        let result = try scenario.result(fault, in: before)
        let judge = FaultJudge(scenario: scenario, before: before, normal: normal, result: result)
        let complaints = judge.complaints(isHarmless: kind.isHarmless)
        #expect(complaints.isEmpty, "\(fault) of \(normal.calls[call] ?? 0)\n\(result.run.errorText)")
      }
    }
  }

  @Test(
    "in place, the report is on the disk before an original goes", arguments: [(1, []), (3, ["in/a.txt"])])
  func durability(number: Int, changed: [String]) throws {
    let scenario = try #require(FaultScenario.all.first { $0.name == "in place" })
    let before = try scenario.prepared().contents()
    // The odd calls are for the report, the even ones for what replaces an original.
    let result = try scenario.result(Fault(.fsync, number, .inputOutputError), in: before)
    #expect(result.run.status == 2)
    #expect(before.keys.sorted().filter { result.files[$0] != before[$0] } == changed)
    #expect(try scenario.result(in: before).calls[.fsync] == 5)
  }
}
