import Testing
import WinnowCore
import WinnowRules
import WinnowStages
import WinnowTestSupport

@Suite("Rules: the head of the article, the brake and overlaps")
struct ProtectionTests {
  static func stage(_ rules: String...) throws -> RulesStage {
    let list = rules.enumerated().map { "  - {id: t.r\($0.offset), message: M, \($0.element)}\n" }
    let text = "schema: 1\npack: {name: test}\ndefaults: {action: remove}\nrules:\n" + list.joined()
    return RulesStage(
      rules: RuleSet(packs: try Pack.load([PackSource(path: "p.yml", bytes: Array(text.utf8))])))
  }

  static func result(_ stage: RulesStage, _ text: String) -> String {
    let text = Text(text)
    return String(decoding: stage.propose(for: text).script.applied(to: text.bytes), as: UTF8.self)
  }

  static func findings(_ stage: RulesStage, _ text: String) -> [String] {
    stage.propose(for: Text(text)).findings.sorted().map { "\($0.reason.rule) \($0.range) \($0.cause)" }
  }

  @Test(
    "a date line or by-line below the headline stays",
    arguments: [
      "March 3, 2024", "Published: Sunday, 3 March 2024 10:15 GMT", "2024-03-03", "Updated 03/03/24",
      "3.3.2024",
      "LONDON, 3 Sept 2024 (Newswire)", "By Jane Example", "By JANE EXAMPLE and John Sample",
      "by Jane Example",
      "Written by Jane Example, Staff Writer", "Von Erika Beispiel",
    ])
  func headLine(_ line: String) throws {
    let stage = try Self.stage("match: '^.{1,60}$', scope: line, max-share: 1", "match: Title")
    // The headline is matched from end to end by no rule but the one that is to leave it alone.
    let span = try Self.stage("match: '\\w{2,}', scope: span, max-share: 1")
    let text = "A Title\n\(line)\nfoo bar\n5\n"
    #expect(Self.result(span, text).hasPrefix("A Title\n\(line)\n"))
    #expect(Self.result(stage, text) == text, "nothing is left, so nothing is done")
  }

  @Test(
    "any other line does not",
    arguments: [
      "By signing up you agree to our terms", "By Monday it was over.", "Subscribe in 2024", "March on",
      "Sign up before the end of March 2024", "By the way", "Call 555-0123-99",
      "Copyright 2024 Example Media Group",
    ])
  func otherLine(_ line: String) throws {
    let stage = try Self.stage("match: '[a-z]{2,}', scope: span, max-share: 1")
    let text = "A Title\n\(line)\n5\n"
    #expect(!Self.result(stage, text).contains(line))
  }

