public import WinnowCore

/// A change report that was saved, read back as the events that it was written of.
///
/// It is read from front to back, one article at a time. What a report does not hold, the text that no stage touched,
/// is not there: the texts and scripts of its articles are empty.
public final class SavedReport {
  /// What reporters are shown.
  public enum Event: Sendable {
    /// The run begins.
    case run(RunDescription)
    /// A stream begins.
    case input(InputDescription)
    /// An article is done.
    case article(ArticleReport)
    /// A stream ends.
    case inputEnd(InputResult)
    /// The run ends.
    case runEnd
  }

  private let events: ReportEvents
  private var path: String?
  private var article: SavedArticle?
  private var reasons = SavedReasons()
  private var hasEnded = false

  /// Opens a report; `-` is standard input.
  ///
  /// - Throws: `Problem` if it cannot be opened.
  public init(_ path: String) throws(Problem) { events = try ReportEvents(path) }

  /// The next event; `nil` at the end.
  ///
  /// - Throws: `Problem` with file and line if the report is malformed, or ends before its run did.
  public func next() throws(Problem) -> Event? {
    while let event = try events.next() {
      do throws(JSONReader.Failure) {
        if let event = try self.event(event) { return event }
      } catch {
        throw events.malformed(Self.message(of: error))
      }
    }
    if !hasEnded { throw events.truncated }
    return nil
  }

  /// A failure carries the name of the field that is at fault, or of the record that is out of place.
  private static func message(of failure: JSONReader.Failure) -> String {
    guard case .invalid(let field) = failure else { return "cannot be read" }
    return "“\(field)” is missing, out of place or not of the kind it should be; was the file changed?"
  }

  private func event(_ event: ReportEvent) throws(JSONReader.Failure) -> Event? {
    let record = events.record
    switch event {
    case .run:
      (hasEnded, reasons) = (false, SavedReasons())
      return .run(record.runDescription)
    case .input(let path, let name):
      self.path = path
      return .input(
        InputDescription(
          path: path, name: name, format: record["format"]?.string ?? "text",
          outputFormat: record["output_format"]?.string))
    case .article:
      guard let path, article == nil else { throw .invalid("article") }
      article = try SavedArticle(record, path: path)
    case .edit, .finding, .limit: try add(event, record)
    case .articleEnd: return .article(try endArticle(record))
    case .inputEnd(let result):
      guard path != nil, article == nil else { throw .invalid("input-end") }
      path = nil
      return .inputEnd(result)
    case .runEnd:
      guard path == nil else { throw .invalid("run-end") }
      hasEnded = true
      return .runEnd
    case .other: break
    }
    return nil
  }

  private func add(_ event: ReportEvent, _ record: JSONValue) throws(JSONReader.Failure) {
    guard article != nil else { throw .invalid(record["type"]?.string ?? "type") }
    switch event {
    case .edit: article?.changes.append(try record.change(&reasons))
    case .finding: article?.findings.append(try record.finding(&reasons))
    default: article?.limits.append(try record.limit())
    }
  }

  private func endArticle(_ record: JSONValue) throws(JSONReader.Failure) -> ArticleReport {
    guard let ended = article else { throw .invalid("article-end") }
    article = nil
    return try ended.report(endingWith: record)
  }
}

/// What has been read of an article.
private struct SavedArticle {
  let number: Int
  let path: String
  let id: String?
  let line: Int?
  var changes: [Change] = []
  var findings: [ReportedFinding] = []
  var limits: [ReportedLimit] = []

  init(_ record: JSONValue, path: String) throws(JSONReader.Failure) {
    guard let number = record["n"]?.integer else { throw .invalid("n") }
    self.number = number
    self.path = path
    id = record["id"]?.string
    line = record["record"]?.integer
  }

  func report(endingWith record: JSONValue) throws(JSONReader.Failure) -> ArticleReport {
    guard let verdict = record["verdict"]?.string.flatMap(Verdict.init) else { throw .invalid("verdict") }
    var problem: Problem?
    if let value = record["problem"] {
      problem = Problem(
        code: value["code"]?.string ?? "", path: path, line: line, message: value["message"]?.string ?? "")
    }
    var duplicate: Duplicate?
    if verdict == .duplicate {
      guard let of = record["of"]?.integer else { throw .invalid("of") }
      duplicate = Duplicate(of: of, similarity: record["similarity"]?.double ?? 1, reason: duplicateReason)
    }
    return ArticleReport(
      number: number, path: path, id: id, record: line, text: Text([]),
      script: EditScript(sourceLength: 0), verdict: verdict, duplicate: duplicate, changes: changes,
      findings: findings, limits: limits, problem: problem)
  }

  /// The rule that says so is that of the removal. In place nothing is removed, and the report does not name it.
  private var duplicateReason: Reason {
    changes.last?.reasons.all.last ?? Reason(stage: "dedupe", rule: "dedupe", message: "Duplicate article")
  }
}
