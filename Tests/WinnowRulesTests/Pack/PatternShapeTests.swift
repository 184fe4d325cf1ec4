import Testing
import WinnowRules

@Suite("What a pattern's text tells of its matches")
struct PatternShapeTests {
  @Test(
    "literals and lengths",
    arguments: [
      ("abc", ["abc"], 3, 3),
      ("^ab(?:cd|e)f{2,3}$", ["ab"], 5, 7),
      ("(?:foo|barr) \\w", ["foo", "barr"], 5, 6),
      ("a?[bc]", [], 1, 2),
      ("x.*yes", ["yes"], 4, nil),
      ("(?=.{0,9}word)(?!not)[a-z]{4}", ["word"], 4, 4),
      ("one|\\d", [], 1, 3),
      ("(a)\\1", ["a"], 2, nil),
      ("\\bto\\b\\R", ["to"], 3, 4),
    ] as [(String, [String], Int, Int?)])
  func shape(_ source: String, _ literals: [String], _ least: Int, _ greatest: Int?) throws {
    let shape = PatternShape(of: try Pattern(source))
    #expect(shape.literals == literals)
    #expect(shape.leastLength == least && shape.greatestLength == greatest)
  }
}
