import Testing
import WinnowTestSupport

/// A full disk is met only as standard output here: no test names a device as an output file, since a mistake in the
/// program would then harm the machine.
@Suite("Outputs that are wrong")
struct OutputErrorTests {
  @Test(
    arguments: [
      "$WINNOW a.txt", "$WINNOW check --fail-level note a.txt", "$WINNOW restore r.jsonl clean.txt",
      "$WINNOW -h",
      "$WINNOW rules list",
    ])
  func `a full disk`(command: String) throws {
    let folder = try WorkFolder()
    try folder.write("a.txt", Sample.rain)
    #expect(try folder.winnow("a.txt", "-o", "clean.txt", "--report", "r.jsonl").status == 0)
    let before = try folder.contents()
    let run = try folder.bash("\(command) > /dev/full")
    #expect(run.status == 2)
    let message = "standard output: cannot write: No space left on device; free some space and run again"
    #expect(run.messages.first == "winnow: \(message)", "\(run.errorText)")
    #expect(try folder.contents() == before)
  }

  @Test(arguments: [
    "$WINNOW -q big.jsonl", "$WINNOW -q check -v big.jsonl", "$WINNOW restore r.jsonl big.clean",
  ])
  func `a closed pipe is no error`(command: String) throws {
    let folder = try WorkFolder()
    try folder.write("big.jsonl", (0..<20_000).map { #"{"text":"Number \#($0) “here”."}"# + "\n" }.joined())
    #expect(try folder.winnow("-q", "big.jsonl", "-o", "big.clean", "--report", "r.jsonl").status == 0)
    let run = try folder.bash("\(command) | head -c 10 > head; echo ${PIPESTATUS[0]}; wc -c < head")
    #expect(run.outputText.split(separator: "\n").map { $0.filter { $0 != " " } } == ["0", "10"])
    #expect(run.errors.isEmpty, "\(run.errorText)")
  }

  /// Here the pipe is not what the run is for: files are left as they were, which nobody must take for success.
  @Test(arguments: ["-i in", "--output-dir out in"])
  func `a report whose reader has gone, while files are written`(command: String) throws {
    let folder = try WorkFolder()
    let line = "The keeper said “yes” twice.\n"
    for name in 1...4 {
      try folder.write("in/\(name).txt", String(repeating: "\(name) \(line)", count: 1000))
    }
    let before = try folder.contents(below: "in")
    let run = try folder.bash("{ $WINNOW --stages quotes \(command) -f diff; echo $? > status; } 2>&1 | true")
    #expect(run.status == 0)
    #expect(try folder.text("status") == "2\n")
    let changed = try folder.contents(below: "in").filter { before[$0.key] != $0.value }
    #expect(changed.count < 4)
    for (name, bytes) in changed { #expect(bytes == before[name].map(Self.straightened)) }
    #expect(try folder.files().allSatisfy { !$0.hasSuffix(".tmp") })
  }

  private static func straightened(_ bytes: [UInt8]) -> [UInt8] {
    Array(
      String(decoding: bytes, as: UTF8.self).map { "“”".contains($0) ? "\"" : $0 }.map(String.init).joined()
        .utf8)
  }
}

@Suite("What restore refuses")
struct RestoreRefusalTests {
  @Test(
    arguments: [
      (
        "printf x >> out.txt", "restore r.jsonl out.txt -o back",
        "out.txt: has more bytes than the report knows"
      ),
      (
        "sed -i s/keeper/sweeper/ out.txt", "restore r.jsonl out.txt -o back",
        "a.txt: the cleaned text is not what"
      ),
      (
        "truncate -s 10 out.txt", "restore r.jsonl out.txt",
        "a.txt: the cleaned text is not what the report describes"
      ),
      (
        "sed -i '$d' r.jsonl", "restore r.jsonl out.txt",
        "r.jsonl:7: the report ends too early, without a “run-end”"
      ),
      ("head -c -9 r.jsonl > c", "restore c out.txt -o back", "c:"),
      ("true", "restore a.txt out.txt -o back", "a.txt:1: not a line of a change report"),
      (
        "$WINNOW -q b.txt --report b.jsonl > b", "restore b.jsonl out.txt -o back",
        "b.txt: the cleaned text is not"
      ),
      ("true", "restore r.jsonl none.txt -o back", "none.txt: cannot open: No such file or directory"),
      ("true", "restore none.jsonl out.txt -o back", "none.jsonl: cannot open: No such file or directory"),
      ("true", "restore r.jsonl out.txt -o out.txt", "out.txt: this would overwrite the cleaned text"),
      ("ln -s out.txt l", "restore r.jsonl out.txt -o l", "l: this would overwrite the cleaned text"),
      (
        "mkdir d; cp out.txt d/a.txt", "restore r.jsonl d --output-dir d",
        "d: this would overwrite the cleaned text"
      ),
      ("true", "restore r.jsonl out.txt -o back --output-dir d", "give either --output or --output-dir"),
    ])
  func `changed, cut and misplaced`(preparation: String, command: String, message: String) throws {
    let folder = try WorkFolder()
    try folder.write("a.txt", Sample.rain)
    try folder.write("b.txt", Sample.wind)
    #expect(try folder.winnow("-q", "a.txt", "-o", "out.txt", "--report", "r.jsonl").status == 0)
    #expect(try folder.bash(preparation).status == 0)
    let before = try folder.contents()
    let run = try folder.winnow(command.split(separator: " ").map(String.init))
    #expect(run.status == 2)
    #expect(run.errorText.hasPrefix("winnow: \(message)"), "\(run.errorText)")
    #expect(run.output.isEmpty)
    #expect(try folder.contents() == before)
  }

  @Test func `one changed file of a folder`() throws {
    let folder = try WorkFolder()
    try folder.write("in/a.txt", Sample.rain)
    #expect(try folder.winnow("in", "--output-dir", "out", "--report", "r.jsonl").status == 0)
    try folder.write("out/a.txt", Sample.windCleaned)
    let run = try folder.winnow("restore", "r.jsonl", "out", "--output-dir", "back")
    #expect(run.status == 2)
    #expect(try folder.files().filter { $0.hasPrefix("back") } == [])
  }
}
