internal import WinnowCore

/// What rules did to articles whose lines are labelled.
public struct BenchReport: Sendable {
  /// The stages that ran.
  public let stages: [String]
  /// How many records there were.
  public let records: Int
  /// How many articles these are; records with the same id are the same article.
  public let articles: Int
  /// The lines there were.
  public let lines: LabelCounts
  /// What all stages together removed.
  public let total: BenchScore
  /// What each rule did, by its id; rules that did nothing are not among them.
  public let rules: [(id: String, score: BenchScore)]
  /// The removed lines, in the order of the input.
  public let removedLines: [RemovedLine]
  /// How often a pattern ran into a limit.
  public let limits: Int

  /// Makes a report of its parts.
  public init(
    stages: [String], records: Int, articles: Int, lines: LabelCounts, total: BenchScore,
    rules: [(id: String, score: BenchScore)], removedLines: [RemovedLine], limits: Int
  ) {
    self.stages = stages
    self.records = records
    self.articles = articles
    self.lines = lines
    self.total = total
    self.rules = rules
    self.removedLines = removedLines
    self.limits = limits
  }

  /// The removed lines that belong to the article.
  public var falseRemovals: [RemovedLine] { removedLines.filter { $0.label == .keep } }
}

/// Lines by what people say they are.
public struct LabelCounts: Equatable, Sendable {
  /// Lines that do not belong to an article.
  public var boilerplate = 0
  /// Lines that do.
  public var keep = 0
  /// Lines of which it is not known.
  public var unsure = 0

  /// No lines.
  public init() {}

  /// Counts a line.
  public mutating func add(_ label: LabelledArticle.Label) {
    switch label {
    case .boilerplate: boilerplate += 1
    case .keep: keep += 1
    case .unsure: unsure += 1
    }
  }
}

/// What one rule, or all stages together, did.
public struct BenchScore: Equatable, Sendable {
  /// The lines it acted on: removed, edited or flagged.
  public var hits = 0
  /// The articles it acted on.
  public var articles = 0
  /// The lines it removed; where several rules removed one line, each of them did.
  public var removed = LabelCounts()
  /// The articles of which it removed a line whose label is not `unsure`.
  public var judgedArticles = 0
  /// Those of them of which it removed no line to keep.
  public var rightArticles = 0

  /// Nothing done.
  public init() {}

  /// The share of removed lines that are boilerplate, of those whose label is not `unsure`.
  public var linePrecision: Double? {
    let judged = removed.boilerplate + removed.keep
    return judged == 0 ? nil : Double(removed.boilerplate) / Double(judged)
  }

  /// The share of articles of which it removed no line to keep.
  public var articlePrecision: Double? {
    judgedArticles == 0 ? nil : Double(rightArticles) / Double(judgedArticles)
  }

  /// Where that share lies with a probability of 95 %, by Wilson's score interval.
  public var articleInterval: ClosedRange<Double>? {
    judgedArticles == 0 ? nil : Self.wilsonInterval(rightArticles, of: judgedArticles)
  }

  /// Wilson's score interval of a share, for 95 %.
  static func wilsonInterval(_ count: Int, of total: Int) -> ClosedRange<Double> {
    let z = 1.959964
    let (n, share) = (Double(total), Double(count) / Double(total))
    let middle = share + z * z / (2 * n)
    let width = z * (share * (1 - share) / n + z * z / (4 * n * n)).squareRoot()
    let scale = 1 + z * z / n
    // All and none have an end that is exact, which rounding would miss.
    return (count == 0 ? 0 : (middle - width) / scale)...(count == total ? 1 : (middle + width) / scale)
  }
}

/// A line that was removed.
public struct RemovedLine: Equatable, Sendable {
  /// The file, as given.
  public let path: String
  /// The line of the article's record in the file, 1-based.
  public let record: Int
  /// The article's id, if it has one.
  public let id: String?
  /// The line of the article, 1-based.
  public let line: Int
  /// What people say it is.
  public let label: LabelledArticle.Label
  /// The rules that removed it.
  public let rules: [String]
  /// The line.
  public let text: [UInt8]

  /// Makes a removed line of its parts.
  public init(of article: LabelledArticle, line: Int, rules: [String]) {
    path = article.path
    record = article.record
    id = article.id
    self.line = line
    label = article.labels[line - 1]
    self.rules = rules
    let content = article.text.trimmedContent(of: article.text.lines[line - 1])
    text = Array(article.text.bytes[content])
  }
}
