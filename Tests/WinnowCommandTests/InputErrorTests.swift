import Testing
import WinnowTestSupport

@Suite("Inputs that are wrong")
struct InputErrorTests {
  @Test func `a missing file and a path through a file: the others are cleaned`() throws {
    let folder = try WorkFolder()
    try folder.write("a.txt", Sample.rain)
    let run = try folder.winnow("missing.txt", "a.txt/x", "a.txt")
    #expect(run.outputText == Sample.rainCleaned)
    #expect(run.status == 2)
    #expect(
      run.messages == [
        "winnow: missing.txt: cannot open: No such file or directory; check the path",
        "winnow: a.txt/x: cannot open: Not a directory; a part of the path is a file, not a folder",
      ])
  }

  @Test func `an unreadable folder and file`() throws {
    let folder = try WorkFolder()
    // Root reads everything, so there the test says nothing.
    guard try folder.bash("id -u").outputText != "0\n" else { return }
    try folder.write("in/closed/a.txt", Sample.rain)
    try folder.write("in/b.txt", Sample.wind)
    try folder.setMode("in/closed", 0)
    let run = try folder.winnow("in", "--output-dir", "out")
    try folder.setMode("in/closed", 0o755)
    #expect(run.status == 2)
    #expect(run.messages == ["winnow: in/closed: cannot open: Permission denied; check its permissions"])
    #expect(try folder.files(below: "out") == ["b.txt"])
  }

  @Test func `links that lead round`() throws {
    let folder = try WorkFolder()
    try folder.write("in/a.txt", Sample.rain)
    try folder.link("in/self", to: ".")
    try folder.link("one", to: "two")
    try folder.link("two", to: "one")
    let followed = try folder.winnow("in", "--follow", "--output-dir", "out")
    #expect(followed.status == 2)
    #expect(
      followed.messages == ["winnow: in/self: a symbolic link leads back to a folder it is in; not followed"])
    #expect(try folder.text("out/a.txt") == Sample.rainCleaned)
    #expect(try folder.winnow("in", "--output-dir", "out2").status == 0)
    let argument = try folder.winnow("one", "in/a.txt")
    #expect(argument.status == 2)
    #expect(argument.outputText == Sample.rainCleaned)
    #expect(argument.errorText.contains("one: cannot open: Too many levels of symbolic links"))
  }

  @Test(arguments: [[0xFF], [0xC3], [0xED, 0xA0, 0x80]] as [[UInt8]])
  func `bytes that are not UTF-8 are kept, and cleaned around`(bad: [UInt8]) throws {
    let folder = try WorkFolder()
    let input = Array("Head\n\nShe ".utf8) + bad + Array(" said “yes”.\n".utf8)
    let expected = Array("Head\n\nShe ".utf8) + bad + Array(" said \"yes\".\n".utf8)
    try folder.write("a.txt", input)
    let run = try folder.winnow("a.txt", "--report", "r.jsonl")
    #expect(run.output == expected)
    #expect(run.status == 2)
    #expect(run.messages.count == 1)
    #expect(run.errorText.hasPrefix("winnow: a.txt:3:5: not valid UTF-8; kept as it is and cleaned around"))
    #expect(try folder.winnow("restore", "r.jsonl", input: run.output).output == input)

    let record = Array(#"{"text": "A “b” "#.utf8) + bad + Array(" c\"}\n".utf8)
    try folder.write("a.jsonl", record)
    let lines = try folder.winnow("a.jsonl", "--report", "l.jsonl")
    #expect(lines.output == Array(#"{"text": "A \"b\" "#.utf8) + bad + Array(" c\"}\n".utf8))
    #expect(lines.status == 2)
    #expect(lines.errorText.hasPrefix("winnow: a.jsonl:1: not valid UTF-8"), "\(lines.errorText)")
    #expect(try folder.winnow("restore", "l.jsonl", input: lines.output).output == record)
  }

  @Test func `NUL bytes: written through`() throws {
    let folder = try WorkFolder()
    let input = Array("Head\n“a”\0b\n".utf8)
    try folder.write("a.txt", input)
    let run = try folder.winnow("a.txt")
    #expect(run.output == input)
    #expect(run.status == 2)
    #expect(run.errorText.hasPrefix("winnow: a.txt:2:4: a NUL byte: this is not plain text"))
  }

  @Test(arguments: ["100", "64K"])
  func `articles above the limit: written through`(size: String) throws {
    let folder = try WorkFolder()
    let count = size == "100" ? 20 : 20_000
    let long = String(repeating: "“long” ", count: count)
    try folder.write("a.txt", long)
    let text = try folder.winnow("--max-article-size", size, "a.txt", "--report", "r.jsonl")
    #expect(text.outputText == long)
    #expect(text.status == 2)
    #expect(text.messages.count == 1)
    #expect(text.errorText.hasPrefix("winnow: a.txt: an article above the limit of "), "\(text.errorText)")
    #expect(text.errorText.contains("(--max-article-size raises the limit)"))
    #expect(try folder.winnow("restore", "r.jsonl", input: text.output).outputText == long)

    try folder.write(
      "a.jsonl", #"{"text":"“a”"}"# + "\n" + #"{"text":"\#(long)"}"# + "\n" + #"{"text":"“b”"}"#)
    let lines = try folder.winnow("--max-article-size", size, "a.jsonl", "--report", "l.jsonl")
    #expect(
      lines.outputText == #"{"text":"\"a\""}"# + "\n" + #"{"text":"\#(long)"}"# + "\n" + #"{"text":"\"b\""}"#)
    #expect(lines.status == 2)
    #expect(lines.errorText.hasPrefix("winnow: a.jsonl:2: an article above the limit of "))
    #expect(try folder.winnow("restore", "l.jsonl", input: lines.output).output == folder.bytes("a.jsonl"))
  }

  @Test func `a hostile rule on a hostile text: given up, said with its place, the text as it was`() throws {
    let folder = try WorkFolder()
    try folder.write(
      "p.yml",
      """
      schema: 1
      pack: {name: p, languages: [en], license: CC0-1.0}
      rules:
        - {id: a.trap, message: M, match: '(?s)<aside>.*?</aside>|x\\s+$', scope: span, action: remove}
        - {id: a.good, message: M, match: '^ads?$', action: remove}

      """)
    let text = "Title\n</aside>" + String(repeating: "<aside>", count: 20_000) + "\nad\nEnd\n"
    try folder.write("a.txt", text)
    let run = try folder.winnow("--no-builtin-rules", "-r", "p.yml", "--stages", "rules", "a.txt")
    #expect(run.status == 2)
    #expect(run.outputText == text.replacing("ad\n", with: ""))
    #expect(
      run.messages.first == "winnow: a.txt:2:1: rule a.trap: the pattern takes too many steps on this text")
    let lint = try folder.winnow("rules", "lint", "p.yml")
    #expect(lint.status == 1)
    #expect(lint.outputText.contains("p.yml:4:37: error lint.torture: on “<aside>” again and again"))
  }

  @Test func `much of the same is said twenty times`() throws {
    let folder = try WorkFolder()
    try folder.write("a.jsonl", String(repeating: "oops\n", count: 1000))
    let run = try folder.winnow("a.jsonl")
    #expect(run.messages.count == 21)
    #expect(run.outputText == String(repeating: "oops\n", count: 1000))
    #expect(run.errorText.contains("a.jsonl: 980 more like the last"))
  }

  @Test func `a path that would control a terminal`() throws {
    let folder = try WorkFolder()
    let run = try folder.winnow("\u{1B}[31mred\u{202E}")
    #expect(run.errorText.hasPrefix(#"winnow: \u{1b}[31mred\u{202e}: cannot open"#))
    #expect(run.status == 2)
  }
}
