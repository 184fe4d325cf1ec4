/// Texts on their way through the stages, by their numbers.
///
/// Each kind of what is known of them has an array of its own: so a stage can be shown the texts as they are, and what is
/// added to one of them copies nothing of the others.
struct CleaningBatch {
  private let originals: [Text]
  private var texts: [Text]
  /// From the original texts to the present ones.
  private var scripts: [EditScript]
  private var findings: [[Finding]]
  private var limits: [[Limit]]
  /// What is known of the texts from the point of view of each stage, text by text.
  private var standings: [Standing]
  /// Whether no stage has made room for others in a text since its round began.
  private var areSettled: [Bool]
  private let stageCount: Int

  /// What is known of a text from the point of view of one stage.
  private struct Standing {
    /// Whether the stage looks at each line by itself.
    let isLineLocal: Bool
    /// Whether the text holds nothing that the stage has not looked at to the end.
    var needsNoLook = false
    /// What the stage noted of the text of which this is what is left.
    var memory: Recollection?
  }

  init(_ texts: [Text], _ stages: [any ArticleStage]) {
    originals = texts
    self.texts = texts
    scripts = texts.map { EditScript(sourceLength: $0.count) }
    findings = Array(repeating: [], count: texts.count)
    limits = Array(repeating: [], count: texts.count)
    let standing = stages.map { Standing(isLineLocal: $0.isLineLocal) }
    standings = texts.flatMap { _ in standing }
    areSettled = Array(repeating: false, count: texts.count)
    stageCount = stages.count
  }

  /// The numbers of all texts.
  var numbers: Range<Int> { texts.indices }

  /// The present text of a number.
  func text(_ number: Int) -> Text { texts[number] }

  /// What leads from the original text of a number to the present one.
  func script(_ number: Int) -> EditScript { scripts[number] }

  /// Whether no stage has made room for others in a text since its round began.
  func isSettled(_ number: Int) -> Bool { areSettled[number] }

  /// Begins a round for some of the texts.
  mutating func beginRound(for numbers: [Int]) {
    for number in numbers { areSettled[number] = true }
  }

  /// Which of some texts the stage of an index has to look at: it would say nothing of the others.
  func due(of numbers: [Int], for stage: Int) -> [Int] {
    numbers.filter { !standings[$0 * stageCount + stage].needsNoLook }
  }

  /// Some of the present texts.
  func texts(_ numbers: [Int]) -> [Text] {
    numbers.count == texts.count ? texts : numbers.map { texts[$0] }
  }

  /// What the stage of an index noted of some texts, where it has seen more of them.
  func memories(_ numbers: [Int], of stage: Int) -> [Recollection?] {
    numbers.map { standings[$0 * stageCount + stage].memory }
  }

  /// Notes a limit of the whole pipeline.
  mutating func add(_ limit: Limit, to number: Int) { limits[number].append(limit) }

  /// Notes what a stage said of a present text, and makes its edits.
  mutating func add(_ proposal: Proposal, of stage: any ArticleStage, _ index: Int, to number: Int) {
    let standing = number * stageCount + index
    if !proposal.findings.isEmpty || !proposal.limits.isEmpty {
      note(proposal.findings, proposal.limits, in: number)
    }
    standings[standing].memory = proposal.notes.map {
      Recollection(notes: $0, lineCount: texts[number].lines.count)
    }
    guard !proposal.script.isEmpty else {
      // Until the text changes it would say the same.
      standings[standing].needsNoLook = true
      return
    }
    let kept = proposal.script.linesKept(of: texts[number])
    keepWhatHolds(for: kept, after: stage, in: number)
    if stage.canUnsettle { areSettled[number] = false }
    // Its edits make room for no more of its own.
    standings[standing].needsNoLook = stage.isLineLocal && !stage.canUnsettle
    texts[number] = texts[number].applying(proposal.script, keeping: kept)
    scripts[number] = scripts[number].followed(by: proposal.script)
  }

  /// Notes findings and limits in a present text by their places in the original one.
  private mutating func note(_ findings: [Finding], _ limits: [Limit], in number: Int) {
    let tracer = EditTracer(scripts[number])
    self.findings[number].reserveCapacity(self.findings[number].count + findings.count)
    for var finding in findings {
      finding.range = tracer.sourceRange(ofTarget: finding.range)
      self.findings[number].append(finding)
    }
    for var limit in limits {
      limit.range = tracer.sourceRange(ofTarget: limit.range)
      self.limits[number].append(limit)
    }
  }

  /// Keeps of what is known of a present text what will be true of the lines that a stage leaves as they are; `nil` if it
  /// does more than take out lines.
  private mutating func keepWhatHolds(for kept: [Int]?, after stage: any ArticleStage, in number: Int) {
    for index in number * stageCount..<(number + 1) * stageCount {
      if !standings[index].isLineLocal || (kept == nil && stage.canUnsettle) {
        standings[index].needsNoLook = false
      }
      guard let memory = standings[index].memory else { continue }
      standings[index].memory = kept.map(memory.inLines)
    }
  }

  /// What the stages made of the texts. What several rounds found is said once.
  consuming func outcomes() -> [Outcome] {
    texts.takingEach { number, text in
      Outcome(
        script: scripts.removeLast().withoutNullEdits(for: originals[number].bytes), text: text,
        findings: Self.distinct(findings.removeLast()), limits: Self.distinct(limits.removeLast()))
    }
  }

  private static func distinct<Element: Comparable>(_ elements: consuming [Element]) -> [Element] {
    // As those of one round are.
    if areAscending(elements) { return elements }
    var distinct: [Element] = []
    for element in elements.sorted() where element != distinct.last { distinct.append(element) }
    return distinct
  }

  private static func areAscending<Element: Comparable>(_ elements: [Element]) -> Bool {
    zip(elements, elements.dropFirst()).allSatisfy(<)
  }
}
