internal import WinnowCore

extension JSONWriter {
  /// Writes the members of a record.
  mutating func write(_ record: JournalRecord) {
    switch record {
    case .run(let options, let skippedFiles):
      string("type", "run")
      number("schema", 1)
      number("skipped", skippedFiles)
      array("options") { json in
        for option in options {
          json.array { json in
            json.string(nil, option.name)
            json.string(nil, option.value)
          }
        }
      }
    case .process(let number):
      string("type", "process")
      self.number("process", number)
    case .judged(let stage, let articles):
      string("type", "judged")
      string("stage", stage)
      array("articles") { json in for judged in articles { json.write(judged) } }
    case .unreadable: string("type", "unreadable")
    case .input(let input):
      string("type", "input")
      write(input)
    case .done(let output):
      string("type", "done")
      if let output { object("output") { $0.write(output) } }
    }
  }

  private mutating func write(_ judged: JournalRecord.Judged) {
    array { json in
      json.number(nil, judged.article)
      json.string(nil, String(judged.fingerprint.high, radix: 16))
      json.string(nil, String(judged.fingerprint.low, radix: 16))
    }
  }

  private mutating func write(_ input: JournalInput) {
    write(input.result)
    if let stamp = input.stamp { object("file") { $0.write(stamp) } }
    boolean("replaced", input.isReplaced)
    number("n", input.articles)
    object("totals") { json in
      json.write(input.totals)
      if let severity = input.totals.severity { json.string("severity", severity.rawValue) }
    }
    boolean("problems", input.hasProblems)
    if let report = input.report { object("report") { $0.write(report) } }
  }

  private mutating func write(_ stamp: FileStamp) {
    number("size", stamp.size)
    number("modified", stamp.modified)
  }
}

extension JSONValue {
  /// The record of a journal that this is.
  func journalRecord() throws(JSONReader.Failure) -> JournalRecord {
    switch self["type"]?.string {
    case "run":
      guard self["schema"]?.integer == 1, let skipped = self["skipped"]?.integer else {
        throw .invalid("run")
      }
      let options = self["options"]?.elements?.compactMap(\.elements) ?? []
      return .run(
        options: options.map { ($0.first?.string ?? "", $0.last?.string ?? "") }, skippedFiles: skipped)
    case "process":
      guard let number = self["process"]?.integer else { throw .invalid("process") }
      return .process(number)
    case "judged":
      guard let stage = self["stage"]?.string, let articles = self["articles"]?.elements else {
        throw .invalid("judged")
      }
      return .judged(
        stage: stage, try articles.map { (value) throws(JSONReader.Failure) in try value.judged() })
    case "unreadable": return .unreadable
    case "input": return .input(try journalInput())
    case "done": return .done(output: self["output"]?.stamp)
    default: throw .invalid("type")
    }
  }

  private func judged() throws(JSONReader.Failure) -> JournalRecord.Judged {
    let parts = elements ?? []
    guard parts.count == 3, let article = parts[0].integer,
      let high = parts[1].string.flatMap({ UInt64($0, radix: 16) }),
      let low = parts[2].string.flatMap({ UInt64($0, radix: 16) })
    else { throw .invalid("articles") }
    return JournalRecord.Judged(article: article, fingerprint: Fingerprint(high: high, low: low))
  }

  private func journalInput() throws(JSONReader.Failure) -> JournalInput {
    guard let isReplaced = self["replaced"]?.boolean, let articles = self["n"]?.integer,
      let totals = self["totals"], let hasProblems = self["problems"]?.boolean
    else { throw .invalid("input") }
    return JournalInput(
      result: try inputResult(), stamp: self["file"]?.stamp, isReplaced: isReplaced, articles: articles,
      totals: try totals.summary(), hasProblems: hasProblems, report: self["report"]?.digest)
  }

  private var stamp: FileStamp? {
    guard let size = self["size"]?.integer, let modified = self["modified"]?.integer else { return nil }
    return FileStamp(size: size, modified: modified)
  }

  private func summary() throws(JSONReader.Failure) -> Summary {
    guard let articles = self["articles"]?.integer, let limits = self["limits"]?.integer else {
      throw .invalid("totals")
    }
    var verdicts: [Verdict: Int] = [:]
    for (name, count) in counts("verdicts") {
      if let verdict = Verdict(rawValue: name) { verdicts[verdict] = count }
    }
    return Summary(
      articles: articles, verdicts: verdicts, editsByStage: counts("stages"), editsByRule: counts("rules"),
      findingsByRule: counts("findings"), severity: self["severity"]?.string.flatMap(Severity.init),
      limits: limits)
  }

  private func counts(_ name: String) -> [String: Int] {
    guard case .object(let members) = self[name] else { return [:] }
    return members.compactMapValues(\.integer)
  }
}
