import Testing
import WinnowIO
import WinnowTestSupport

@Suite("Articles written anew")
struct ConversionTests {
  private static let archive = [
    WARCSample("warcinfo", Array("software: x\r\n".utf8)), .conversion(Sample.rain),
    .conversion(Sample.plain),
    .response("Content-Type: text/plain\r\n", Array(Sample.wind.utf8)),
    .response("Content-Type: text/html\r\n", Array("<p>".utf8)),
  ].flatMap(\.bytes)
  private static let fog = "Fog\n\nNobody saw the “bridge” at all.\n"
  private static let start =
    #"{"id":"urn:uuid:0","url":"https://example.org/a?b=\"c\"","date":"2024-05-01T10:00:00Z","digest":"sha1:AAAA","text":"#
  private static let lines =
    #"\#(start)"Rain\n\nThe keeper said “yes” twice.\n"}"# + "\n"
    + #"\#(start)"Calm\n\nNothing to do here.\n"}"# + "\n"
    + #"\#(start)"Wind\n\nNobody said “no” at all.\n"}"# + "\n"
  private static let cleaned = lines.replacing("“", with: #"\""#).replacing("”", with: #"\""#)

  @Test("the articles of a web archive become JSON Lines, compressed record by record or not")
  func archive() throws {
    let folder = try WorkFolder()
    try folder.write("a.warc", Self.archive)
    let members =
      try Compression.gzip.compressed(Array(Self.archive.prefix(700)))
      + Compression.gzip.compressed(Array(Self.archive.dropFirst(700)))
    try folder.write("a.warc.gz", members)
    try folder.write("a.WET.zst", try Compression.zstd.compressed(Self.archive))
    for name in ["a.warc", "a.warc.gz", "a.WET.zst"] {
      let run = try folder.winnow("--stages", "quotes", name)
      #expect(run.outputText == Self.cleaned, "\(name)")
      #expect(run.status == 0)
      #expect(run.errorText.contains("3 articles, 2 cleaned, 2 other records left out;"))
    }
    let piped = try folder.winnow(
      "--stages", "quotes", "--input-format", "warc", input: Self.archive, pieceSize: 7)
    #expect(piped.outputText == Self.cleaned)
    #expect(try folder.winnow("check", "--fail-level", "note", "a.warc").status == 1)
    #expect(try folder.winnow("explain", "a.warc").outputText.contains("The keeper said"))
  }

  @Test("restore gives back the articles before they were cleaned, and says that it is not the archive")
  func restore() throws {
    let folder = try WorkFolder()
    try folder.write("in/a.warc.gz", try Compression.gzip.compressed(Self.archive))
    try folder.write("in/b.txt", Self.fog)
    #expect(try folder.winnow("in", "--output-dir", "out", "--report", "r.jsonl").status == 0)
    #expect(try folder.files(below: "out") == ["a.jsonl.gz", "b.txt"])
    let report = try folder.text("r.jsonl")
    #expect(
      report.contains(#""path":"in/a.warc.gz","name":"a.jsonl.gz","format":"warc","output_format":"jsonl"}"#))
    #expect(report.contains(#""skipped":2"#))
    #expect(report.contains(#""path":"in/b.txt","name":"b.txt","format":"text"}"#))
    let run = try folder.winnow("restore", "r.jsonl", "out", "--output-dir", "back")
    #expect(run.status == 0)
    #expect(
      run.messages == [
        "winnow: in/a.warc.gz: its articles were written anew, so what is restored is jsonl, not warc"
      ])
    #expect(ReadBytes(try folder.bytes("back/a.jsonl.gz")).bytes == Array(Self.lines.utf8))
    #expect(try folder.text("back/b.txt") == Self.fog)
    #expect(try folder.winnow("-q", "restore", "r.jsonl", "out", "--output-dir", "again").messages == [])
    let shown = try folder.winnow("report", "r.jsonl", "-f", "jsonl")
    #expect(shown.outputText.contains(#""output_format":"jsonl"}"#))
  }

  @Test("texts become JSON Lines, with their paths as ids")
  func texts() throws {
    let folder = try WorkFolder()
    try folder.write("in/b.txt", "\u{FEFF}" + Sample.rain)
    try folder.write("in/a.txt", "")
    try folder.write("in/c.jsonl", #"{"id": 3, "text": "As it was."}"# + "\n")
    let run = try folder.winnow("--output-format", "jsonl", "in", "-", input: Array(Sample.wind.utf8))
    #expect(
      run.outputText == #"""
        {"id":"in/a.txt","text":""}
        {"id":"in/b.txt","text":"Rain\n\nThe keeper said \"yes\" twice.\n"}
        {"id": 3, "text": "As it was."}
        {"id":"-","text":"Wind\n\nNobody said \"no\" at all.\n"}

        """#)
    #expect(run.status == 0)
    let named = try folder.winnow(
      "--output-format", "jsonl", "--field", "body", "--id-field", "file", "in/b.txt", "--output-dir", "out")
    #expect(named.status == 0)
    #expect(try folder.text("out/b.jsonl").hasPrefix(#"{"file":"in/b.txt","body":"Rain"#))
  }

  @Test("what cannot be read is left out and told, the rest is written")
  func unreadable() throws {
    let folder = try WorkFolder()
    try folder.write("a.txt", Array("One\nTwo\0".utf8))
    try folder.write("b.txt", [0x41, 0xFF, 0x0A])
    try folder.write("c.txt", String(repeating: "Long. ", count: 100))
    try folder.write("d.warc", Array(Self.archive.dropLast(40)))
    let run = try folder.winnow(
      "--output-format", "jsonl", "--max-article-size", "500", "--stages", "quotes", "a.txt", "b.txt",
      "c.txt",
      "d.warc")
    #expect(run.status == 2)
    let lines =
      #"{"id":"b.txt","text":"A\#u{FFFD}\n"}"# + "\n"
      + Self.cleaned.split(separator: "\n").prefix(3).joined(separator: "\n") + "\n"
    #expect(run.outputText == lines)
    #expect(
      run.messages.prefix(3) == [
        "winnow: a.txt:2:4: a NUL byte: this is not plain text, left out; convert it to UTF-8 first",
        "winnow: b.txt: not valid UTF-8; what is not was written as U+FFFD",
        "winnow: c.txt: an article above the limit of 500 bytes; left out (--max-article-size raises the limit)",
      ])
    #expect(run.messages.last?.hasPrefix("winnow: d.warc: record at byte ") == true)
    #expect(run.messages.last?.hasSuffix(" left out: the file ends within it") == true)
  }

  @Test("a compressed archive that ends too early gives what was before")
  func truncated() throws {
    let folder = try WorkFolder()
    let whole = try Compression.gzip.compressed(Self.archive)
    try folder.write("a.warc.gz", whole + whole.prefix(40))
    let run = try folder.winnow("--stages", "quotes", "a.warc.gz")
    #expect(run.status == 2)
    #expect(run.outputText == Self.cleaned)
    #expect(
      run.errorText.contains("gzip, at byte \(whole.count + 40) of the compressed stream: it ends too early"))
  }

  @Test("what cannot be done is refused with the way out")
  func refused() throws {
    let folder = try WorkFolder()
    try folder.write("a.warc", Self.archive)
    try folder.write("a.txt", Sample.rain)
    try folder.write("b.txt", Sample.rain)
    try folder.write("a.jsonl", Self.lines)
    let cases: [(arguments: [String], message: String)] = [
      (
        ["-i", "a.warc"], "a.warc would be replaced by its articles as jsonl; use -o FILE or --output-dir DIR"
      ),
      (["--output-format", "jsonl", "-i", "a.txt"], "a.txt would be replaced by its articles as jsonl;"),
      (["--output-format", "warc", "a.txt"], "there is no output format “warc”; use one of text, jsonl"),
      (["a.txt", "a.jsonl"], "use --output-dir DIR, --in-place or --output-format jsonl"),
      (
        ["a.txt", "b.txt"],
        "use --output-dir DIR, --in-place, --output-format jsonl, or --separator TEXT to put"
      ),
    ]
    for (arguments, message) in cases {
      let run = try folder.winnow(arguments)
      #expect(run.status == 2, "\(arguments)")
      #expect(run.errorText.contains(message), "\(run.errorText)")
      #expect(run.output.isEmpty)
    }
    #expect(try folder.bytes("a.warc") == Self.archive)
  }
}
