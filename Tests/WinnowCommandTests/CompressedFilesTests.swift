import Testing
import WinnowTestSupport

@Suite("Compressed files")
struct CompressedFilesTests {
  private static let archive = #"""
    {"id": "a", "text": "The keeper said “yes”."}
    {"id": "b", "text": "Nothing else."}
    {"id": "c", "text": "The keeper said \"yes\"."}

    """#
  private static let cleaned = #"""
    {"id": "a", "text": "The keeper said \"yes\"."}
    {"id": "b", "text": "Nothing else."}

    """#

  @Test(
    "an archive, its output and its report are compressed as their names say, and come back",
    arguments: ["gz", "zst"])
  func roundTrip(suffix: String) throws {
    let folder = try WorkFolder()
    try folder.write("a.jsonl", Self.archive)
    #expect(try folder.winnow("--stages", "quotes,dedupe", "a.jsonl", "-o", "plain.jsonl").status == 0)
    // A copy that no stage touches is how an archive is compressed here, without other programs.
    #expect(try folder.winnow("--stages", "collapse", "a.jsonl", "-o", "in.jsonl.\(suffix)").status == 0)
    #expect(try folder.bytes("in.jsonl.\(suffix)") != folder.bytes("a.jsonl"))

    let run = try folder.winnow(
      "--stages", "quotes,dedupe", "in.jsonl.\(suffix)", "-o", "out.jsonl.\(suffix)", "--report",
      "r.jsonl.\(suffix)")
    #expect(run.status == 0)
    #expect(run.errorText.contains("3 articles, 1 cleaned, 1 duplicate"))
    #expect(try folder.text("plain.jsonl") == Self.cleaned)
    #expect(try folder.status("r.jsonl.\(suffix)").mode == 0o600)

    let restored = try folder.winnow("restore", "r.jsonl.\(suffix)", "out.jsonl.\(suffix)")
    #expect(restored.outputText == Self.archive)
    #expect(restored.status == 0)
    let piped = try folder.winnow(
      "restore", "r.jsonl.\(suffix)", "-o", "back.jsonl.\(suffix)", input: folder.bytes("plain.jsonl"))
    #expect(piped.messages == [])
    #expect(try folder.bytes("back.jsonl.\(suffix)") == folder.bytes("in.jsonl.\(suffix)"))
    let shown = try folder.winnow("report", "r.jsonl.\(suffix)")
    #expect(shown.status == 0 && shown.outputText.contains("dedupe.exact"))
  }

  @Test("gzip reads what is written, and what it writes is read from a pipe")
  func program() throws {
    let folder = try WorkFolder()
    try folder.write("a.txt", "She said “yes”.\n")
    let run = try folder.bash(
      """
      gzip -c a.txt | "$WINNOW" -q | cat && "$WINNOW" -q a.txt -o b.txt.gz && gzip -dc b.txt.gz
      """)
    #expect(run.outputText == "She said \"yes\".\nShe said \"yes\".\n")
  }

  @Test("the bytes decide, not the name")
  func names() throws {
    let folder = try WorkFolder()
    try folder.write("a.txt", "She said “yes”.\n")
    #expect(try folder.winnow("--stages", "collapse", "a.txt", "-o", "b.txt.zst").status == 0)
    try folder.write("named.txt", folder.bytes("b.txt.zst"))
    try folder.write("other.txt.gz", folder.bytes("b.txt.zst"))
    try folder.write("plain.txt.gz", "She said “yes”.\n")
    for name in ["named.txt", "other.txt.gz", "plain.txt.gz"] {
      #expect(try folder.winnow(name).outputText == "She said \"yes\".\n", "\(name)")
    }
  }

  @Test("in place, a file stays compressed as it was")
  func inPlace() throws {
    let folder = try WorkFolder()
    try folder.write("a.txt", "She said “yes”.\n")
    for name in ["b.txt.gz", "c.txt.zst"] {
      #expect(try folder.winnow("--stages", "collapse", "a.txt", "-o", name).status == 0)
    }
    try folder.write("plain.txt.gz", "She said “yes”.\n")
    let before = try folder.bytes("b.txt.gz")
    #expect(try folder.winnow("-i", "--stages", "collapse", "b.txt.gz").status == 0)
    #expect(try folder.bytes("b.txt.gz") == before, "nothing to clean, nothing written")
    let run = try folder.winnow(
      "--in-place=.bak", "b.txt.gz", "c.txt.zst", "plain.txt.gz", "--report", "r.jsonl.gz")
    #expect(run.status == 0)
    #expect(try folder.bytes("b.txt.gz.bak") == before)
    #expect(try folder.bytes("b.txt.gz").starts(with: [0x1F, 0x8B]))
    #expect(try folder.bytes("c.txt.zst").starts(with: [0x28, 0xB5]))
    #expect(try folder.text("plain.txt.gz") == "She said \"yes\".\n")
    #expect(try folder.winnow("b.txt.gz").outputText == "She said \"yes\".\n")
  }

  @Test("a folder of compressed files becomes one, and comes back")
  func folder() throws {
    let folder = try WorkFolder()
    try folder.write("a.jsonl", Self.archive)
    try folder.write("in/t.txt", "She said “yes”.\n")
    #expect(try folder.winnow("--stages", "collapse", "a.jsonl", "-o", "in/a.jsonl.zst").status == 0)
    try folder.write("in/t.tar.gz", "not for us")
    let run = try folder.winnow("in", "--output-dir", "out", "--report", "r.jsonl")
    #expect(run.status == 0)
    #expect(run.errorText.contains("1 file skipped"))
    #expect(try folder.winnow("restore", "r.jsonl", "out", "--output-dir", "back").status == 0)
    #expect(try folder.bytes("back/a.jsonl.zst") == folder.bytes("in/a.jsonl.zst"))
    #expect(try folder.text("back/t.txt") == "She said “yes”.\n")
  }

  @Test("a damaged file is reported with its place, and the others are cleaned")
  func damaged() throws {
    let folder = try WorkFolder()
    try folder.write("a.jsonl", Self.archive)
    #expect(try folder.winnow("--stages", "collapse", "a.jsonl", "-o", "cut.jsonl.gz").status == 0)
    let bytes = try folder.bytes("cut.jsonl.gz")
    try folder.write("cut.jsonl.gz", Array(bytes.dropLast(3)))
    let run = try folder.winnow(
      "--stages", "quotes", "cut.jsonl.gz", "a.jsonl", "--output-dir", "out", "--report", "r.jsonl.zst")
    #expect(run.status == 2)
    #expect(
      run.messages == [
        "winnow: cut.jsonl.gz: gzip, at byte \(bytes.count - 3) of the compressed stream: it ends too early; fetch it again"
      ])
    #expect(try folder.text("out/a.jsonl").hasPrefix(Self.cleaned))
    #expect(throws: (any Error).self) { try folder.bytes("out/cut.jsonl.gz") }
    #expect(try folder.winnow("restore", "cut.jsonl.gz", "a.jsonl").status == 2, "no report, and damaged")
  }
}
