import Testing
import Winnow
import WinnowTestSupport

@Suite("Sizes and the summary")
struct ByteCountTests {
  @Test(
    "sizes as people read them",
    arguments: [
      (0, "0 bytes"), (1, "1 byte"), (1023, "1023 bytes"), (1024, "1 KiB"), (1536, "1.5 KiB"),
      (35_328, "34.5 KiB"),
      (1_048_524, "1023.9 KiB"), (1_048_575, "1 MiB"), (1 << 20, "1 MiB"), (64 << 20, "64 MiB"),
      (3 << 29, "1.5 GiB"), (1 << 40, "1024 GiB"),
    ])
  func description(bytes: Int, words: String) {
    #expect(ByteCount.description(bytes) == words)
  }

  @Test(
    "sizes as people write them",
    arguments: [
      ("0", 0), ("500", 500), ("500b", 500), ("64K", 65536), ("64k", 65536), ("64KB", 65536),
      ("64 KiB", 65536),
      ("1M", 1 << 20), ("2 mib", 2 << 20), ("1G", 1 << 30), ("", nil), ("K", nil), ("-1", nil), ("1.5M", nil),
      ("1T", nil), ("1 M B", nil), ("٣", nil), ("99999999999999999999", nil), ("9999999999G", nil),
      (" 1", nil),
    ] as [(String, Int?)])
  func parse(text: String, bytes: Int?) {
    #expect(ByteCount.parse(text) == bytes)
  }

  @Test("the totals in one line")
  func summary() throws {
    var configuration = Configuration()
    configuration.stages = ["normalize", "quotes"]
    let fixture = try RunFixture(configuration)
    try fixture.folder.write("in/a.txt", "It’s “so”.\n")
    try fixture.folder.write("in/b.txt", "Plain.\n")
    try fixture.folder.write("in/c.jsonl", "{\"text\":\"a\u{A0}b\"}\nno\n")
    try fixture.folder.write("in/d.png", "")
    let result = try fixture.clean(["in"], to: .folder(fixture.folder.path("out")))
    #expect(
      result.summary.line == """
        4 articles, 2 cleaned, 1 failed, 1 file skipped; edits: normalize 1, quotes 3; 43 bytes in, 36 bytes out
        """)
    #expect(result.hasProblems && result.hasChanges && result.isComplete)
    #expect(result.reaches(.note) && !result.reaches(.warning))
    #expect(Summary().line == "no articles; 0 bytes in, 0 bytes out")
    try fixture.folder.write("plain/b.txt", "Plain.\n")
    let unchanged = try fixture.clean(["plain"], to: .none)
    #expect(unchanged.summary.line == "1 article, nothing to clean; 7 bytes in, 7 bytes out")
  }
}
