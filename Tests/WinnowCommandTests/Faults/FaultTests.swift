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
}
