/// All that there is to say of a rule, for people.
public struct RuleDescription: Sendable {
  private let rule: Rule
  private let shape: PatternShape
  private let lookup: RuleLookup

  /// How many literals are shown, and how many beginnings.
  private static let shownLiterals = 12

  /// Describes a rule.
  public init(_ rule: Rule) {
    self.rule = rule
    shape = PatternShape(of: rule.pattern)
    lookup = RuleLookup(of: rule)
  }

  /// The description; nothing in it can control a terminal.
  public var text: String {
    var lines = [
      "\(rule.id): \(rule.message)", "  \(rule.place)", "  \(rule.words), severity \(rule.severity.rawValue)",
      "  pattern   \(rule.pattern.source)" + (rule.pattern.isCaseSensitive ? " (case-sensitive)" : ""),
      "  literals  \(literals)", "  tried on  \(triedLines)", "  length    \(length)",
    ]
    lines += rule.tests.hits.map { "  hit       \($0.place)  \($0.text)" }
    lines += rule.tests.misses.map { "  miss      \($0.place)  \($0.text)" }
    lines += rule.tests.gives.map { test in
      "  gives     \(test.place)  \(test.text.debugDescription) → \(test.result.debugDescription)"
    }
    return lines.map { Printable.string($0) + "\n" }.joined()
  }

  private var literals: String {
    shape.literals.isEmpty ? "none that every match must hold" : Self.oneOf(shape.literals)
  }

  /// The lines that the pattern is tried on.
  private var triedLines: String {
    switch lookup.way {
    case .beginning(let words): "lines that begin with \(Self.oneOf(words))"
    case .holding(let words): "lines that hold \(Self.oneOf(words))"
    case .everyLine: "every line of a fitting length; a fixed word at the start would make it quicker"
    }
  }

  private static func oneOf(_ words: [String]) -> String {
    let shown = words.prefix(shownLiterals).map { "“\($0)”" }.joined(separator: ", ")
    let rest = words.count - shownLiterals
    return words.count == 1 ? shown : "one of \(shown)" + (rest > 0 ? " and \(rest) more" : "")
  }

  private var length: String {
    guard let greatest = shape.greatestLength else { return "\(shape.leastLength) characters or more" }
    return "\(shape.leastLength) to \(greatest) characters"
  }
}
