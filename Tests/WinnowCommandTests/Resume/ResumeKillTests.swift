import Glibc
import Testing
import WinnowTestSupport

/// Runs with `--resume` are killed again and again, at random moments, until they come to their end. Which moments is
/// told by the seed; a moment itself cannot be repeated.
@Suite("Killed and resumed", .serialized)
struct ResumeKillTests {
  private static let seed = UInt64.random(in: .min ... .max)

  @Test(arguments: ResumeScenario.all)
  func `in the end everything is as if nothing had happened`(scenario: ResumeScenario) throws {
    var generator = SeededGenerator(seed: Self.seed)
    let whole = try scenario.whole()
    var kills = 0
    // On a busy machine one run may take many times as long as the next: until one was killed, it is tried sooner.
    var firstDelay = whole.duration
    for round in 1...20 where round <= 4 || kills == 0 {
      let folder = try ResumeScenario.folder()
      while true {
        let delay = UInt64.random(in: 0...(kills == 0 ? firstDelay : whole.duration), using: &generator)
        let run = try folder.winnow(scenario.arguments, sending: SentSignal(SIGKILL, after: delay))
        let wasKilled = run.status == 128 + Int(SIGKILL)
        if wasKilled { kills += 1 } else { firstDelay /= 2 }
        #expect(wasKilled || run.status == 2, "\(run.errorText)")
        if try !wasKilled || scenario.isOver(in: folder) { break }
      }
      let files = try folder.contents()
      let differing = Set(files.keys).union(whole.files.keys).filter { files[$0] != whole.files[$0] }
      #expect(differing.isEmpty, "seed \(Self.seed), round \(round)")
    }
    #expect(kills > 0, "every run came to its end: seed \(Self.seed)")
  }

  @Test("asked to end, it goes on later, and says the same totals", arguments: ResumeScenario.all)
  func terminated(scenario: ResumeScenario) throws {
    var generator = SeededGenerator(seed: Self.seed)
    let whole = try scenario.whole()
    let folder = try ResumeScenario.folder()
    for _ in 1...6 where folder.names.contains(scenario.journal) || !folder.names.contains("r.jsonl") {
      let delay = UInt64.random(in: 0...whole.duration, using: &generator)
      _ = try folder.winnow(scenario.arguments, sending: SentSignal(SIGTERM, after: delay))
    }
    if try !scenario.isOver(in: folder) {
      let run = try folder.winnow(scenario.arguments)
      #expect(
        run.status == 2
          && run.errorText.split(separator: "\n").last == whole.run.errorText.split(separator: "\n").last)
    }
    #expect(try folder.contents() == whole.files, "seed \(Self.seed)")
  }
}