  @Test("the head ends five lines with text below the headline")
  func reach() throws {
    let stage = try Self.stage("match: '^By Jane', scope: line, max-share: 1")
    let lines = (1...4).map { "line \($0)\n\n" }.joined()
    #expect(
      Self.result(stage, "Title\n" + lines + "By Jane Example\nend") == "Title\n" + lines
        + "By Jane Example\nend")
    #expect(
      Self.result(stage, "Title\n" + lines + "line\nBy Jane Example\nend") == "Title\n" + lines + "line\nend")
  }

  @Test("a line that a rule matches from end to end is no headline")
  func headline() throws {
    let stage = try Self.stage("match: '^Skip to content$|^Top', scope: line, max-share: 1")
    #expect(Self.result(stage, "Skip to content\nTop story\nTop again\nend") == "Top story\nend")
    #expect(Self.findings(stage, "Top story\nend") == [])
  }

  @Test("what reaches into the head is reported, and not done")
  func intoHead() throws {
    let stage = try Self.stage("match: foo, scope: paragraph, max-share: 1")
    #expect(Self.result(stage, "Title\nfoo\n\nend") == "Title\nfoo\n\nend")
    #expect(Self.findings(stage, "Title\nfoo\n\nend") == ["t.r0 0..<9 superseded(by: \"rules.head\")"])
  }

  @Test("a rule that would take more than its share flags instead")
  func brake() throws {
    let stage = try Self.stage(
      "match: '^foo', scope: line", "match: '^bar', scope: line, action: remove-to-end")
    let short = "Title\nfoo\nfoo\nx\n"
    #expect(Self.result(stage, short) == short)
    #expect(Self.findings(stage, short) == ["t.r0 6..<9 overShare", "t.r0 10..<13 overShare"])
    let long = short + "some more text that is part of the article\n"
    #expect(Self.result(stage, long) == "Title\nx\nsome more text that is part of the article\n")
    #expect(Self.findings(stage, "Title\nbar\nlong text behind it\n") == ["t.r1 6..<30 overShare"])
    #expect(
      Self.findings(try Self.stage("match: foo, scope: article"), "Title\nfoo") == ["t.r0 0..<9 overShare"])
  }

  @Test("a rule that the brake stops stands in nobody's way")
  func brakeBeforeOverlaps() throws {
    let stage = try Self.stage("match: foo, scope: paragraph, max-share: 0.1", "match: foo, scope: line")
    let text = "Title\n\nfoo\nsome text\n\nmore of it, and more\n"
    #expect(Self.result(stage, text) == "Title\n\nsome text\n\nmore of it, and more\n")
  }

  @Test("the stronger action wins, then the longer span, the earlier start, the id")
  func overlaps() throws {
    let text = "Title\nx foo bar y\nend of it\n"
    let stronger = try Self.stage(
      "match: foo bar, scope: span, action: replace, with: baz, max-share: 1", "match: foo, scope: span")
    #expect(Self.result(stronger, text) == "Title\nx bar y\nend of it\n")
    #expect(Self.findings(stronger, text) == ["t.r0 8..<15 superseded(by: \"t.r1\")"])
    let longer = try Self.stage("match: foo, scope: span", "match: 'foo bar', scope: span")
    #expect(Self.findings(longer, text) == ["t.r0 8..<11 superseded(by: \"t.r1\")"])
    let earlier = try Self.stage("match: 'o bar', scope: span", "match: 'x foo', scope: span")
    #expect(Self.findings(earlier, text) == ["t.r0 10..<15 superseded(by: \"t.r1\")"])
    let equal = try Self.stage("match: foo, scope: span", "match: foo, scope: span")
    #expect(Self.findings(equal, text) == ["t.r1 8..<11 superseded(by: \"t.r0\")"])
  }

  @Test("confidence is an option, and the catalogue knows the stage")
  func option() throws {
    let descriptor = try #require(StageCatalogue.stage(named: "rules"))
    let text =
      "schema: 1\npack: {name: t}\nrules:\n  - {id: t.a, message: M, match: foo, confidence: medium}\n"
    let packs = try Pack.load([PackSource(path: "p", bytes: Array(text.utf8))])
    let resources = StageResources(rules: RuleSet(packs: packs))
    func findings(_ set: [String: String]) -> Int? {
      guard case .article(let stage) = descriptor.make(StageOptions(descriptor.options, set: set), resources)
      else {
        return nil
      }
      return stage.propose(for: Text("Title\nfoo")).findings.count
    }
    #expect(findings([:]) == 0)
    #expect(findings(["confidence": "medium"]) == 1)
  }

  @Test("many threads find what one does")
  func threads() async throws {
    let stage = try Self.stage("match: '\\bfoo\\b', scope: span", "match: '^bar', scope: line")
    let text = Text(
      "Title\n" + String(repeating: "a foo b\nbar\nsome more text of the article here\n", count: 50))
    let expected = stage.propose(for: text).script.wholeEdits
    await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<8 {
        group.addTask { (0..<20).allSatisfy { _ in stage.propose(for: text).script.wholeEdits == expected } }
      }
      for await isEqual in group { #expect(isEqual) }
    }
  }
}
