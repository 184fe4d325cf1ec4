internal import WinnowCore

/// One line a rule and article, as compilers report: place, severity, message, rule.
struct TextReporter: Reporter {
  /// Whether every place gets a line.
  let isVerbose: Bool
  let rendersArticlesAlone = true

  mutating func report(_ article: ArticleReport, to output: inout [UInt8]) {
    for entry in entries(of: article) { append(entry, of: article, to: &output) }
  }

  /// What one line says.
  private struct Entry {
    let rule: String
    let severity: Severity
    let message: String
    let position: Position
    let excerpt: ArraySlice<UInt8>
    var count = 1

    init(_ reason: Reason, _ message: String? = nil, at position: Position, _ excerpt: ArraySlice<UInt8>) {
      self.init(
        rule: reason.rule, severity: reason.severity, message: message ?? reason.message, position: position,
        excerpt: excerpt)
    }

    init(rule: String, severity: Severity, message: String, position: Position, excerpt: ArraySlice<UInt8>) {
      self.rule = rule
      self.severity = severity
      self.message = message
      self.position = position
      self.excerpt = excerpt
    }
  }

  private func entries(of article: ArticleReport) -> [Entry] {
    var entries: [Entry] = []
    for change in article.changes { entries += Self.entries(of: change, duplicate: article.duplicate) }
    for reported in article.findings where isVerbose || !reported.isSuperseded {
      let reason = reported.finding.reason
      entries.append(
        Entry(
          reason, reason.message + (reported.finding.cause.words.map { " (\($0))" } ?? ""),
          at: reported.place.position,
          reported.excerpt))
    }
    for reported in article.limits {
      entries.append(
        Entry(
          rule: reported.limit.rule ?? reported.limit.stage, severity: .error,
          message: reported.limit.message,
          position: reported.place.position, excerpt: []))
    }
    entries.sort { ($0.position.line, $0.position.column) < ($1.position.line, $1.position.column) }
    return isVerbose ? entries : Self.onePerRule(entries)
  }

  private static func entries(of change: Change, duplicate: Duplicate?) -> [Entry] {
    let parts = change.parts.map { Entry($0.reason, at: $0.position, $0.excerpt[...]) }
    guard parts.isEmpty, let reason = change.reasons.all.last else { return parts }
    let message = duplicate.map { "\(reason.message) (of article \($0.of))" }
    return change.places.map { Entry(reason, message, at: $0.position, change.removed) }
  }

  private static func onePerRule(_ entries: [Entry]) -> [Entry] {
    var indices: [String: Int] = [:]
    var kept: [Entry] = []
    for entry in entries {
      if let index = indices[entry.rule + entry.message] {
        kept[index].count += 1
      } else {
        indices[entry.rule + entry.message] = kept.count
        kept.append(entry)
      }
    }
    return kept
  }

  private func append(_ entry: Entry, of article: ArticleReport, to output: inout [UInt8]) {
    let record = article.record.map { ":\($0)" } ?? ""
    let place = "\(Printable.string(article.path))\(record):\(entry.position.line):\(entry.position.column)"
    output.append(contentsOf: "\(place): \(entry.severity.rawValue): \(entry.message) [\(entry.rule)]".utf8)
    if entry.count > 1 { output.append(contentsOf: " (\(entry.count) places)".utf8) }
    if entry.count == 1, entry.excerpt.count > 4 {
      output.append(contentsOf: ": ".utf8)
      Printable.append(Self.firstLine(entry.excerpt), to: &output, limit: 60)
    }
    output.append(UInt8(ascii: "\n"))
  }

  /// The first line that is not blank.
  private static func firstLine(_ excerpt: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let isSpace = { (byte: UInt8) in byte == 0x20 || (0x09...0x0D).contains(byte) }
    guard let first = excerpt.firstIndex(where: { !isSpace($0) }) else { return [] }
    let line = excerpt[first...].prefix { $0 != 0x0A }
    return line[...(line.lastIndex { !isSpace($0) } ?? first)]
  }
}
