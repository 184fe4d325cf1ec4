/// Measures a cleaner on labelled lines.
///
/// The lines of a record are one article, cleaned by the cleaner's article stages. A line is removed if none of its
/// text is left.
public struct RuleBench: Sendable {
  private let articles: [LabelledArticle]

  /// Reads labelled lines of files; `-` is standard input.
  ///
  /// - Throws: the first thing that is wrong with them.
  public init(reading paths: [String]) throws(Problem) {
    var articles: [LabelledArticle] = []
    for path in paths { articles += try LabelledLines.read(path) }
    self.articles = articles
  }

  /// What a cleaner does.
  public func measure(_ cleaner: Cleaner) -> BenchReport {
    let results = Parallel.map(articles.count) { [articles] index in
      BenchedArticle(articles[index], cleaner)
    }
    var tallies: [String: BenchTally] = [:]
    var total = BenchTally()
    var removed: [RemovedLine] = []
    for (article, result) in zip(articles, results) {
      for (rule, lines) in result.linesByRule { tallies[rule, default: BenchTally()].add(lines, of: article) }
      total.add(result.all, of: article)
      let lines = result.all.filter { $0.value == .removed }.keys.sorted()
      removed += lines.map { line in
        RemovedLine(of: article, line: line + 1, rules: result.rules(on: line))
      }
    }
    var lines = LabelCounts()
    for label in articles.flatMap(\.labels) { lines.add(label) }
    return BenchReport(
      stages: cleaner.configuration.stages, records: articles.count,
      articles: Set(articles.map(\.key)).count, lines: lines, total: total.score,
      rules: tallies.sorted { $0.key < $1.key }.map { ($0.key, $0.value.score) }, removedLines: removed,
      limits: results.reduce(0) { $0 + $1.limits })
  }

  /// How long each rule of a cleaner takes alone for all articles, slowest first.
  public func times(of cleaner: Cleaner) -> [RuleTime] {
    let clock = ContinuousClock()
    let texts = articles.map(\.text)
    let stages = cleaner.pipeline.articleStages.compactMap { $0 as? RulesStage }
    let rules = stages.flatMap { $0.rules.rules.map(\.rule) }
    let times = rules.map { rule in
      let set = RuleSet(rules: [rule])
      return RuleTime(id: rule.id, duration: clock.measure { texts.forEach { _ = set.matches(in: $0) } })
    }
    return times.sorted { $0.duration > $1.duration }
  }
}

/// What a cleaner did to the lines of one article.
private struct BenchedArticle: Sendable {
  enum Deed: Sendable { case removed, edited, flagged }

  /// The lines that were acted on, by their index.
  private(set) var all: [Int: Deed] = [:]
  /// The same, for each rule alone.
  private(set) var linesByRule: [String: [Int: Deed]] = [:]
  let limits: Int

  init(_ article: LabelledArticle, _ cleaner: Cleaner) {
    let outcome = cleaner.clean(article.text)
    limits = outcome.limits.count
    for finding in outcome.findings where finding.cause == .flagged {
      for line in Self.lines(touching: finding.range, of: article.text) {
        note(.flagged, line, finding.reason.rule)
      }
    }
    var edits = outcome.script.edits[...]
    for (index, line) in article.text.lines.enumerated() {
      let content = article.text.trimmedContent(of: line)
      while let edit = edits.first, edit.range.upperBound <= content.lowerBound { edits.removeFirst() }
      let touching = edits.prefix { $0.range.lowerBound < content.upperBound }.filter { !$0.range.isEmpty }
      guard !content.isEmpty, !touching.isEmpty else { continue }
      let covered = touching.reduce(0) { $0 + $1.range.clamped(to: content).count }
      let leavesText = touching.contains { edit in
        outcome.script.insertion(of: edit).contains {
          !Blank.contains(UInt32($0)) && $0 != UInt8(ascii: "\n")
        }
      }
      let deed = covered == content.count && !leavesText ? Deed.removed : .edited
      for part in touching.flatMap(outcome.script.parts) where part.range.overlaps(content) {
        note(deed, index, part.reason.rule)
      }
    }
  }

  private mutating func note(_ deed: Deed, _ line: Int, _ rule: String) {
    if all[line] == nil || deed != .flagged { all[line] = deed }
    if linesByRule[rule]?[line] == nil || deed != .flagged { linesByRule[rule, default: [:]][line] = deed }
  }

  private static func lines(touching range: Range<Int>, of text: Text) -> ClosedRange<Int> {
    let first = text.lineIndex(at: range.lowerBound)
    return first...max(first, text.lineIndex(at: max(range.lowerBound, range.upperBound - 1)))
  }

  /// The rules that acted on a line, by id.
  func rules(on line: Int) -> [String] {
    linesByRule.filter { $0.value[line] == .removed }.keys.sorted()
  }
}

/// Counts what was done to the lines of articles.
///
/// Records with the same id are the same article, as several programs may have read it from its page: what is right
/// or wrong there counts once.
private struct BenchTally {
  private var counts = BenchScore()
  private var touched: Set<String> = []
  private var judged: Set<String> = []
  private var wrong: Set<String> = []

  mutating func add(_ deeds: [Int: BenchedArticle.Deed], of article: LabelledArticle) {
    guard !deeds.isEmpty else { return }
    counts.hits += deeds.count
    touched.insert(article.key)
    let labels = deeds.filter { $0.value == .removed }.keys.map { article.labels[$0] }
    for label in labels { counts.removed.add(label) }
    if labels.contains(where: { $0 != .unsure }) { judged.insert(article.key) }
    if labels.contains(.keep) { wrong.insert(article.key) }
  }

  var score: BenchScore {
    var score = counts
    score.articles = touched.count
    score.judgedArticles = judged.count
    score.rightArticles = judged.count - wrong.count
    return score
  }
}

extension LabelledArticle {
  /// What tells articles apart: the id, or the place of the record.
  fileprivate var key: String { id ?? "\(path):\(record)" }
}
