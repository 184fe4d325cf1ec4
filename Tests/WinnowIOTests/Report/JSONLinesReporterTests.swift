import Testing
import WinnowCore
import WinnowTestSupport

@testable import WinnowIO

@Suite("JSON Lines report")
struct JSONLinesReporterTests {
  private func lines(_ stream: String, _ format: any ArticleFormat, _ pipeline: Pipeline) -> String {
    lines(Array(stream.utf8), format, pipeline)
  }

  private func lines(_ stream: [UInt8], _ format: any ArticleFormat, _ pipeline: Pipeline) -> String {
    ReportFixture.render(ReportFixture.reports(stream, format, pipeline), with: JSONLinesReporter())
  }

  @Test("a small article; equal edits share a record with a place each")
  func article() throws {
    let pipeline = try ScriptStage.replacing([
      (Array("—".utf8), Array("-".utf8), ReportFixture.dash), (Array("bad".utf8), [], ReportFixture.bad),
    ])
    #expect(
      lines("a—b\nbad é—c", PlainText(), pipeline) == """
        {"type":"article","n":1}
        {"type":"edit","stage":"one","rule":"one.dash","action":"replace","severity":"note","message":"Dash",\
        "removed":"—","inserted":"-","at":[{"src":[1,4],"dst":[1,2],"line":1,"col":2},\
        {"src":[12,15],"dst":[7,8],"line":2,"col":6}]}
        {"type":"edit","stage":"one","rule":"one.bad","action":"replace","severity":"warning","message":"Bad word",\
        "removed":"bad","inserted":"","at":[{"src":[6,9],"dst":[4,4],"line":2,"col":1}]}
        {"type":"article-end","n":1,"verdict":"cleaned"}

        """)
  }

  @Test("an escape is reported as the text and as the record spells it")
  func escapes() throws {
    let pipeline = try ScriptStage.replacing([
      (Array("—".utf8), Array("\"".utf8), ReportFixture.dash), (Array("bad".utf8), [], ReportFixture.bad),
    ])
    let stream = #"{"id":"x\n","text":"a\u2014b—"}"# + "\n\n" + #"{"text":"bad"}"# + "\nno\n"
    #expect(
      lines(stream, JSONLines(), pipeline) == #"""
        {"type":"article","n":1,"id":"x\n","record":1}
        {"type":"edit","stage":"one","rule":"one.dash","action":"replace","severity":"note","message":"Dash",\#
        "removed":"—","inserted":"\"","removed_raw":"\\u2014","inserted_raw":"\\\"",\#
        "at":[{"src":[21,27],"dst":[21,23],"line":1,"col":2}]}
        {"type":"edit","stage":"one","rule":"one.dash","action":"replace","severity":"note","message":"Dash",\#
        "removed":"—","inserted":"\"","inserted_raw":"\\\"","at":[{"src":[28,31],"dst":[24,26],"line":1,"col":4}]}
        {"type":"article-end","n":1,"verdict":"cleaned"}
        {"type":"article","n":2,"record":3}
        {"type":"edit","stage":"one","rule":"one.bad","action":"replace","severity":"warning","message":"Bad word",\#
        "removed":"bad","inserted":"","at":[{"src":[44,47],"dst":[39,39],"line":1,"col":1}]}
        {"type":"article-end","n":2,"verdict":"cleaned"}
        {"type":"article","n":3,"record":4}
        {"type":"article-end","n":3,"verdict":"failed","problem":{"code":"json.invalid",\#
        "message":"not a JSON object; left as it is"}}

        """#)
  }

  @Test("removed bytes that are not UTF-8 are in Base64")
  func base64() throws {
    let pipeline = try ScriptStage.replacing([([0xFF], [0x3F], ReportFixture.dash)])
    let report = lines([0x61, 0xFF, 0x62], PlainText(), pipeline)
    #expect(report.contains(#""removed_b64":"/w==","inserted":"?","at":[{"src":[1,2],"dst":[1,2]"#))
    #expect(!report.contains(#""removed":"#))
    #expect(report.contains(#""verdict":"cleaned","problem":{"code":"text.invalid-utf8""#))
  }

  @Test("an edit of several rules names them all, and the last one's stage")
  func severalRules() throws {
    let one = ScriptStage { text in
      var script = EditScript(sourceLength: text.count)
      if text.count == 3 { script.replace(1..<2, with: Array("xy".utf8), because: ReportFixture.bad) }
      return Proposal(script)
    }
    let two = ScriptStage { text in
      var script = EditScript(sourceLength: text.count)
      if text.count == 4 { script.remove(2..<4, because: ReportFixture.end) }
      return Proposal(script)
    }
    let report = lines("abc", PlainText(), try Pipeline([.article(one), .article(two)]))
    let edit =
      #"{"type":"edit","stage":"two","rule":["one.bad","two.end"],"action":"remove","severity":"error","message":"End","#
    let change = #""removed":"bc","inserted":"x","at":[{"src":[1,3],"dst":[1,2],"line":1,"col":2}],"#
    #expect(report.contains(edit + change))
    let first =
      #"{"stage":"one","rule":"one.bad","action":"replace","severity":"warning","message":"Bad word","#
      + #""within":[[0,1]],"line":1,"col":2}"#
    let last =
      #"{"stage":"two","rule":"two.end","action":"remove","severity":"error","message":"End","#
      + #""within":[[1,2]],"line":1,"col":3}"#
    #expect(report.contains(#""parts":["# + first + "," + last + "]}"))
  }

  @Test("findings say why nothing was edited, limits what was met")
  func findings() throws {
    let stage = ScriptStage { text in
      Proposal(
        EditScript(sourceLength: text.count),
        findings: [
          Finding(reason: ReportFixture.bad, range: 0..<1),
          Finding(reason: ReportFixture.end, range: 1..<2, cause: .overShare),
          Finding(reason: ReportFixture.end, range: 2..<3, cause: .superseded(by: "x.y")),
          Finding(reason: ReportFixture.end, range: 3..<3, cause: .lastWord),
        ],
        limits: [Limit(stage: "one", rule: "one.bad", code: "c", message: "m", range: 0..<3)])
    }
    let report = lines("abc", PlainText(), try Pipeline([.article(stage)]))
    #expect(
      report.contains(#""cause":"flagged","matched":"a","at":[{"src":[0,1],"dst":[0,1],"line":1,"col":1}]}"#))
    #expect(report.contains(#""cause":"over-share","matched":"b""#))
    #expect(report.contains(#""cause":"superseded","by":"x.y","matched":"c""#))
    #expect(
      report.contains(#""cause":"last-word","matched":"","at":[{"src":[3,3],"dst":[3,3],"line":1,"col":4}]"#))
    #expect(
      report.contains(
        #"{"type":"limit","stage":"one","rule":"one.bad","code":"c","message":"m","at":[{"src":[0,3]"#))
    #expect(report.hasSuffix(#"{"type":"article-end","n":1,"verdict":"flagged"}"# + "\n"))
  }

  @Test("every line is a JSON object with its type first, whatever the text")
  func alwaysJSON() {
    forAll { generator in
      let text = RandomText.bytes(upTo: 10, using: &generator).filter { $0 != 0 }
      let script = RandomText.script(for: text, reason: ReportFixture.bad, using: &generator)
      let report = try ReportFixture.report(text, script, path: "a\"\n\u{1B}.txt")
      let bytes = ReportFixture.bytes([report], with: JSONLinesReporter())
      for line in bytes.split(separator: 0x0A) {
        try require(line.starts(with: Array(#"{"type":""#.utf8)), "type is not first")
        _ = try JSONValue(Array(line), JSONReader())
      }
    }
  }
}
