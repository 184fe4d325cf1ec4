internal import WinnowCore

/// A bench result as one JSON object. `schemas/rules-bench.schema.json` describes it.
enum BenchJSON {
  /// The version of the format.
  static let schema = 1

  static func render(_ result: BenchResult) -> [UInt8] {
    var writer = JSONWriter()
    writer.object { writer in
      writer.number("schema", schema)
      append(result.report, to: &writer)
      if let comparison = result.comparison {
        writer.object("against") { append(comparison, to: &$0) }
      }
      if !result.times.isEmpty {
        writer.array("times") { writer in
          for time in result.times {
            writer.object { writer in
              writer.string("rule", time.id)
              writer.number("milliseconds", time.milliseconds)
            }
          }
        }
      }
    }
    writer.endLine()
    return writer.bytes
  }

  private static func append(_ report: BenchReport, to writer: inout JSONWriter) {
    writer.array("stages") { writer in for stage in report.stages { writer.string(nil, stage) } }
    writer.number("records", report.records)
    writer.number("articles", report.articles)
    append(report.lines, "lines", to: &writer)
    writer.object("total") { append(report.total, to: &$0) }
    writer.number("limits", report.limits)
    writer.array("rules") { writer in
      for (id, score) in report.rules {
        writer.object { writer in
          writer.string("rule", id)
          append(score, to: &writer)
        }
      }
    }
    append(report.falseRemovals, "false_removals", to: &writer)
  }

  private static func append(_ score: BenchScore, to writer: inout JSONWriter) {
    writer.number("hits", score.hits)
    writer.number("articles", score.articles)
    append(score.removed, "removed", to: &writer)
    if let precision = score.linePrecision { writer.number("line_precision", fraction: precision) }
    writer.number("judged_articles", score.judgedArticles)
    writer.number("right_articles", score.rightArticles)
    guard let precision = score.articlePrecision, let interval = score.articleInterval else { return }
    writer.number("article_precision", fraction: precision)
    writer.array("article_interval") { writer in
      writer.number(fraction: interval.lowerBound)
      writer.number(fraction: interval.upperBound)
    }
  }

  private static func append(_ counts: LabelCounts, _ key: StaticString, to writer: inout JSONWriter) {
    writer.object(key) { writer in
      writer.number("boilerplate", counts.boilerplate)
      writer.number("keep", counts.keep)
      writer.number("unsure", counts.unsure)
    }
  }

  private static func append(_ lines: [RemovedLine], _ key: StaticString, to writer: inout JSONWriter) {
    writer.array(key) { writer in
      for line in lines {
        writer.object { writer in
          writer.string("path", line.path)
          writer.number("record", line.record)
          if let id = line.id { writer.string("id", id) }
          writer.number("line", line.line)
          writer.string("label", line.label.rawValue)
          writer.array("rules") { writer in for rule in line.rules { writer.string(nil, rule) } }
          writer.string("text", String(decoding: line.text, as: UTF8.self))
        }
      }
    }
  }

  private static func append(_ comparison: BenchComparison, to writer: inout JSONWriter) {
    writer.object("total") { append(comparison.before.total, to: &$0) }
    writer.array("added") { writer in for id in comparison.added { writer.string(nil, id) } }
    writer.array("gone") { writer in for id in comparison.gone { writer.string(nil, id) } }
    append(comparison.better, "better", to: &writer)
    append(comparison.worse, "worse", to: &writer)
    append(comparison.newlyRemoved, "newly_removed", to: &writer)
    append(comparison.noLongerRemoved, "no_longer_removed", to: &writer)
  }

  private static func append(
    _ changes: [BenchComparison.Change], _ key: StaticString, to writer: inout JSONWriter
  ) {
    writer.array(key) { writer in
      for change in changes {
        writer.object { writer in
          writer.string("rule", change.id)
          append(change.gained, "gained", to: &writer)
          append(change.lost, "lost", to: &writer)
        }
      }
    }
  }
}
