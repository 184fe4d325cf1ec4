/// An order of stages, and the loop that applies what they propose.
public struct Pipeline: Sendable {
  /// The stages that look at one article, in order.
  public let articleStages: [any ArticleStage]
  /// The stages that remember across articles, in order.
  public let archiveStages: [any ArchiveStage]

  /// How often an article is cleaned at the most before the pipeline gives up on its coming to rest.
  public static let maximumRounds = 4

  /// Makes a pipeline of stages in order.
  ///
  /// - Throws: ``StageOrderError`` if an article stage stands behind an archive stage.
  public init(_ stages: [Stage]) throws(StageOrderError) {
    var articleStages: [any ArticleStage] = []
    var archiveStages: [any ArchiveStage] = []
    for stage in stages {
      switch stage {
      case .article(let stage):
        if let archive = archiveStages.last {
          throw StageOrderError(articleStage: stage.name, archiveStage: archive.name)
        }
        articleStages.append(stage)
      case .archive(let stage):
        archiveStages.append(stage)
      }
    }
    self.articleStages = articleStages
    self.archiveStages = archiveStages
  }

  /// Cleans one text with the article stages.
  ///
  /// Where a stage's edits can make room for others, the text is cleaned again until nothing changes, so that
  /// cleaning the result changes nothing; each round's shares and positions are those of the text it began with.
  ///
  /// - Parameter observe: is shown every text that a stage is about to be shown.
  public func clean(_ text: Text, observing observe: ((StagePass) -> Void)? = nil) -> Outcome {
    var state = CleaningState(text, articleStages)
    for round in 1...Self.maximumRounds {
      if runRound(round, &state, observe) { return state.outcome }
    }
    // A last look: only a text that would still change is reported.
    let rest = articleStages.first { !$0.propose(for: state.text).script.isEmpty }
    if let rest {
      state.limits.append(
        Limit(
          stage: rest.name, rule: nil, code: "rounds",
          message:
            "still changing after \(Self.maximumRounds) rounds; cleaning the result again may change it",
          range: 0..<text.count))
    }
    return state.outcome
  }

  /// Runs every stage once; whether none made edits that call for another round.
  private func runRound(_ round: Int, _ state: inout CleaningState, _ observe: ((StagePass) -> Void)?) -> Bool
  {
    var isSettled = true
    for (index, stage) in articleStages.enumerated() {
      if let observe {
        observe(StagePass(stage: stage, round: round, text: state.text, script: state.script))
      }
      if state.stages[index].needsNoLook { continue }
      let proposal =
        state.stages[index].memory.map { stage.propose(for: state.text, recalling: $0) }
        ?? stage.propose(for: state.text)
      state.add(proposal, of: stage, index)
      if stage.canUnsettle, !proposal.script.isEmpty { isSettled = false }
    }
    return isSettled
  }
}

/// A text on its way through the stages.
private struct CleaningState {
  let original: Text
  var text: Text
  var script: EditScript
  /// What was found and where work was left undone, some of it perhaps in every round.
  private var findings: [Finding] = []
  var limits: [Limit] = []
  /// What is known of each stage.
  private(set) var stages: [StageState]

  init(_ text: Text, _ stages: [any ArticleStage]) {
    self.stages = stages.map { StageState(isLineLocal: $0.isLineLocal) }
    self.original = text
    self.text = text
    self.script = EditScript(sourceLength: text.count)
  }

  /// What is known of a stage.
  struct StageState {
    /// Whether it looks at each line by itself.
    let isLineLocal: Bool
    /// Whether the text holds nothing that it has not looked at to the end.
    var needsNoLook = false
    /// What it noted of the text of which this is what is left.
    var memory: Recollection?
  }

  /// Notes what a stage said of the present text, and makes its edits.
  mutating func add(_ proposal: Proposal, of stage: any ArticleStage, _ index: Int) {
    if !proposal.findings.isEmpty || !proposal.limits.isEmpty {
      let tracer = EditTracer(script)
      for var finding in proposal.findings {
        finding.range = tracer.sourceRange(ofTarget: finding.range)
        findings.append(finding)
      }
      for var limit in proposal.limits {
        limit.range = tracer.sourceRange(ofTarget: limit.range)
        limits.append(limit)
      }
    }
    stages[index].memory = proposal.notes.map { Recollection(notes: $0, lineCount: text.lines.count) }
    guard !proposal.script.isEmpty else {
      // Until the text changes it would say the same.
      stages[index].needsNoLook = true
      return
    }
    let kept = proposal.script.linesKept(of: text)
    keepWhatHolds(for: kept, after: stage)
    // Its edits make room for no more of its own.
    stages[index].needsNoLook = stage.isLineLocal && !stage.canUnsettle
    text = text.applying(proposal.script, keeping: kept)
    script = script.followed(by: proposal.script)
  }

  /// Keeps of what is known of the present text what will be true of the lines that a stage leaves as they are; `nil` if
  /// it does more than take out lines.
  private mutating func keepWhatHolds(for kept: [Int]?, after stage: any ArticleStage) {
    for index in stages.indices {
      if !stages[index].isLineLocal || (kept == nil && stage.canUnsettle) {
        stages[index].needsNoLook = false
      }
      guard let memory = stages[index].memory else { continue }
      stages[index].memory = kept.map(memory.inLines)
    }
  }

  var outcome: Outcome {
    Outcome(
      script: script.withoutNullEdits(for: original.bytes), text: text,
      findings: findings.sortedOnce(), limits: limits.sortedOnce())
  }
}

extension Array where Element: Comparable {
  /// The elements in order, each once.
  fileprivate func sortedOnce() -> [Element] {
    guard count > 1 else { return self }
    var result: [Element] = []
    result.reserveCapacity(count)
    for element in sorted() where element != result.last { result.append(element) }
    return result
  }
}

/// A text that a stage is shown, on its way through the pipeline.
public struct StagePass: Sendable {
  /// The stage.
  public let stage: any ArticleStage
  /// Which time it is that the stages run, from 1.
  public let round: Int
  /// What the stage is shown.
  public let text: Text
  /// From the original text to that.
  public let script: EditScript
}

/// An article stage was placed behind an archive stage.
public struct StageOrderError: Error, Equatable {
  /// The stage that stands too late.
  public let articleStage: String
  /// The stage in front of it.
  public let archiveStage: String
}
