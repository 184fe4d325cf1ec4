public import WinnowCore

/// The change report: JSON Lines from which `restore` rebuilds the input.
public struct JSONLinesReporter: Reporter {
  private var json = JSONWriter()

  /// A record says all there is to say.
  public var rendersArticlesAlone: Bool { true }

  /// A reporter at the start of a run.
  public init() {}

  private mutating func line(to output: inout [UInt8], type: StaticString, _ body: (inout JSONWriter) -> Void)
  {
    json.append(to: &output) { json in
      json.beginRecord(type)
      body(&json)
      json.endRecord()
    }
  }

  /// Writes the `run` record.
  public mutating func begin(_ run: RunDescription, to output: inout [UInt8]) {
    line(to: &output, type: "run") { json in
      json.number("schema", 1)
      json.string("version", run.version)
      json.write(stages: run.stages)
      json.write(options: run.options)
      json.array("packs") { json in
        for pack in run.packs {
          json.object { json in
            json.string("name", pack.name)
            json.string("xxh3_128", pack.hash)
          }
        }
      }
    }
  }

  /// Writes an `input` record.
  public mutating func begin(_ input: InputDescription, to output: inout [UInt8]) {
    line(to: &output, type: "input") { json in
      json.string("path", input.path)
      json.string("name", input.name)
      json.string("format", input.format)
      if input.outputFormat != input.format { json.string("output_format", input.outputFormat) }
      if let stages = input.differing.stages { json.write(stages: stages) }
      if !input.differing.options.isEmpty { json.write(options: input.differing.options) }
    }
  }

  /// Writes an `article` record, one for each change, finding and limit, and an `article-end` record.
  public mutating func report(_ article: ArticleReport, to output: inout [UInt8]) {
    report(article, to: &output) { _ in }
  }

  /// The same in pieces: a change may have millions of places.
  public mutating func report(
    _ article: ArticleReport, to output: inout [UInt8], flush: (inout [UInt8]) -> Void
  ) {
    json.append(to: &output) { json in
      json.beginRecord("article")
      json.writeHead(of: article)
      json.endRecord()
      for change in article.changes {
        json.beginRecord("edit")
        json.write(change, flush)
        json.endRecord()
      }
      for finding in article.findings {
        json.beginRecord("finding")
        json.write(finding)
        json.endRecord()
      }
      for limit in article.limits {
        json.beginRecord("limit")
        json.write(limit)
        json.endRecord()
      }
      json.beginRecord("article-end")
      json.writeEnd(of: article)
      json.endRecord()
    }
  }

  /// Writes an `input-end` record.
  public mutating func end(_ input: InputResult, to output: inout [UInt8]) {
    line(to: &output, type: "input-end") { $0.write(input) }
  }

  /// Writes the `run-end` record.
  public mutating func end(_ summary: Summary, to output: inout [UInt8]) {
    line(to: &output, type: "run-end") { $0.write(summary) }
  }
}

extension JSONWriter {
  /// Writes the members of an `input-end` record.
  mutating func write(_ input: InputResult) {
    string("path", input.path)
    object("before") { $0.write(input.before) }
    object("after") { $0.write(input.after) }
    if input.skipped > 0 { number("skipped", input.skipped) }
    if !input.isWritten { boolean("written", false) }
    if let problem = input.problem { write(problem) }
  }

  /// Writes the members of a `run-end` record.
  mutating func write(_ summary: Summary) {
    number("articles", summary.articles)
    object("verdicts") { json in
      for verdict in Verdict.allCases where summary.count(of: verdict) > 0 {
        json.key(verdict.rawValue)
        json.number(nil, summary.count(of: verdict))
      }
    }
    object("stages") { $0.write(summary.editsByStage) }
    object("rules") { $0.write(summary.editsByRule) }
    object("findings") { $0.write(summary.findingsByRule) }
    number("limits", summary.limits)
    number("bytes_in", summary.bytesIn)
    number("bytes_out", summary.bytesOut)
  }

  fileprivate mutating func write(stages: [String]) {
    array("stages") { json in for stage in stages { json.string(nil, stage) } }
  }

  fileprivate mutating func write(options: [(name: String, value: String)]) {
    object("options") { json in
      for option in options {
        json.key(option.name)
        json.string(nil, option.value)
      }
    }
  }

  mutating func write(_ problem: Problem) {
    object("problem") { json in
      json.string("code", problem.code)
      json.string("message", problem.message)
    }
  }

  mutating func write(_ digest: StreamDigest) {
    number("length", digest.length)
    string("xxh3_128", digest.hash)
  }

  fileprivate mutating func write(_ counts: [String: Int]) {
    for (name, count) in counts.sorted(by: { $0.key < $1.key }) {
      key(name)
      number(nil, count)
    }
  }
}
