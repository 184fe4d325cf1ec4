public import WinnowCore

/// A record with what the article stages made of it, before the archive stages have decided.
///
/// Making one is a pure function of the record and runs on any thread. A record that is known to repeat the text of another
/// may be left for the decision as it is: what is dropped need not be cleaned.
///
/// It never changes, and goes from thread to thread, so it is an object: a copy would count a dozen references.
public final class CleanedRecord: Sendable {
  /// The record.
  public let record: Record
  /// From the text of its article to the cleaned one; `nil` where there is no article, where it could not be read and where
  /// it has not been cleaned.
  ///
  /// The cleaned text is not kept: once it has fingerprints, only a diff asks for it.
  public let script: EditScript?
  /// What was found in the article and not edited.
  private let findings: [Finding]
  /// Where work on it was left undone.
  private let limits: [Limit]
  /// What became of it, as far as the article alone decides it.
  private let verdict: Verdict?
  /// What the first archive stage sees, and what the others do; there is mostly one.
  private let fingerprint: Fingerprint?
  private let otherFingerprints: [Fingerprint?]
  /// The edits of the record's bytes, as the article stages want them.
  let lifted: EditScript

  /// What the archive stage of an index sees; `nil` where the article cannot be judged. Of one that has not been cleaned it
  /// is known what the first of them sees.
  public func fingerprint(for stage: Int) -> Fingerprint? {
    if stage == 0 { return fingerprint }
    return stage <= otherFingerprints.count ? otherFingerprints[stage - 1] : nil
  }

  /// Whether it is an article or should be one.
  public var isArticle: Bool { record.isArticle }

  /// Whether it is an article that has not been cleaned.
  public var isUncleaned: Bool {
    if case .article = record.content { script == nil } else { false }
  }

  /// How many edits of the record the article stages want.
  public var editCount: Int { lifted.edits.count }

  /// Cleans the article of a record and lifts its edits; see ``cleaning(_:of:with:)``.
  ///
  /// - Parameter path: the path of its stream, for messages.
  public static func cleaning(_ record: Record, of path: String, with pipeline: Pipeline) -> CleanedRecord {
    cleaning([record], of: [path], with: pipeline)[0]
  }

  /// Cleans the articles of records and lifts their edits. Many take less time together: each stage goes through all of
  /// them.
  ///
  /// - Parameter paths: for each record the path of its stream, for messages.
  /// - Returns: what was made of each record, in the same order.
  public static func cleaning(
    _ records: consuming [Record], of paths: [String], with pipeline: Pipeline
  ) -> [CleanedRecord] {
    var outcomes = pipeline.clean(records.compactMap { $0.article?.text })
    return records.takingEach { number, record in
      guard let article = record.article else { return CleanedRecord(record) }
      let outcome = outcomes.removeLast()
      guard outcome.script.isEmpty || !article.cannotHold(outcome.text.bytes) else {
        return CleanedRecord(record.unwritable(of: paths[number]))
      }
      return CleanedRecord(record, article, outcome, pipeline.archiveStages)
    }
  }

  /// Takes a record as the copy of one that has been cleaned. It must be cleaned unless it is dropped.
  ///
  /// - Parameter fingerprint: what the first archive stage saw of the other one, cleaned by the same pipeline.
  public convenience init(copy record: Record, fingerprint: Fingerprint) {
    self.init(record, fingerprint: fingerprint)
  }

  /// A record whose article has not been cleaned, or that has none.
  private init(_ record: Record, fingerprint: Fingerprint? = nil) {
    self.record = record
    script = nil
    findings = []
    limits = []
    verdict = nil
    self.fingerprint = fingerprint
    otherFingerprints = []
    lifted = EditScript(sourceLength: record.range.count)
  }

  /// A record with what was made of its article.
  private init(
    _ record: Record, _ article: Article, _ outcome: consuming Outcome, _ stages: [any ArchiveStage]
  ) {
    self.record = record
    fingerprint = stages.first?.fingerprint(of: outcome.text)
    otherFingerprints = stages.count > 1 ? stages[1...].map { $0.fingerprint(of: outcome.text) } : []
    lifted = article.lifted(outcome.script, sourceLength: record.range.count)
    verdict = outcome.verdict
    script = outcome.script
    findings = outcome.findings
    limits = outcome.limits
  }
}

