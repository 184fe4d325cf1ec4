/// The totals of a run.
public struct Summary: Sendable {
  /// How many articles were read, whatever became of them.
  public private(set) var articles = 0
  /// How many articles got each verdict.
  public private(set) var verdicts: [Verdict: Int] = [:]
  /// How many places each stage edited.
  public private(set) var editsByStage: [String: Int] = [:]
  /// How many places each rule edited.
  public private(set) var editsByRule: [String: Int] = [:]
  /// How many findings each rule made.
  public private(set) var findingsByRule: [String: Int] = [:]
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
    self.verdicts = verdicts
    self.editsByStage = editsByStage
    self.editsByRule = editsByRule
    self.findingsByRule = findingsByRule
    self.severity = severity
    self.limits = limits
  }

  /// Adds an article.
  public mutating func add(_ article: ArticleReport) {
    articles += 1
    verdicts[article.verdict, default: 0] += 1
    limits += article.limits.count
    // By index, since copies of changes count references.
    for index in article.changes.indices {
      let places = article.changes[index].places.count
      switch article.changes[index].reasons {
      case .one(let reason): add(places, because: reason)
      case let several: for reason in several.all { add(places, because: reason) }
      }
      severity = max(severity ?? .note, article.changes[index].severity)
    }
    for reported in article.findings {
      findingsByRule[reported.finding.reason.rule, default: 0] += 1
      // A rule that left its place to another says nothing about the article.
      if case .superseded = reported.finding.cause { continue }
      severity = max(severity ?? .note, reported.finding.reason.severity)
    }
  }

  private mutating func add(_ places: Int, because reason: Reason) {
    editsByStage[reason.stage, default: 0] += places
    editsByRule[reason.rule, default: 0] += places
  }

  /// Adds the totals of some articles.
  public mutating func add(_ other: Summary) {
    articles += other.articles
    limits += other.limits
    bytesIn += other.bytesIn
    bytesOut += other.bytesOut
    skippedFiles += other.skippedFiles
    skippedRecords += other.skippedRecords
    verdicts.merge(other.verdicts, uniquingKeysWith: +)
    editsByStage.merge(other.editsByStage, uniquingKeysWith: +)
    editsByRule.merge(other.editsByRule, uniquingKeysWith: +)
    findingsByRule.merge(other.findingsByRule, uniquingKeysWith: +)
    if let other = other.severity { severity = max(severity ?? other, other) }
  }

  /// Adds a stream's lengths.
  public mutating func add(_ input: InputResult) {
    bytesIn += input.before.length
    bytesOut += input.after.length
    skippedRecords += input.skipped
  }

  /// How many articles got a verdict.
  public func count(of verdict: Verdict) -> Int { verdicts[verdict] ?? 0 }
}
