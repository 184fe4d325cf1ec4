internal import WinnowCore

/// Tables for people, within 100 columns.
struct BenchText {
  let isVerbose: Bool

  /// How many lines of a list are shown, unless all are.
  private static let shownLines = 40
  /// How many rules are shown with their times, unless all are.
  private static let shownTimes = 10
  private static let columns = 100

  func render(_ result: BenchResult) -> [UInt8] {
    var text = Self.totals(result.report)
    if !result.report.rules.isEmpty { text += "\n" + Self.table(result.report) }
    let falseRemovals = result.report.falseRemovals
    text += list("Removed, but labelled keep", falseRemovals)
    if let comparison = result.comparison { text += changes(comparison, result.report) }
    if !result.times.isEmpty { text += times(result.times) }
    return Array(text.utf8)
  }

  // MARK: Totals

  private static func totals(_ report: BenchReport) -> String {
    let (lines, total) = (report.lines, report.total)
    var text = """
      \(report.articles) articles in \(report.records) records, stages \(report.stages.joined(separator: ", "))
      boilerplate lines removed  \(share(total.removed.boilerplate, of: lines.boilerplate))
      lines to keep removed      \(share(total.removed.keep, of: lines.keep))
      unsure lines removed       \(share(total.removed.unsure, of: lines.unsure))
      precision of lines         \(total.linePrecision.map(percent) ?? "–")
      articles without a false removal  \(articles(total))

      """
    if report.limits > 0 { text += "patterns ran into limits in \(report.limits) places\n" }
    return text
  }

  private static func share(_ count: Int, of total: Int) -> String {
    let share = total == 0 ? "" : " (\(percent(Double(count) / Double(total))))"
    return "\(count) of \(total)\(share)"
  }

  private static func articles(_ score: BenchScore) -> String {
    guard let share = score.articlePrecision, let interval = score.articleInterval else { return "–" }
    return "\(score.rightArticles) of \(score.judgedArticles), \(percent(share)) (\(range(interval)))"
  }

  // MARK: The rules

  private static func table(_ report: BenchReport) -> String {
    let header = ["rule", "hits", "articles", "true", "false", "unsure", "right by article", "95 % interval"]
    let rows = report.rules.map { id, score in
      [
        Printable.string(id), String(score.hits), String(score.articles), String(score.removed.boilerplate),
        String(score.removed.keep), String(score.removed.unsure), score.articlePrecision.map(percent) ?? "–",
        score.articleInterval.map(range) ?? "",
      ]
    }
    return TextTable.text([header] + rows, .right, within: columns)
  }

  // MARK: Lines

  private func list(_ heading: String, _ lines: [RemovedLine]) -> String {
    guard !lines.isEmpty else { return "" }
    let shown = isVerbose ? lines.count : min(lines.count, Self.shownLines)
    var text = "\n\(heading): \(lines.count)\n"
    for line in lines.prefix(shown) { text += Self.entry(line) }
    if shown < lines.count { text += "  and \(lines.count - shown) more (-v shows all)\n" }
    return text
  }

  private static func entry(_ line: RemovedLine) -> String {
    let name = line.id ?? "record \(line.record)"
    let rules = line.rules.joined(separator: ", ")
    var excerpt: [UInt8] = []
    Printable.append(line.text[...], to: &excerpt, limit: columns - 6)
    return
      "  \(Printable.string(name)):\(line.line)  \(line.label.rawValue)  \(Printable.string(rules))\n      "
      + String(decoding: excerpt, as: UTF8.self) + "\n"
  }

  // MARK: Changes

  private func changes(_ comparison: BenchComparison, _ after: BenchReport) -> String {
    let before = comparison.before
    let kept = (before.total.removed, after.total.removed)
    var text = """

      Against the other rules
      boilerplate lines removed  \(kept.0.boilerplate) → \(kept.1.boilerplate)
      lines to keep removed      \(kept.0.keep) → \(kept.1.keep)
      precision of lines         \(Self.optional(before.total.linePrecision)) → \(Self.optional(after.total.linePrecision))

      """
    text += Self.names("acts only now", comparison.added)
    text += Self.names("acts no more", comparison.gone)
    for change in comparison.better { text += Self.change("better", change) }
    for change in comparison.worse { text += Self.change("worse", change) }
    text += list("Newly removed", comparison.newlyRemoved)
    return text + list("No longer removed", comparison.noLongerRemoved)
  }

  private static func names(_ what: String, _ ids: [String]) -> String {
    ids.map { "  \(what)  \(Printable.string($0))\n" }.joined()
  }

  private static func change(_ what: String, _ change: BenchComparison.Change) -> String {
    "  \(what)  \(Printable.string(change.id))  true \(difference(change, \.boilerplate)), "
      + "false \(difference(change, \.keep))\n"
  }

  /// How many lines more or fewer, such as “+12 −3”.
  private static func difference(
    _ change: BenchComparison.Change, _ count: KeyPath<LabelCounts, Int>
  ) -> String {
    "+\(change.gained[keyPath: count]) −\(change.lost[keyPath: count])"
  }

  // MARK: Times and numbers

  private func times(_ times: [RuleTime]) -> String {
    let shown = isVerbose ? times.count : min(times.count, Self.shownTimes)
    let total = times.reduce(0) { $0 + $1.milliseconds }
    let rows = times.prefix(shown).map { [Printable.string($0.id), "\($0.milliseconds) ms"] }
    return "\nTime, each rule alone: \(total) ms for \(times.count) rules\n"
      + TextTable.text(rows, .right, within: Self.columns)
  }

  private static func optional(_ share: Double?) -> String { share.map(percent) ?? "–" }

  private static func range(_ interval: ClosedRange<Double>) -> String {
    "\(percent(interval.lowerBound).dropLast(2))–\(percent(interval.upperBound))"
  }

  /// A share with one decimal. What is not quite all or nothing is not shown as such.
  private static func percent(_ share: Double) -> String {
    var tenths = Int((share * 1000).rounded())
    if tenths == 1000, share < 1 { tenths = 999 }
    if tenths == 0, share > 0 { tenths = 1 }
    return "\(tenths / 10).\(tenths % 10) %"
  }
}
