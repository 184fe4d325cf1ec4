public import WinnowCore

/// The change report: JSON Lines from which `restore` rebuilds the input.
public struct JSONLinesReporter: Reporter {
  private var json = JSONWriter()

  /// A record says all there is to say.
  public var rendersArticlesAlone: Bool { true }

  /// A reporter at the start of a run.
  public init() {}

  private mutating func line(to output: inout [UInt8], type: String, _ body: (inout JSONWriter) -> Void) {
    json.append(to: &output) { json in
      json.object { json in
        json.string("type", type)
        body(&json)
      }
      json.endLine()
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
    line(to: &output, type: "article") { json in
      json.number("n", article.number)
      if let id = article.id { json.string("id", id) }
      if let record = article.record { json.number("record", record) }
    }
    // By index, since copies of changes count references.
    for index in article.changes.indices {
      line(to: &output, type: "edit") { $0.write(article.changes[index], flush) }
    }
    for finding in article.findings { line(to: &output, type: "finding") { $0.write(finding) } }
    for limit in article.limits { line(to: &output, type: "limit") { $0.write(limit) } }
    line(to: &output, type: "article-end") { json in
      json.number("n", article.number)
      json.string("verdict", article.verdict.rawValue)
      if let duplicate = article.duplicate {
        json.number("of", duplicate.of)
        json.number("similarity", fraction: duplicate.similarity)
      }
      if let problem = article.problem { json.write(problem) }
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

  /// So many places are written in one go.
  private static let placesAtOnce = 256

  /// The size from which on a piece of a report is flushed.
  private static let pieceSize = 1 << 20

  fileprivate mutating func write(_ change: Change, _ flush: (inout [UInt8]) -> Void) {
    switch change.reasons {
    case .one(let reason): write(reason)
    case let several:
      let reasons = several.all
      // The last stage is the one that made the edit what it is.
      if let last = reasons.last { write(last, rules: reasons.map(\.rule), severity: several.severity) }
    }
    bytes("removed", "removed_b64", change.removed)
    bytes("inserted", "inserted_b64", change.inserted)
    if let raw = change.removedRaw { bytes("removed_raw", "removed_raw_b64", raw) }
    if let raw = change.insertedRaw { bytes("inserted_raw", "inserted_raw_b64", raw) }
    array("at") { json in
      var rest = change.places[...]
      while !rest.isEmpty {
        json.write(places: rest.prefix(Self.placesAtOnce))
        rest = rest.dropFirst(Self.placesAtOnce)
        if json.bytes.count > Self.pieceSize { json.pass(to: flush) }
      }
    }
    guard !change.parts.isEmpty else { return }
    array("parts") { json in for part in change.parts { json.write(part) } }
  }

  private mutating func write(_ part: ChangePart) {
    object { json in
      json.write(part.reason)
      json.array("within") { json in for range in part.ranges { json.write(range) } }
      json.number("line", part.position.line)
      json.number("col", part.position.column)
    }
  }

  private mutating func write(_ range: Range<Int>, _ key: StaticString? = nil) {
    array(key) { json in
      json.number(nil, range.lowerBound)
      json.number(nil, range.upperBound)
    }
  }

  fileprivate mutating func write(_ reported: ReportedFinding) {
    write(reported.finding.reason)
    switch reported.finding.cause {
    case .flagged: string("cause", "flagged")
    case .overShare: string("cause", "over-share")
    case .lastWord: string("cause", "last-word")
    case .superseded(let rule):
      string("cause", "superseded")
      string("by", rule)
    }
    bytes("matched", "matched_b64", reported.excerpt)
    array("at") { $0.write(reported.place) }
  }

  fileprivate mutating func write(_ reported: ReportedLimit) {
    string("stage", reported.limit.stage)
    if let rule = reported.limit.rule { string("rule", rule) }
    string("code", reported.limit.code)
    string("message", reported.limit.message)
    array("at") { $0.write(reported.place) }
  }

  private mutating func write(_ reason: Reason) {
    string("stage", reason.stage)
    string("rule", reason.rule)
    write(reason, severity: reason.severity)
  }

  /// Writes what several edits that became one say of themselves.
  private mutating func write(_ reason: Reason, rules: [String], severity: Severity) {
    guard rules.count > 1 else { return write(reason) }
    string("stage", reason.stage)
    array("rule") { json in for rule in rules { json.string(nil, rule) } }
    write(reason, severity: severity)
  }

  private mutating func write(_ reason: Reason, severity: Severity) {
    string("action", reason.action.rawValue)
    string("severity", severity.rawValue)
    string("message", reason.message)
  }

  private mutating func write(_ place: Place) { write(places: CollectionOfOne(place)) }

  /// Writes places, one behind the other, in one go.
  private mutating func write(places: some Collection<Place>) {
    let longest = 41 + 6 * ASCIIWriter.longestNumber
    object(room: places.count * longest) { writer in
      var isFirst = true
      for place in places {
        writer.write(isFirst ? "{\"src\":[" : ",{\"src\":[")
        isFirst = false
        writer.write(place.source)
        writer.write("],\"dst\":[")
        writer.write(place.target)
        writer.write("],\"line\":")
        writer.write(place.position.line)
        writer.write(",\"col\":")
        writer.write(place.position.column)
        writer.write("}")
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

  /// Writes bytes as a string where they are valid UTF-8, else in Base64 under another name.
  private mutating func bytes(_ key: StaticString, _ base64Key: StaticString, _ value: [UInt8]) {
    if UTF8Check.firstInvalid(in: value) == nil {
      string(key, utf8: value[...])
    } else {
      string(base64Key, utf8: Base64.encode(value)[...])
    }
  }
}

extension ASCIIWriter {
  fileprivate mutating func write(_ range: Range<Int>) {
    write(range.lowerBound)
    write(",")
    write(range.upperBound)
  }
}
