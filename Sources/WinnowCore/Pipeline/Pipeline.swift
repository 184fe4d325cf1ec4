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
      state.limits.insert(
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
      if state.needsNoLook[index] { continue }
      let proposal =
        state.memories[index].map { stage.propose(for: state.text, recalling: $0) }
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
  var findings: Set<Finding> = []
  var limits: Set<Limit> = []
  /// For each stage, whether the text holds nothing that it has not looked at to the end.
  var needsNoLook: [Bool]
  /// For each stage, whether it looks at each line by itself.
  private let isLineLocal: [Bool]
  /// What each stage noted of the text of which this is what is left.
  var memories: [Recollection?]

  init(_ text: Text, _ stages: [any ArticleStage]) {
    needsNoLook = Array(repeating: false, count: stages.count)
    isLineLocal = stages.map(\.isLineLocal)
    memories = Array(repeating: nil, count: stages.count)
    self.original = text
    self.text = text
    self.script = EditScript(sourceLength: text.count)
  }

  /// Notes what a stage said of the present text, and makes its edits.
  mutating func add(_ proposal: Proposal, of stage: any ArticleStage, _ index: Int) {
    if !proposal.findings.isEmpty || !proposal.limits.isEmpty {
      let tracer = EditTracer(script)
      for var finding in proposal.findings {
        finding.range = tracer.sourceRange(ofTarget: finding.range)
        findings.insert(finding)
      }
      for var limit in proposal.limits {
        limit.range = tracer.sourceRange(ofTarget: limit.range)
        limits.insert(limit)
      }
    }
    memories[index] = proposal.notes.map { Recollection(notes: $0, lineCount: text.lines.count) }
    guard !proposal.script.isEmpty else {
      // Until the text changes it would say the same.
      needsNoLook[index] = true
      return
    }
    let kept = proposal.script.linesKept(of: text)
    keepWhatHolds(for: kept, after: stage)
    // Its edits make room for no more of its own.
    needsNoLook[index] = stage.isLineLocal && !stage.canUnsettle
    text = text.applying(proposal.script, keeping: kept)
    script = script.followed(by: proposal.script)
  }

  /// Keeps of what is known of the present text what will be true of the lines that a stage leaves as they are; `nil` if
  /// it does more than take out lines.
  private mutating func keepWhatHolds(for kept: [Int]?, after stage: any ArticleStage) {
    for index in memories.indices {
      if !isLineLocal[index] || (kept == nil && stage.canUnsettle) { needsNoLook[index] = false }
      guard let memory = memories[index] else { continue }
      memories[index] = kept.map(memory.inLines)
    }
  }

  var outcome: Outcome {
    Outcome(
      script: script.withoutNullEdits(for: original.bytes), text: text,
      findings: findings.sorted(), limits: limits.sorted())
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
