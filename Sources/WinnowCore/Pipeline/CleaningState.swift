/// A text on its way through the stages.
struct CleaningState {
  private let original: [UInt8]
  private(set) var text: Text
  /// From the original text to the present one.
  private(set) var script: EditScript
  private var findings: [Finding] = []
  private var limits: [Limit] = []
  private var standings: [Standing]
  /// Whether no stage has made room for others since the round began.
  var isSettled = false

  /// What is known of the text from the point of view of one stage.
  private struct Standing {
    /// Whether the stage looks at each line by itself.
    let isLineLocal: Bool
    /// Whether the text holds nothing that the stage has not looked at to the end.
    var needsNoLook = false
    /// What the stage noted of the text of which this is what is left.
    var memory: Recollection?
  }

  init(_ text: Text, _ stages: [any ArticleStage]) {
    original = text.bytes
    self.text = text
    script = EditScript(sourceLength: text.count)
    standings = stages.map { Standing(isLineLocal: $0.isLineLocal) }
  }

  /// Whether the stage of an index would say nothing of the present text.
  func needsNoLook(by stage: Int) -> Bool { standings[stage].needsNoLook }

  /// What the stage of an index noted, if it has seen more of the present text.
  func memory(of stage: Int) -> Recollection? { standings[stage].memory }

  /// Notes a limit of the whole pipeline.
  mutating func add(_ limit: Limit) { limits.append(limit) }

  /// Notes what a stage said of the present text, and makes its edits.
  mutating func add(_ proposal: Proposal, of stage: any ArticleStage, _ index: Int) {
    if !proposal.findings.isEmpty || !proposal.limits.isEmpty { note(proposal.findings, proposal.limits) }
    standings[index].memory = proposal.notes.map { Recollection(notes: $0, lineCount: text.lines.count) }
    guard !proposal.script.isEmpty else {
      // Until the text changes it would say the same.
      standings[index].needsNoLook = true
      return
    }
    let kept = proposal.script.linesKept(of: text)
    keepWhatHolds(for: kept, after: stage)
    if stage.canUnsettle { isSettled = false }
    // Its edits make room for no more of its own.
    standings[index].needsNoLook = stage.isLineLocal && !stage.canUnsettle
    text = text.applying(proposal.script, keeping: kept)
    script = script.followed(by: proposal.script)
  }

  /// Notes findings and limits in the present text by their places in the original one.
  private mutating func note(_ findings: [Finding], _ limits: [Limit]) {
    let tracer = EditTracer(script)
    for var finding in findings {
      finding.range = tracer.sourceRange(ofTarget: finding.range)
      self.findings.append(finding)
    }
    for var limit in limits {
      limit.range = tracer.sourceRange(ofTarget: limit.range)
      self.limits.append(limit)
    }
  }

  /// Keeps of what is known of the present text what will be true of the lines that a stage leaves as they are; `nil` if
  /// it does more than take out lines.
  private mutating func keepWhatHolds(for kept: [Int]?, after stage: any ArticleStage) {
    for index in standings.indices {
      if !standings[index].isLineLocal || (kept == nil && stage.canUnsettle) {
        standings[index].needsNoLook = false
      }
      guard let memory = standings[index].memory else { continue }
      standings[index].memory = kept.map(memory.inLines)
    }
  }

  /// What the stages made of the text. What several rounds found is said once.
  func outcome() -> Outcome {
    Outcome(
      script: script.withoutNullEdits(for: original), text: text,
      findings: Self.distinct(findings), limits: Self.distinct(limits))
  }

  private static func distinct<Element: Comparable>(_ elements: [Element]) -> [Element] {
    guard elements.count > 1 else { return elements }
    var distinct: [Element] = []
    for element in elements.sorted() where element != distinct.last { distinct.append(element) }
    return distinct
  }
}