/// What has been decided on a record, in the order of the input.
public struct Decision: Sendable {
  /// The article's number in the run, from 1.
  public let number: Int
  /// What the article repeats.
  public let duplicate: Duplicate?
  /// Whether the record is left out of the output.
  public let drops: Bool
  /// What parts the record from what was written before it, the end of another stream.
  public let parting: [UInt8]

  /// Makes a decision of its parts.
  public init(number: Int, duplicate: Duplicate? = nil, drops: Bool = false, parting: [UInt8] = []) {
    self.number = number
    self.duplicate = duplicate
    self.drops = drops
    self.parting = drops ? [] : parting
  }
}

extension CleanedRecord {
  /// Appends the record's bytes as they go to the output.
  public func render(from chunk: Chunk, under decision: Decision, to output: inout [UInt8]) {
    guard !decision.drops else { return }
    output += decision.parting
    lifted.apply(to: chunk.bytes[record.range], appendingTo: &output)
  }

  /// How many bytes ``render(from:under:to:)`` appends.
  public func renderedLength(under decision: Decision) -> Int {
    decision.drops ? 0 : lifted.targetLength + decision.parting.count
  }

  /// What must part the record from one of another stream behind it, in a format.
  package func parting(of format: any ArticleFormat, in chunk: Chunk, under decision: Decision) -> [UInt8] {
    guard !format.parting(after: chunk.bytes[record.range]).isEmpty else { return [] }
    // The end of what is the last record of its stream may have been cleaned.
    var output: [UInt8] = []
    render(from: chunk, under: decision, to: &output)
    return format.parting(after: output[...])
  }

  /// What the report says about the record.
  ///
  /// Of a dropped record its removal is all there is to say: nothing that was found in it is left anywhere.
  ///
  /// - Parameter targetOffset: the offset of the record in the output stream.
  /// - Precondition: an article that has not been cleaned is dropped.
  public func report(from chunk: Chunk, under decision: Decision, targetOffset: Int) -> ArticleReport {
    let streams = StreamOffsets(
      source: chunk.offset + record.range.lowerBound, target: targetOffset, parting: decision.parting)
    guard case .article(let article) = record.content else {
      return failedReport(path: chunk.path, decision, streams)
    }
    if decision.drops, let duplicate = decision.duplicate {
      return droppedReport(of: article, duplicate, in: chunk, decision, streams)
    }
    guard let script, let verdict else { preconditionFailure("an article is cleaned or dropped") }
    let (findings, limits) = reportedFindings(of: article, streams)
    let changes = Change.changes(
      script, of: article.text, lifted: lifted, record: chunk.bytes[record.range],
      sourceOffset: streams.source, targetOffset: streams.recordTarget, isUTF8: !article.hasInvalidUTF8)
    return ArticleReport(
      number: decision.number, path: chunk.path, id: article.id, record: record.line, text: article.text,
      script: script, verdict: decision.duplicate == nil ? verdict : .duplicate,
      duplicate: decision.duplicate,
      changes: streams.parting.isEmpty ? changes : streams.partingChange + changes,
      findings: findings, limits: limits, problem: problem(chunk: chunk, article))
  }

  /// The findings and limits with their places.
  private func reportedFindings(
    of article: Article, _ streams: StreamOffsets
  ) -> ([ReportedFinding], [ReportedLimit]) {
    if findings.isEmpty, limits.isEmpty { return ([], []) }
    var finder = PlaceFinder(article: article, lifted: lifted, streams: streams)
    let reported = findings.map {
      ReportedFinding(
        finding: $0, excerpt: article.text.bytes[$0.range], place: finder.place(of: $0.range))
    }
    if limits.isEmpty { return (reported, []) }
    finder = PlaceFinder(article: article, lifted: lifted, streams: streams)
    return (reported, limits.map { ReportedLimit(limit: $0, place: finder.place(of: $0.range)) })
  }

