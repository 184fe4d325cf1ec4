import Testing
import WinnowCore
import WinnowTestSupport

@testable import WinnowIO

@Suite("Text report")
struct TextReporterTests {
  private func lines(
    _ stream: [UInt8], _ pieces: [(old: String, new: String, reason: Reason)], isVerbose: Bool = false,
    format: any ArticleFormat = PlainText(), path: String = "a.txt"
  ) throws -> String {
    let pipeline = try ScriptStage.replacing(
      pieces.map { (Array($0.old.utf8), Array($0.new.utf8), $0.reason) })
    let reports = ReportFixture.reports(stream, format, pipeline, path: path)
    return ReportFixture.render(reports, with: TextReporter(isVerbose: isVerbose))
  }

  let stream = Array("a—b\nbad news — bad\n".utf8)
  let pieces = [("—", "-", ReportFixture.dash), ("bad news", "", ReportFixture.bad)]

  @Test("one line a rule, with its first place and count")
  func brief() throws {
    #expect(
      try lines(stream, pieces) == """
        a.txt:1:2: note: Dash [one.dash] (2 places)
        a.txt:2:1: warning: Bad word [one.bad]: bad news

        """)
  }

  @Test("every place when verbose, in the order of the text")
  func verbose() throws {
    #expect(
      try lines(stream, pieces, isVerbose: true) == """
        a.txt:1:2: note: Dash [one.dash]
        a.txt:2:1: warning: Bad word [one.bad]: bad news
        a.txt:2:10: note: Dash [one.dash]

        """)
  }

  @Test("in JSON Lines the record's line stands in front of the article's")
  func records() throws {
    let stream = Array("{\"text\":\"x\"}\n{\"text\":\"a\\nbad news\"}\n".utf8)
    #expect(
      try lines(stream, pieces, format: JSONLines(), path: "a.jsonl")
        == "a.jsonl:2:2:1: warning: Bad word [one.bad]: bad news\n")
  }

  @Test(
    "what is hidden or controls a terminal is spelled out",
    arguments: [
      ("bad\u{1B}[31m", #"bad\u{1b}[31m"#), ("bad\u{202E}x", #"bad\u{202e}x"#),
      ("bad\rx\u{7}", #"bad\u{d}x\u{7}"#),
      ("bad\u{200B}\u{FEFF}", #"bad\u{200b}\u{feff}"#), ("bad\u{9B}1m", #"bad\u{9b}1m"#),
      ("bad\u{7F}x", #"bad\u{7f}x"#),
      ("bad\u{2028}x", #"bad\u{2028}x"#), ("bad\u{E0041}", #"bad\u{e0041}"#),
      (String(repeating: "é", count: 70), String(repeating: "é", count: 60) + "…"), ("bad", ""),
      ("\n \n \n", ""),
    ])
  func harmless(text: String, shown: String) throws {
    let line = try lines(Array("<\(text)>".utf8), [(text, "", ReportFixture.bad)])
    let expected = shown.isEmpty && text == "bad" ? "" : ": \(shown)"
    #expect(line == "a.txt:1:2: warning: Bad word [one.bad]\(expected)\n")
  }

  @Test("the first line that is not blank is shown, and where it begins")
  func firstLine() throws {
    let text = "\n\n bad one \r\nmore"
    let line = try lines(Array("<\(text)>".utf8), [(text, "", ReportFixture.bad)])
    #expect(line == "a.txt:3:2: warning: Bad word [one.bad]: bad one\n")
  }

  @Test("bytes that are not UTF-8 are spelled out")
  func invalidBytes() throws {
    let text: [UInt8] = [0x61, 0xFF, 0xC3, 0x62, 0x63]
    var script = EditScript(sourceLength: 5)
    script.remove(0..<5, because: ReportFixture.bad)
    let report = ReportFixture.render(
      [try ReportFixture.report(text, script)], with: TextReporter(isVerbose: false))
    #expect(report == "a.txt:1:1: warning: Bad word [one.bad]: a\\xff\\xc3bc\n")
  }

  @Test("a path cannot control a terminal either")
  func path() throws {
    let line = try lines(
      Array("bad".utf8), [("bad", "", ReportFixture.bad)], path: "a\u{1B}[2J\n::error::x.txt")
    #expect(line == "a\\u{1b}[2J\\u{a}::error::x.txt:1:1: warning: Bad word [one.bad]\n")
  }

  @Test("no random text can put a control character into a line")
  func random() {
    forAll { generator in
      let text = RandomText.bytes(upTo: 10, using: &generator).filter { $0 != 0 }
      let script = RandomText.script(for: text, reason: ReportFixture.bad, using: &generator)
      let report = try ReportFixture.report(text, script)
      let bytes = ReportFixture.bytes([report], with: TextReporter(isVerbose: true))
      for line in bytes.split(separator: 0x0A) {
        try require(
          !line.contains { $0 < 0x20 && $0 != 0x09 || $0 == 0x7F }, "a control character in \(line)")
        try require(line.starts(with: Array("a.txt:".utf8)), "a line of its own")
      }
      try require(String(validating: bytes, as: UTF8.self) != nil, "not UTF-8")
    }
  }
}
