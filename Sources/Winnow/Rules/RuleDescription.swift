/// All that there is to say of a rule, for people.
public struct RuleDescription: Sendable {
  private let rule: Rule
  private let shape: PatternShape

  /// How many literals are shown.
  private static let shownLiterals = 12

  /// Describes a rule.
  public init(_ rule: Rule) {
    self.rule = rule
    shape = PatternShape(of: rule.pattern)
  }

  /// The description; nothing in it can control a terminal.
  public var text: String {
    var lines = [
      "\(rule.id): \(rule.message)", "  \(rule.place)", "  \(rule.words), severity \(rule.severity.rawValue)",
      "  pattern   \(rule.pattern.source)" + (rule.pattern.isCaseSensitive ? " (case-sensitive)" : ""),
      "  literals  \(literals)", "  length    \(length)",
    ]
    lines += rule.tests.hits.map { "  hit       \($0.place)  \($0.text)" }
    lines += rule.tests.misses.map { "  miss      \($0.place)  \($0.text)" }
    lines += rule.tests.gives.map { test in
      "  gives     \(test.place)  \(test.text.debugDescription) → \(test.result.debugDescription)"
    }
    return lines.map { Printable.string($0) + "\n" }.joined()
  }

  private var literals: String {
    guard !shape.literals.isEmpty else { return "none that every match must hold" }
    let shown = shape.literals.prefix(Self.shownLiterals).map { "“\($0)”" }.joined(separator: ", ")
    let rest = shape.literals.count - Self.shownLiterals
    return shape.literals.count == 1 ? shown : "one of \(shown)" + (rest > 0 ? " and \(rest) more" : "")
  }

  private var length: String {
    guard let greatest = shape.greatestLength else { return "\(shape.leastLength) characters or more" }
    return "\(shape.leastLength) to \(greatest) characters"
  }
}
