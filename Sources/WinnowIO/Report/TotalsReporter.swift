public import WinnowCore

/// The totals of a run by stage and rule, each rule with its first few places.
public struct TotalsReporter: Reporter {
  /// What the reporter is told.
  public struct Options: Sendable {
    /// Whether there are colours.
    public var isColored = false
    /// How many places are shown for each rule.
    public var samples = 3
    /// Whether rules that left their place to another one are shown as well.
    public var isVerbose = false

    /// The options when nothing is said.
    public init() {}
  }

  private let options: Options
  private let ink: Ink
  private var stages: [String] = []
  private var edits: [Reason: Tally] = [:]
  private var findings: [Reason: Tally] = [:]
  private var limits: [String: Int] = [:]
  private var problems = 0

  /// A reporter at the start of a run.
  public init(_ options: Options = Options()) {
    self.options = options
    ink = Ink(isColored: options.isColored)
  }

  /// How often a rule did something, in how many articles, and where first.
  private struct Tally {
    var places = 0
    var articles = 0
    var lastArticle = 0
    var samples: [Sample] = []
  }

  /// One place: where, and what was there.
  private struct Sample {
    let place: String
    let before: [UInt8]
    var after: [UInt8] = []
  }

  /// Notes the order of the stages.
  public mutating func begin(_ run: RunDescription, to output: inout [UInt8]) { stages = run.stages }

  /// Counts what was done to an article.
  public mutating func report(_ article: ArticleReport, to output: inout [UInt8]) {
    if article.problem != nil { problems += 1 }
    for change in article.changes { count(change, in: article) }
    for reported in article.findings where options.isVerbose || !reported.isSuperseded {
      let sample = Sample(
        place: Self.place(reported.place.position, in: article), before: Array(reported.excerpt))
      add(sample, 1, to: &findings[reported.finding.reason, default: Tally()], article)
    }
    for reported in article.limits { limits[reported.limit.rule ?? reported.limit.stage, default: 0] += 1 }
  }

  private mutating func count(_ change: Change, in article: ArticleReport) {
    guard let first = change.places.first else { return }
    for reason in change.reasons.all {
      let sample: Sample
      if let part = change.parts.first(where: { $0.reason == reason }) {
        sample = Sample(place: Self.place(part.position, in: article), before: part.excerpt)
      } else {
        sample = Sample(
          place: Self.place(first.position, in: article), before: Array(change.removed),
          after: Array(change.inserted))
      }
      add(sample, change.places.count, to: &edits[reason, default: Tally()], article)
    }
  }

  private func add(_ sample: Sample, _ places: Int, to tally: inout Tally, _ article: ArticleReport) {
    tally.places += places
    if tally.articles == 0 || tally.lastArticle != article.number { tally.articles += 1 }
    tally.lastArticle = article.number
    let isNew = !tally.samples.contains { $0.before == sample.before && $0.after == sample.after }
    if isNew, tally.samples.count < options.samples { tally.samples.append(sample) }
  }

  private static func place(_ position: Position, in article: ArticleReport) -> String {
    let record = article.record.map { ":\($0)" } ?? ""
    return "\(Printable.string(article.path))\(record):\(position.line):\(position.column)"
  }

  /// Writes the totals.
  public mutating func end(_ summary: Summary, to output: inout [UInt8]) {
    output += Array("\(Self.headline(summary))\n".utf8)
    let known = stages + Set(edits.keys.map(\.stage)).subtracting(stages).sorted()
    for stage in known {
      let rules = edits.filter { $0.key.stage == stage }
      guard !rules.isEmpty else { continue }
      let total = rules.values.reduce(0) { $0 + $1.places }
      appendHeading(stage, Self.count(total, "edit"), to: &output)
      append(rules, to: &output)
    }
    if !findings.isEmpty {
      let total = findings.values.reduce(0) { $0 + $1.places }
      appendHeading("found, left as it is", Self.count(total, "place"), to: &output)
      append(findings, to: &output)
    }
    if !limits.isEmpty {
      appendHeading("limits met", Self.count(limits.values.reduce(0, +), "place"), to: &output)
      for (name, count) in limits.sorted(by: { $0.key < $1.key }) {
        output += Array("  \(Printable.string(name)): \(count)\n".utf8)
      }
    }
  }

  private static func headline(_ summary: Summary) -> String {
    let verdicts = Verdict.allCases.filter { summary.count(of: $0) > 0 }.map { verdict in
      "\(summary.count(of: verdict)) \(verdict.rawValue)"
    }
    return "\(count(summary.articles, "article")): \(verdicts.joined(separator: ", "))"
  }

  private static func count(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
  }
}

extension TotalsReporter {
  private func appendHeading(_ name: String, _ count: String, to output: inout [UInt8]) {
    output += Array("\n".utf8) + ink.paint(Printable.string(name), .bold) + Array(": \(count)\n".utf8)
  }

  /// Rules by how much they did, the most first.
  private func append(_ rules: [Reason: Tally], to output: inout [UInt8]) {
    let sorted = rules.sorted { ($1.value.places, $0.key.rule) < ($0.value.places, $1.key.rule) }
    for (reason, tally) in sorted {
      let articles = tally.articles == tally.places ? "" : " in \(Self.count(tally.articles, "article"))"
      output += Array("  \(tally.places)\(articles)  ".utf8) + ink.paint(Printable.string(reason.rule), .cyan)
      output += Array("  \(Printable.string(reason.message))\n".utf8)
      for sample in tally.samples { append(sample, to: &output) }
    }
  }

  private func append(_ sample: Sample, to output: inout [UInt8]) {
    output += Array("      ".utf8) + ink.paint(sample.place, .faint) + Array("  ".utf8)
    append(sample.before, to: &output)
    if !sample.after.isEmpty {
      output += Array(" → ".utf8)
      append(sample.after, to: &output)
    }
    output.append(UInt8(ascii: "\n"))
  }

  /// The first line of a text; blanks alone are shown as signs, since nothing else would be seen of them.
  private func append(_ bytes: [UInt8], to output: inout [UInt8]) {
    guard !bytes.isEmpty else { return output += Array("nothing".utf8) }
    let text = bytes.drop(while: Self.isSpace)
    let line = text.prefix { $0 != 0x0A && $0 != 0x0D }
    if text.isEmpty || Cell.areBlanks(line) {
      for byte in Cell.blanks(bytes.filter { $0 != 0x0D }[...], nil).prefix(20) { output += byte.bytes }
      return
    }
    Printable.append(line, to: &output, limit: 72)
    if text[line.endIndex...].contains(where: { !Self.isSpace($0) }) { output += Array(" …".utf8) }
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
}
