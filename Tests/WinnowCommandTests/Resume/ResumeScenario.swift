import Synchronization
import Testing
import WinnowTestSupport

/// A run with `--resume`, what it begins with, and what it comes to if nothing cuts it short.
struct ResumeScenario: Sendable, CustomTestStringConvertible {
  let name: String
  let destination: [String]
  /// Where the journal is as long as there is one.
  let journal: String
  let threads: Int

  var testDescription: String { "\(name), \(threads) threads" }

  static let all: [ResumeScenario] = [1, 2].flatMap { threads in
    [
      ResumeScenario(
        name: "a folder", destination: ["--output-dir", "out"], journal: "out.winnow-journal",
        threads: threads),
      ResumeScenario(
        name: "in place", destination: ["-i"], journal: "r.jsonl.winnow-journal", threads: threads),
      ResumeScenario(
        name: "in place with backups", destination: ["-i=.bak"], journal: "r.jsonl.winnow-journal",
        threads: threads),
    ]
  }

  /// Texts and archives with copies among them and across them, one that needs no cleaning, and a broken record.
  static let files: [String: [UInt8]] = {
    var files: [String: [UInt8]] = ["in/plain.txt": Array("Nobody waited.\n".utf8)]
    for number in 1...8 {
      let text = "Keeper \(number % 5) said “yes” twice, and “no” once.\n"
      files["in/\(number).txt"] = Array(String(repeating: text, count: 20).utf8)
      let records = (1...40).map { #"{"text":"Keeper \#(number * $0 % 37) said “yes” twice."}"# + "\n" }
      files["in/sub/\(number).jsonl"] = Array((records.joined() + (number == 3 ? "no\n" : "")).utf8)
    }
    // Enough for threads to be started; being above the limit, it takes no time.
    let long = #"{"text":""# + String(repeating: "The tide turns twice a day. ", count: 4000) + "“So.”\"}\n"
    files["in/long.jsonl"] = Array(String(repeating: long, count: 11).utf8)
    return files
  }()

  /// A folder in which nothing has been done.
  static func folder() throws -> WorkFolder {
    let folder = try WorkFolder()
    for (name, bytes) in files { try folder.write(name, bytes) }
    return folder
  }

  var arguments: [String] {
    let quick = [
      "--no-config", "--no-builtin-rules", "--stages", "quotes,dedupe", "--max-article-size", "50K",
    ]
    return quick + ["-j", "\(threads)"] + ["--resume", "in", "--report", "r.jsonl"] + destination
  }

  /// A run that has not been cut short.
  struct Whole: Sendable {
    /// What is there.
    let files: [String: [UInt8]]
    let run: BinaryRun
    /// How long it took, in microseconds.
    let duration: UInt64
  }

  private static let wholes = Mutex<[String: Whole]>([:])

  /// What comes of the run if it is not cut short.
  func whole() throws -> Whole {
    if let known = Self.wholes.withLock({ $0[testDescription] }) { return known }
    let whole = try makeWhole()
    Self.wholes.withLock { $0[testDescription] = whole }
    return whole
  }

  private func makeWhole() throws -> Whole {
    let folder = try Self.folder()
    let start = ContinuousClock.now
    let run = try folder.winnow(arguments)
    let duration = start.duration(to: .now)
    // The broken record.
    #expect(run.status == 2)
    return Whole(files: try folder.contents(), run: run, duration: UInt64(duration / .microseconds(1)))
  }

  /// Whether a run that was killed in a folder had come to its end before.
  func isOver(in folder: WorkFolder) throws -> Bool {
    let names = folder.names
    guard names.contains("r.jsonl"), !names.contains(journal) else { return false }
    return try folder.text("r.jsonl").contains(#"{"type":"run-end""#)
  }
}
