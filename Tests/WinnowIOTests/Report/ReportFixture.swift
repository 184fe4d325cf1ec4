import Testing
import WinnowCore
import WinnowTestSupport

@testable import WinnowIO

/// Reports of small articles, made as a run makes them.
enum ReportFixture {
  static let dash = Reason(stage: "one", rule: "one.dash", message: "Dash")
  static let bad = Reason(stage: "one", rule: "one.bad", severity: .warning, message: "Bad word")
  static let end = Reason(stage: "two", rule: "two.end", action: .remove, severity: .error, message: "End")

  /// What a pipeline makes of a stream, article by article.
  static func reports(
    _ stream: [UInt8], _ format: any ArticleFormat, _ pipeline: Pipeline, path: String = "articles/a.txt"
  ) -> [ArticleReport] {
    let chunk = Chunk(path: path, bytes: stream, offset: 0, line: 1, content: .records)
    var output: [UInt8] = []
    var reports: [ArticleReport] = []
    for record in format.records(in: chunk) {
      let cleaned = CleanedRecord.cleaning(record, of: path, with: pipeline)
      let decision = Decision(number: reports.count + 1)
      let offset = output.count
      cleaned.render(from: chunk, under: decision, to: &output)
      if record.isArticle {
        reports.append(cleaned.report(from: chunk, under: decision, targetOffset: offset))
      }
    }
    return reports
  }

  /// A text cleaned by a script, as a report.
  static func report(_ text: [UInt8], _ script: EditScript, path: String = "a.txt") throws -> ArticleReport {
    let pipeline = try Pipeline([.article(ScriptStage { _ in Proposal(script) })])
    let reports = Self.reports(text, PlainText(), pipeline, path: path)
    return try #require(reports.first)
  }

  /// What a reporter says of articles.
  static func render(_ reports: [ArticleReport], with reporter: some Reporter) -> String {
    String(decoding: bytes(reports, with: reporter), as: UTF8.self)
  }

  static func bytes(_ reports: [ArticleReport], with reporter: some Reporter) -> [UInt8] {
    var reporter = reporter
    var output: [UInt8] = []
    for report in reports { reporter.report(report, to: &output) }
    return output
  }
}
