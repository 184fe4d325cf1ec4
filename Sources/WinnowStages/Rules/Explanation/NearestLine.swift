internal import WinnowCore
internal import WinnowRules

/// The line of a text that is most like what a rule looks for, judged by the words of the rule's examples.
///
/// It decides nothing; it only helps those who wonder why a rule passed a line by.
public struct NearestLine: Equatable, Sendable {
  /// The bytes of the line, without the blanks at its ends.
  public let range: Range<Int>
  /// The example that it is like.
  public let example: String
  /// Which share of the words the two have in common, from 0 to 1.
  public let likeness: Double

  /// A line that has less in common with every example is like none.
  private static let leastLikeness = 0.4

  /// Makes a line of its parts.
  public init(range: Range<Int>, example: String, likeness: Double) {
    self.range = range
    self.example = example
    self.likeness = likeness
  }

  init?(in text: Text, to rule: Rule) {
    let examples = rule.tests.hits.map { (text: $0.text, words: Self.words($0.text)) }
    var best: (range: Range<Int>, example: String, likeness: Double)?
    for line in text.lines {
      let range = text.trimmedContent(of: line)
      // What is much longer than any example has little in common with it.
      guard !range.isEmpty, range.count < 1000 else { continue }
      let words = Self.words(String(decoding: text.bytes[range], as: UTF8.self))
      for example in examples {
        let likeness = Self.likeness(words, example.words)
        if likeness >= max(best?.likeness ?? 0, Self.leastLikeness), likeness > best?.likeness ?? 0 {
          best = (range, example.text, likeness)
        }
      }
    }
    guard let best else { return nil }
    (range, example, likeness) = best
  }

  private static func words(_ text: String) -> Set<String> {
    Set(text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init))
  }

  private static func likeness(_ one: Set<String>, _ other: Set<String>) -> Double {
    guard !one.isEmpty, !other.isEmpty else { return 0 }
    return 2 * Double(one.intersection(other).count) / Double(one.count + other.count)
  }
}
