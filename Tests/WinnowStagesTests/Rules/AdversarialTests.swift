import Foundation
import Testing
import WinnowCore
import WinnowRules
import WinnowStages
import WinnowTestSupport

/// Sentences that talk about what boilerplate is made of, in `Tests/WinnowRulesTests/Adversarial`, one file a language.
/// Lines that begin with `#` and blank lines are not sentences.
@Suite("Sentences that only look like boilerplate")
struct AdversarialTests {
  @Test(
    "no pack of the program edits one, neither alone nor in an article",
    arguments: [Rule.Confidence.high, .medium])
  func sentences(confidence: Rule.Confidence) throws {
    let rules = try RuleSet.builtin().limited(to: confidence)
    let stage = RulesStage(rules: rules)
    let files = try Repository.files(in: "Tests/WinnowRulesTests/Adversarial", withExtension: "txt")
    #expect(!files.isEmpty)
    for file in files {
      for sentence in try Self.sentences(in: file) {
        let alone = Self.rules(rules, that: sentence.text)
        #expect(alone == [], "\(sentence.place): “\(sentence.text)” alone is taken by \(alone)")
        for article in Self.articles(around: sentence.text) {
          let taken = stage.propose(for: Text(article)).script.allReasons.flatMap { $0.all.map(\.rule) }
          #expect(taken == [], "\(sentence.place): “\(sentence.text)” in an article is taken by \(taken)")
        }
      }
    }
  }

  private struct Sentence {
    let text: String
    let place: String
  }

  private static func sentences(in file: String) throws -> [Sentence] {
    let lines = try Repository.text(file).components(separatedBy: "\n")
    return lines.enumerated().filter { !$0.element.isEmpty && !$0.element.hasPrefix("#") }.map {
      Sentence(text: $0.element, place: "\(file):\($0.offset + 1)")
    }
  }

  /// The rules that would edit a text that is a whole article, were an article not kept from losing its last word.
  private static func rules(_ rules: RuleSet, that text: String) -> [String] {
    rules.matches(in: Text(text)).found.map { rules.rules[$0.rule].rule }.filter(\.edits).map(\.id)
  }

  /// Articles with a text as a line in the middle, and as the last one.
  private static func articles(around text: String) -> [String] {
    let title = "A headline that no rule of any pack knows\n\n"
    let prose = (1...6).map {
      "Paragraph \($0) tells of the weather, at some length, so that it is an article.\n\n"
    }
    let half = prose.count / 2
    return [
      title + prose[..<half].joined() + text + "\n\n" + prose[half...].joined(),
      title + prose.joined() + text + "\n",
    ]
  }
}
