extension Summary {
  /// The totals in one line for people.
  public var line: String {
    var parts = [articles == 0 ? "no articles" : Self.count(articles, "article")]
    for verdict in [Verdict.cleaned, .duplicate, .failed, .flagged] where count(of: verdict) > 0 {
      let word = verdict == .duplicate && count(of: verdict) > 1 ? "duplicates" : verdict.rawValue
      parts.append("\(count(of: verdict)) \(word)")
    }
    if articles > 0, count(of: .unchanged) == articles { parts.append("nothing to clean") }
    if skippedFiles > 0 { parts.append("\(Self.count(skippedFiles, "file")) skipped") }
    if skippedRecords > 0 { parts.append("\(Self.count(skippedRecords, "other record")) left out") }
    var line = parts.joined(separator: ", ")
    let stages = StageCatalogue.all.map(\.name).filter { editsByStage[$0] != nil }
    if !stages.isEmpty {
      let counts = stages.map { "\($0) \(editsByStage[$0] ?? 0)" }.joined(separator: ", ")
      line += "; edits: \(counts)"
    }
    return line + "; \(ByteCount.description(bytesIn)) in, \(ByteCount.description(bytesOut)) out"
  }

  private static func count(_ number: Int, _ noun: String) -> String {
    number == 1 ? "1 \(noun)" : "\(number) \(noun)s"
  }
}
