import Testing
import WinnowCore
import WinnowTestSupport

@testable import WinnowIO

@Suite("Records of a journal")
struct JournalRecordTests {
  private func again(_ record: JournalRecord) throws -> JournalRecord {
    #expect(!record.bytes.contains(0x0A), "a record is one line")
    let read = try JournalRecord(record.bytes, of: "journal")
    #expect(read.bytes == record.bytes)
    return read
  }

  @Test("an input comes back with everything that the run must know of it")
  func input() throws {
    let digest = StreamDigest(length: 7, hash: String(repeating: "0a", count: 16))
    let totals = Summary(
      articles: 3, verdicts: [.cleaned: 2, .failed: 1], editsByStage: ["quotes": 4],
      editsByRule: ["quotes.straight": 4],
      findingsByRule: ["x.y": 1], severity: .warning, limits: 2)
    let problem = Problem(code: "io.read", path: "a\nb", message: "cannot read")
    let result = InputResult(
      path: "a\nb", before: digest, after: digest, isWritten: false, skipped: 2, problem: problem)
    let record = JournalRecord.input(
      JournalInput(
        result: result, stamp: FileStamp(size: 7, modified: 1 << 60), isReplaced: true, articles: 12,
        totals: totals,
        hasProblems: true, report: digest))
    guard case .input(let input) = try again(record) else {
      Issue.record("no input")
      return
    }
    #expect(input.result.path == "a\nb" && input.result.before == digest && input.result.after == digest)
    #expect(!input.result.isWritten && input.result.skipped == 2 && input.result.problem == problem)
    #expect(input.stamp == FileStamp(size: 7, modified: 1 << 60) && input.isReplaced && input.hasProblems)
    #expect(input.articles == 12 && input.report == digest)
    #expect(
      input.totals.articles == 3 && input.totals.verdicts == totals.verdicts && input.totals.limits == 2)
    #expect(
      input.totals.editsByStage == totals.editsByStage && input.totals.editsByRule == totals.editsByRule)
    #expect(input.totals.findingsByRule == totals.findingsByRule && input.totals.severity == .warning)
  }

  @Test("fingerprints come back bit for bit")
  func judged() {
    forAll(seeds: 1...50) { generator in
      let all = (0..<5).map { number in
        JournalRecord.Judged(
          article: number,
          fingerprint: Fingerprint(
            high: .random(in: 0 ... .max, using: &generator), low: .random(in: 0 ... .max, using: &generator))
        )
      }
      guard case .judged("dedupe", let read) = try again(.judged(stage: "dedupe", all)) else {
        return try require(false, "no fingerprints")
      }
      try require(read.map(\.fingerprint) == all.map(\.fingerprint), "other fingerprints")
      try require(read.map(\.article) == all.map(\.article), "other articles")
    }
  }

  @Test("the others come back")
  func others() throws {
    let run = JournalRecord.run(options: [("stages", "quotes"), ("packs", "")], skippedFiles: 3)
    guard case .run(let options, 3) = try again(run) else {
      Issue.record("no run")
      return
    }
    #expect(options.map(\.name) == ["stages", "packs"] && options.map(\.value) == ["quotes", ""])
    _ = try again(.unreadable)
    _ = try again(.process(99))
    for stamp in [nil, FileStamp(size: 1, modified: 2)] {
      guard case .done(let read) = try again(.done(output: stamp)) else {
        Issue.record("no end")
        return
      }
      #expect(read == stamp)
    }
  }

  @Test(
    "what is no record is refused",
    arguments: ["", "{}", "[1]", #"{"type":"input"}"#, #"{"type":"run","schema":2}"#])
  func unknown(text: String) {
    let problem = #expect(throws: Problem.self) { try JournalRecord(Array(text.utf8), of: "j") }
    #expect(problem?.code == "journal.unknown" && problem?.path == "j")
  }
}