  private func droppedReport(
    of article: Article, _ duplicate: Duplicate, in chunk: Chunk, _ decision: Decision,
    _ streams: StreamOffsets
  ) -> ArticleReport {
    let removal = Change.removal(
      of: chunk.bytes[record.range], because: duplicate.reason, sourceOffset: streams.source,
      targetOffset: streams.target)
    return ArticleReport(
      number: decision.number, path: chunk.path, id: article.id, record: record.line, text: article.text,
      script: EditScript(sourceLength: article.text.count), verdict: .duplicate,
      duplicate: duplicate, changes: [removal], findings: [], limits: [],
      problem: problem(chunk: chunk, article))
  }

  private func failedReport(path: String, _ decision: Decision, _ streams: StreamOffsets) -> ArticleReport {
    var problem: Problem?
    if case .failed(let failure) = record.content { problem = failure }
    let nothing = Text([])
    return ArticleReport(
      number: decision.number, path: path, id: nil, record: record.line, text: nothing,
      script: EditScript(sourceLength: 0), verdict: .failed, duplicate: nil, changes: streams.partingChange,
      findings: [],
      limits: [],
      problem: problem)
  }

  /// Bytes that are not UTF-8 do not keep an article from being cleaned, but somebody should know of them.
  private func problem(chunk: Chunk, _ article: Article) -> Problem? {
    if let problem = article.problem { return problem }
    guard article.hasInvalidUTF8 else { return nil }
    let message =
      "not valid UTF-8; kept as it is and cleaned around (convert the file with iconv if it is in another encoding)"
    let place = article.invalidUTF8.map(article.text.position)
    guard let line = record.line else {
      return Problem(
        code: "text.invalid-utf8", path: chunk.path, line: place?.line, column: place?.column,
        message: message)
    }
    return Problem(code: "text.invalid-utf8", path: chunk.path, line: line, message: message)
  }
}

extension Record {
  /// The record of an article that cannot be written, cleaned, where it stands.
  fileprivate func unwritable(of path: String) -> Record {
    let problem = Problem(
      code: "text.separator", path: path, line: line,
      message: "cleaned, the article would hold the separator; left as it is; choose another --separator")
    return Record(range: range, line: line, content: .failed(problem))
  }
}

extension Article {
  /// A script for the text as one for the record. Where both are the same bytes it is the same script, which is not
  /// copied: of a large article it may be larger than the article.
  fileprivate func lifted(_ script: EditScript, sourceLength: Int) -> EditScript {
    if isPlain, map.isIdentity, map.base == 0, script.sourceLength == sourceLength { return script }
    return map.lift(script, of: text.bytes, sourceLength: sourceLength, encode: encoder)
  }
}

/// Where a record lies in the two streams.
private struct StreamOffsets {
  let source: Int
  let target: Int
  /// What was put in front of the record.
  let parting: [UInt8]

  /// Where the record itself begins in the output.
  var recordTarget: Int { target + parting.count }

  private static let newline = Reason(
    stage: "output", rule: "output.newline", message: "Newline between records of two streams")

  private static let separator = Reason(
    stage: "output", rule: "output.separator", message: "Separator between articles of two streams")

  var partingChange: [Change] {
    guard !parting.isEmpty else { return [] }
    let place = Place(
      source: source..<source, target: target..<recordTarget, position: Position(line: 1, column: 1))
    let reason = parting == [UInt8(ascii: "\n")] ? Self.newline : Self.separator
    return [
      Change(
        reasons: .one(reason), removed: [], inserted: parting[...], removedRaw: nil, insertedRaw: nil,
        places: [place])
    ]
  }
}

/// Finds the places of findings in the streams. They must be asked for in the order of their starts.
private struct PlaceFinder {
  private let map: OffsetMap
  private let tracer: EditTracer
  private let streams: StreamOffsets
  private var cursor: PositionCursor

  init(article: Article, lifted: EditScript, streams: StreamOffsets) {
    map = article.map
    tracer = EditTracer(lifted)
    self.streams = streams
    cursor = PositionCursor(article.text, isUTF8: !article.hasInvalidUTF8)
  }

  mutating func place(of range: Range<Int>) -> Place {
    let source = map.sourceRange(of: range)
    let target = tracer.targetRange(ofSource: source)
    return Place(
      source: source.shifted(by: streams.source), target: target.shifted(by: streams.recordTarget),
      position: cursor.position(at: range.lowerBound))
  }
}
