import Glibc
import Testing
import WinnowTestSupport

/// The program is killed, or asked to end, at random moments. Which ones is told by the seed; a moment itself cannot be repeated.
@Suite("Killed in the middle", .serialized)
struct KillTests {
  private static let seed = UInt64.random(in: .min ... .max)

  /// How long a whole run takes, in microseconds, and what comes of it.
  private struct Whole {
    let contents: [String: [UInt8]]
    let duration: UInt64
  }

  private static let inPlace = ["-q", "--no-builtin-rules", "-i", "in", "--report", "r.jsonl"]
  private static let toFile = [
    "-q", "--no-builtin-rules", "a.jsonl", "-o", "out.jsonl", "--report", "r.jsonl",
  ]

  @Test(arguments: [
    (SIGKILL, inPlace, 100), (SIGKILL, toFile, 30), (SIGTERM, inPlace, 30), (SIGTERM, toFile, 30),
  ])
  func `every file is the old one or the new one`(signal: Int32, arguments: [String], moments: Int) throws {
    var generator = SeededGenerator(seed: Self.seed)
    let before = Self.files
    let whole = try Self.whole(before, arguments)
    var landed = 0
    for moment in 1...moments {
      let folder = try Self.folder(before)
      let delay = UInt64.random(in: 0...whole.duration, using: &generator)
      let run = try folder.winnow(arguments, sending: SentSignal(signal, after: delay))
      if run.status != 0 { landed += 1 }
      let files = try folder.contents()
      var complaints = Self.complaints(files, before, whole.contents)
      if signal != SIGKILL { complaints += files.keys.filter(Self.isTemporary).map { "\($0) is left" } }
      #expect(complaints.isEmpty, "seed \(Self.seed), moment \(moment), \(delay) µs of \(whole.duration)")

      #expect(try folder.winnow(arguments).status == 0)
      let after = try folder.contents().filter { !Self.isTemporary($0.key) }
      // The report of a second run over what is clean already has less to tell.
      let isSecond = arguments.contains("-i")
      for (name, bytes) in whole.contents where !(isSecond && name == "r.jsonl") {
        #expect(after[name] == bytes, "\(name), seed \(Self.seed), moment \(moment)")
      }
    }
    #expect(landed > 0, "every run came to its end: seed \(Self.seed)")
  }

  private static let files: [String: [UInt8]] = {
    var files: [String: [UInt8]] = [:]
    var records = ""
    for number in 1...12 {
      let text = "Keeper \(number) said “yes” twice, and “no” once.\n"
      files["in/\(number).txt"] = Array(String(repeating: text, count: 20).utf8)
      records += #"{"text":"Keeper \#(number) said “yes” twice, and “no” once."}"# + "\n"
    }
    files["a.jsonl"] = Array(String(repeating: records, count: 10).utf8)
    return files
  }()

  private static func folder(_ files: [String: [UInt8]]) throws -> WorkFolder {
    let folder = try WorkFolder()
    for (name, bytes) in files { try folder.write(name, bytes) }
    return folder
  }

  private static func whole(_ files: [String: [UInt8]], _ arguments: [String]) throws -> Whole {
    let folder = try folder(files)
    let start = ContinuousClock.now
    #expect(try folder.winnow(arguments).status == 0)
    let duration = start.duration(to: .now)
    return Whole(
      contents: try folder.contents(), duration: UInt64(duration.components.attoseconds / 1_000_000_000_000))
  }

  private static func isTemporary(_ name: String) -> Bool {
    let last = name.split(separator: "/").last ?? ""
    return last.hasPrefix(".") && last.hasSuffix(".tmp")
  }

  private static func complaints(
    _ files: [String: [UInt8]], _ before: [String: [UInt8]], _ whole: [String: [UInt8]]
  ) -> [String] {
    var complaints = before.keys.filter { files[$0] == nil }.map { "\($0) is gone" }
    let report = String(decoding: files["r.jsonl"] ?? [], as: UTF8.self)
    for (name, bytes) in files where !isTemporary(name) && bytes != before[name] {
      if name == "r.jsonl" {
        if whole[name]?.starts(with: bytes) != true {
          complaints.append("\(name) is no beginning of the report")
        }
      } else if bytes != whole[name] {
        complaints.append("\(name) is neither old nor new")
      } else if name.hasPrefix("in/"), !report.contains(#""path":"\#(name)""#) {
        complaints.append("\(name) was changed, and is not in the report")
      }
    }
    return complaints
  }
}
