/// What the pipeline made of one article's text.
public struct Outcome: Sendable {
  /// From the original text to the cleaned one.
  public let script: EditScript
  /// The cleaned text.
  public let text: Text
  /// What was found and not edited; ranges are in the original text.
  public let findings: [Finding]
  /// Where work was left undone; ranges are in the original text.
  public let limits: [Limit]

  /// Makes an outcome of its parts.
  public init(script: EditScript, text: Text, findings: [Finding], limits: [Limit]) {
    self.script = script
    self.text = text
    self.findings = findings
    self.limits = limits
  }

  /// The verdict, as far as the article alone decides it.
  public var verdict: Verdict {
    if !script.isEmpty { return .cleaned }
    return findings.isEmpty && limits.isEmpty ? .unchanged : .flagged
  }
}

/// What became of an article, strongest first.
public enum Verdict: String, CaseIterable, Sendable {
  /// It could not be read, and was written through byte for byte.
  case failed
  /// A policy keeps it out of the output.
  case quarantined
  /// It repeats an earlier article.
  case duplicate
  /// It was edited.
  case cleaned
  /// Something was found in it, and nothing edited.
  case flagged
  /// Nothing was found in it.
  case unchanged
}
