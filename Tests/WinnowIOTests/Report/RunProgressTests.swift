import Testing
import WinnowTestSupport

@testable import WinnowIO

@Suite("How far a run has come, in one line")
struct RunProgressTests {
  private static let half = RunProgress(
    bytes: 50 << 20, of: 100 << 20, articles: 1234, path: "wire/tide.jsonl.gz")

  @Test("bytes, speed, articles, time and file")
  func whole() {
    #expect(
      Self.half.line(after: .seconds(2), columns: 120)
        == "50 MiB of 100 MiB (50 %), 26 MB/s, 1234 articles, 0:02 left, wire/tide.jsonl.gz")
    #expect(
      RunProgress(bytes: 1536, articles: 1, path: "-").line(after: .milliseconds(500), columns: 80)
        == "1.5 KiB, 0.0 MB/s, 1 article, -")
    #expect(RunProgress(path: "a").line(after: .zero, columns: 80) == "0 bytes, 0 articles, a")
  }

  @Test(
    "the time that is left",
    arguments: [(1, "0:01"), (59, "0:59"), (61, "1:01"), (3661, "1:01:01"), (400_000, nil)]
      as [(Int, String?)])
  func left(seconds: Int, words: String?) {
    let progress = RunProgress(bytes: 1_000_000, of: 1_000_000 * (seconds + 1), path: "a")
    let line = progress.line(after: .seconds(1), columns: 80)
    #expect(line.contains(" left") == (words != nil), "\(line)")
    if let words { #expect(line.contains(", \(words) left, a"), "\(line)") }
  }

  @Test("at the end nothing is left, and what grew is no more than all")
  func end() {
    for bytes in [100, 120] {
      let line = RunProgress(bytes: bytes, of: 100, articles: 2, path: "a").line(
        after: .seconds(1), columns: 80)
      #expect(line.contains("(100 %)") && !line.contains("left"))
    }
    #expect(RunProgress(of: 0).line(after: .seconds(1), columns: 80).contains("0 bytes of 0 bytes (100 %)"))
  }

  @Test("a narrow terminal gets less, and a path loses its front")
  func narrow() {
    #expect(
      Self.half.line(after: .seconds(2), columns: 75)
        == "50 MiB of 100 MiB (50 %), 26 MB/s, 1234 articles, 0:02 left, …tide.jsonl.gz")
    #expect(Self.half.line(after: .seconds(2), columns: 40) == "50 MiB of 100 MiB (50 %), 26 MB/s")
    #expect(Self.half.line(after: .seconds(2), columns: 10) == "")
  }

  @Test("nothing in a path controls the terminal or takes more columns than there are")
  func paths() {
    let path = "a\u{1b}[2J\n\r\t\u{202E}\u{7}漢字/\u{300}x"
    let line = RunProgress(path: path).line(after: .zero, columns: 80)
    #expect(line == "0 bytes, 0 articles, a\\u{1b}[2J\\u{a}\\u{d}\\t\\u{202e}\\u{7}漢字/\u{300}x")
    forAll(seeds: 1...300) { generator in
      let bytes = RandomText.bytes(upTo: 40, using: &generator)
      let columns = Int.random(in: 0...80, using: &generator)
      let progress = RunProgress(
        bytes: Int.random(in: 0...(1 << 40), using: &generator), of: 1 << 40,
        articles: Int.random(in: 0...(1 << 40), using: &generator),
        path: String(decoding: bytes, as: UTF8.self))
      let line = progress.line(
        after: .milliseconds(Int.random(in: 0...99_999, using: &generator)), columns: columns)
      let width = Cell.cells(Array(line.utf8)[...]).reduce(0) { $0 + $1.width }
      try require(width <= columns, "\(width) columns of \(columns): \(line.debugDescription)")
      try require(
        !line.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x7F }, line.debugDescription)
    }
  }
}
