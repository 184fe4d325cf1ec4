public import WinnowCore

/// Articles line by line, each line with a margin that says what happened to it and which rule did it.
///
/// All of it is read off the composed edit script and the findings: nothing is compared, and nothing decided here.
public struct ExplainReporter: Reporter {
  /// What the reporter is told.
  public struct Options: Sendable {
    /// Whether there are colours.
    public var isColored = false
    /// How many columns there are; `nil` for no end of them.
    public var columns: Int?
    /// Whether rules that left their place to another one are shown as well.
    public var isVerbose = false
    /// Whether the signs are explained at the end.
    public var hasLegend = true

    /// The options when nothing is said.
    public init() {}
  }

  private let options: Options
  private let ink: Ink
  /// The names of the articles so far, for those that repeat them.
  private var names: [Int: String] = [:]
  private var usedSigns: Set<ExplainedRow.Sign> = []

  /// A reporter at the start of a run.
  public init(_ options: Options = Options()) {
    self.options = options
    ink = Ink(isColored: options.isColored)
  }

  /// Shows an article.
  public mutating func report(_ article: ArticleReport, to output: inout [UInt8]) {
    if !names.isEmpty { output.append(UInt8(ascii: "\n")) }
    let name = Self.name(of: article)
    names[article.number] = name
    let lines = ExplainedLine.all(of: article)
    output += ink.paint(name + (article.id.map { " \(Printable.string($0))" } ?? ""), .bold)
    output += Array(": \(summary(of: article, lines))\n".utf8)
    let rows = lines.flatMap { ExplainedRow.rows(of: $0, in: article, isVerbose: options.isVerbose) }
    usedSigns.formUnion(rows.map(\.sign))
    let margin = ExplainedRow.Margin(rows, lines: lines.count)
    for row in rows { row.append(to: &output, margin, ink, columns: options.columns) }
  }

  /// Explains the signs that were used.
  public mutating func end(_ summary: Summary, to output: inout [UInt8]) {
    let used = ExplainedRow.Sign.allCases.filter { usedSigns.contains($0) && $0.meaning != nil }
    guard options.hasLegend, !used.isEmpty else { return }
    output.append(UInt8(ascii: "\n"))
    for (index, sign) in used.enumerated() {
      output += Array((index > 0 ? "   " : "").utf8) + ink.paint(sign.rawValue, sign.color)
      output += Array(" \(sign.meaning ?? "")".utf8)
    }
    output.append(UInt8(ascii: "\n"))
  }

  private static func name(of article: ArticleReport) -> String {
    let path = article.path == "-" ? "standard input" : Printable.string(article.path)
    return path + (article.record.map { ":\($0)" } ?? "")
  }

  private func summary(of article: ArticleReport, _ lines: [ExplainedLine]) -> String {
    if let problem = article.problem, article.verdict == .failed {
      return "failed: \(Printable.string(problem.message))"
    }
    if let duplicate = article.duplicate {
      let original = names[duplicate.of] ?? "article \(duplicate.of)"
      return "duplicate of \(original) (\(duplicate.reason.rule))"
    }
    let counts = [("changed", ExplainedLine.Fate.changed), ("removed", .removed), ("repeated", .repeated)]
    let parts = counts.compactMap { word, fate in
      let count = lines.count { $0.fate == fate }
      return count > 0 ? "\(count) \(word)" : nil
    }
    let total = "\(lines.count) \(lines.count == 1 ? "line" : "lines")"
    return "\(article.verdict.rawValue), \(([total] + parts).joined(separator: ", "))"
  }
}
