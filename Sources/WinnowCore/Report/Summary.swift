/// The totals of a run.
public struct Summary: Sendable {
  /// How many articles were read, whatever became of them.
  public private(set) var articles = 0
  /// How many articles got each verdict, in the order of all cases.
  private var verdictCounts = [Int](repeating: 0, count: Verdict.allCases.count)
  /// How many places were edited, and how many findings were made, for each reason; those of totals that were read, which
  /// know names only, are apart.
  private var edits: [Reason: Int] = [:]
  private var findings: [Reason: Int] = [:]
  private var named = NamedCounts()
  /// The greatest severity of any change or finding.
  public private(set) var severity: Severity?
  /// How many limits were met.
  public private(set) var limits = 0
  /// Bytes read.
  public private(set) var bytesIn = 0
  /// Bytes written.
  public private(set) var bytesOut = 0
  /// Files passed over because their extension is not known.
  public var skippedFiles = 0

  /// Parts of streams that are no articles and were left out, such as the images of a web archive.
  public private(set) var skippedRecords = 0

  /// The totals of nothing.
  public init() {}

  /// The totals of some articles, of their parts.
  package init(
    articles: Int, verdicts: [Verdict: Int], editsByStage: [String: Int], editsByRule: [String: Int],
    findingsByRule: [String: Int], severity: Severity?, limits: Int
  ) {
    self.articles = articles
    for (verdict, count) in verdicts { verdictCounts[verdict.index] = count }
    named = NamedCounts(
      editsByStage: editsByStage, editsByRule: editsByRule, findingsByRule: findingsByRule)
    self.severity = severity
    self.limits = limits
  }

  /// Adds an article.
  public mutating func add(_ article: ArticleReport) {
    articles += 1
    verdictCounts[article.verdict.index] += 1
    limits += article.limits.count
    for change in article.changes {
      switch change.reasons {
      case .one(let reason): edits[reason, default: 0] += change.places.count
      case let several: for reason in several.all { edits[reason, default: 0] += change.places.count }
      }
      severity = max(severity ?? .note, change.severity)
    }
    for reported in article.findings {
      findings[reported.finding.reason, default: 0] += 1
      // A rule that left its place to another says nothing about the article.
      if case .superseded = reported.finding.cause { continue }
      severity = max(severity ?? .note, reported.finding.reason.severity)
    }
  }

  /// Adds the totals of some articles.
  public mutating func add(_ other: Summary) {
    articles += other.articles
    limits += other.limits
    bytesIn += other.bytesIn
    bytesOut += other.bytesOut
    skippedFiles += other.skippedFiles
    skippedRecords += other.skippedRecords
    for index in verdictCounts.indices { verdictCounts[index] += other.verdictCounts[index] }
    edits.merge(other.edits, uniquingKeysWith: +)
    findings.merge(other.findings, uniquingKeysWith: +)
    named.add(other.named)
    if let other = other.severity { severity = max(severity ?? other, other) }
  }

  /// Adds a stream's lengths.
  public mutating func add(_ input: InputResult) {
    bytesIn += input.before.length
    bytesOut += input.after.length
    skippedRecords += input.skipped
  }

  /// How many articles got a verdict.
  public func count(of verdict: Verdict) -> Int { verdictCounts[verdict.index] }

  /// How many articles got each verdict that any got.
  public var verdicts: [Verdict: Int] {
    let counts = zip(Verdict.allCases, verdictCounts).filter { $0.1 > 0 }
    return Dictionary(uniqueKeysWithValues: counts)
  }
}

extension Verdict {
  /// Its place among all cases.
  fileprivate var index: Int {
    switch self {
    case .failed: 0
    case .quarantined: 1
    case .duplicate: 2
    case .cleaned: 3
    case .flagged: 4
    case .unchanged: 5
    }
  }
}

// MARK: By name

extension Summary {
  /// How many places each stage edited.
  public var editsByStage: [String: Int] { edits.summed(by: \.stage, onto: named.editsByStage) }

  /// How many places each rule edited.
  public var editsByRule: [String: Int] { edits.summed(by: \.rule, onto: named.editsByRule) }

  /// How many findings each rule made.
  public var findingsByRule: [String: Int] { findings.summed(by: \.rule, onto: named.findingsByRule) }
}

/// Counts of which the reasons are not known, but what they are called.
private struct NamedCounts {
  var editsByStage: [String: Int] = [:]
  var editsByRule: [String: Int] = [:]
  var findingsByRule: [String: Int] = [:]

  mutating func add(_ other: NamedCounts) {
    editsByStage.merge(other.editsByStage, uniquingKeysWith: +)
    editsByRule.merge(other.editsByRule, uniquingKeysWith: +)
    findingsByRule.merge(other.findingsByRule, uniquingKeysWith: +)
  }
}

extension [Reason: Int] {
  /// The counts by a name that each reason has, added to others.
  fileprivate func summed(by name: (Reason) -> String, onto counts: [String: Int]) -> [String: Int] {
    reduce(into: counts) { $0[name($1.key), default: 0] += $1.value }
  }
}
