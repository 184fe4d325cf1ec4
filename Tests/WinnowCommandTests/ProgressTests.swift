import Testing
import WinnowTestSupport

/// The program on a terminal that `script` makes; `cols` is how wide it is.
@Suite("Progress on a terminal", .serialized)
struct ProgressTests {
  /// What is fed slowly enough that there is something to be shown.
  private static let feeder = """
    feed() { for i in 1 2 3 4 5 6 7 8; do cat in.jsonl; sleep 0.15; done; }
    """

  private func run(_ arguments: String, columns: Int = 60, term: String = "xterm") throws -> (
    shown: String, status: Int
  ) {
    let folder = try WorkFolder()
    let record = #"{"text":"The keeper said “yes” twice, and “no” once."}"# + "\n"
    try folder.write("in.jsonl", String(repeating: record, count: 40))
    try folder.write(
      "run.sh",
      """
      stty cols \(columns)
      \(Self.feeder)
      feed | "$WINNOW" --no-builtin-rules --no-config --stages quotes --input-format jsonl -j 1 \(arguments)
      """)
    let run = try folder.bash("TERM=\(term) script -qec 'bash run.sh' /dev/null </dev/null")
    return (run.outputText, run.status)
  }

  @Test("is one line that is rewritten, fits, and is gone at the end")
  func auto() throws {
    let (shown, status) = try run("-o out.jsonl")
    #expect(status == 0)
    let frames = shown.split(separator: "\r").map(String.init)
    let lines = frames.filter { $0.contains(" MB/s") }
    #expect(lines.count >= 2, "\(shown.debugDescription)")
    for line in lines {
      #expect(line.hasSuffix("\u{1b}[K") && line.count - 3 < 60, "\(line.debugDescription)")
      #expect(line.contains("KiB, ") && !line.contains(" of "), "the size of a pipe is not known")
    }
    // It is taken away before the summary, which is all that stays.
    let last = try #require(frames.last { $0.contains("winnow: ") })
    #expect(last.hasPrefix("\u{1b}[Kwinnow: ") && last.contains(" articles, "))
    #expect(frames.firstIndex(of: last) == frames.lastIndex { $0.contains("\u{1b}") })
  }

  @Test(
    "is not where it was not asked for, or where something else is written",
    arguments: [
      "-o out.jsonl --progress never", "-q -o out.jsonl", "", "-f text -o out.jsonl", "-l -o out.jsonl",
      "-o out.jsonl 2>errors",
    ])
  func never(arguments: String) throws {
    #expect(try !run(arguments).shown.contains("MB/s"))
  }

  @Test("a terminal that can do nothing is left alone")
  func dumb() throws {
    #expect(try !run("-o out.jsonl", term: "dumb").shown.contains("MB/s"))
  }

  @Test("with standard output elsewhere, the text has nothing of it")
  func elsewhere() throws {
    let (shown, status) = try run("--progress auto >out.jsonl; grep -c MB/s out.jsonl")
    #expect(shown.contains("MB/s") && status == 1 && shown.hasSuffix("0\r\n"))
  }
}
