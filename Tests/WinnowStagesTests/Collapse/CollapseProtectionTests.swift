import Testing
import WinnowCore
import WinnowStages
import WinnowTestSupport

/// A long line, so that what stands beside it is not taken for verse.
private let prose = "The committee met on Tuesday and put off the decision once more, to nobody's surprise."

@Suite("Collapse: what is protected")
struct CollapseProtectionTests {
  let adjacent: StageVerifier
  let article: StageVerifier

  init() throws {
    adjacent = try StageVerifier(CollapseStage())
    article = try StageVerifier(CollapseStage(reach: .article))
  }

  @Test(
    "code, rows of tables and dialogue, alone between prose",
    arguments: [
      "let x = 1;", "if it is so {", "}  else  {", "make all tests \\", "call the thing() now",
      "a == b or so",
      "match it => with that", "<p>some text here</p>", "$ ls in here", "// a comment in code",
      "    result = compute the value", "\tresult = compute the value",
      "| one | two | three |", "one | two | three", "one\ttwo\tthree", "one   two   three", "10 20 30 km",
      "Player Games % Goals",
      "Jun 11, 2024",
      "- No, said he, no.", "— No, said he, no", "\"No, I will not.\"", "“No, I will not,” she said.",
      "« Non, je ne veux pas »",
      "「いいえ、そうではありません」",
    ])
  func signs(line: String) {
    for input in [
      "\(prose)\n\(line)\n\(line)\n\(prose)!\n", "\(prose)\n\(line)\n\(line)\n", "\(line)\n\(line)\n",
    ] {
      adjacent.expectUnchanged(input)
      article.expectUnchanged(input)
    }
    article.expectUnchanged("\(prose)\n\(line)\n\(prose)!\n\(line)\n")
  }

  @Test(
    "what only resembles them is not",
    arguments: [
      "Council says “no way” to bridge", "“No way” to bridge, says council", "Photo: Harbour board, handout",
      "My year without debt | Part one", "Ten of 2024 beaches tested", "The road not taken -- yet",
    ])
  func resemblance(line: String) {
    adjacent.expect("\(prose)\n\(line)\n\(line)\n\(prose)!\n", becomes: "\(prose)\n\(line)\n\(prose)!\n")
  }

  @Test("fenced code; but a fence that nothing closes protects nothing")
  func fences() {
    let line = "run the job again"
    adjacent.expectUnchanged("\(prose)\n```\n\(line)\n\(line)\n```\n\(prose)!\n")
    adjacent.expectUnchanged("\(prose)\n~~~ sh\n\(line)\n\(line)\n~~~\n\(prose)!\n")
    adjacent.expect(
      "```\n\(prose)\n\(line)\n\(line)\n\(prose)!\n", becomes: "```\n\(prose)\n\(line)\n\(prose)!\n")
    adjacent.expect(
      "```\n\(prose)\n```\n\(line)\n\(line)\n\(prose)!\n", becomes: "```\n\(prose)\n```\n\(line)\n\(prose)!\n"
    )
  }

  @Test("indentation is a sign of code only where the sentences are not indented as well")
  func indentation() {
    adjacent.expect(
      "      \(prose)\n      Under the old bridge\n      Under the old bridge\n      \(prose)!\n",
      becomes: "      \(prose)\n      Under the old bridge\n      \(prose)!\n")
  }

  @Test(
    "verse, refrains, lists and plain lines amid code",
    arguments: [
      // One stanza, with and without prose about it.
      "Roll on, roll on, you river\nRoll on, roll on, you river\nDown to the silent sea\nWhere nobody waits for me",
      "\(prose)\n\nRoll on, roll on, you river\nRoll on, roll on, you river\nDown to the sea\nTo the sea\n\n\(prose)!\n",
      // Every line twice.
      "\(prose)\n\nBell of the morning\nBell of the morning\nRing for the day\nRing for the day\nNight is behind\n"
        + "Night is behind\n\n\(prose)!\n",
      // Among the cells of a table that lost its layout, also below the last sentence.
      "\(prose)\nPrice\n12\nPorts\nFree return by post\nFree return by post\nColour\nGrey\nWeight\n",
      // Lines of a song below the last sentence, without any full stop.
      "\(prose)\nThe river is wide\nThe boat is small\nO carry me over\nO carry me over\nThe night is long\nThe oars are old\n",
      // Between two lines of code.
      "\(prose)\nif (ready) {\nwait for the end\nwait for the end\n}\n\(prose)!\n",
      // Two speakers.
      "\(prose)\nAnna: I did not say that\nAnna: I did not say that\nBen: You did\n\(prose)!\n",
    ])
  func surroundings(input: String) {
    adjacent.expectUnchanged(input)
  }

  @Test("a refrain is a block of short lines that comes again")
  func refrain() {
    let refrain = "O carry me over the water\nO carry me home\n"
    article.expectUnchanged("\(refrain)\(prose)\n\(refrain)\(prose)!\n\(refrain)")
    #expect(adjacent.findings(in: "\(refrain)\(prose)\n\(refrain)\(prose)!\n").isEmpty)
    article.expect(
      "O carry me over the water\n\(prose)\nO carry me over the water\n\(prose)!\n",
      becomes: "O carry me over the water\n\(prose)\n\(prose)!\n")
  }
}
