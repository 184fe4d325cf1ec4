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
      if runRound(round, &state, observe) { return state.outcome() }
    }
    // A last look: only a text that would still change is reported.
    let rest = articleStages.first { !$0.propose(for: state.text).script.isEmpty }
    if let rest {
      state.add(
        Limit(
          stage: rest.name, rule: nil, code: "rounds",
          message:
            "still changing after \(Self.maximumRounds) rounds; cleaning the result again may change it",
          range: 0..<text.count))
    }
    return state.outcome()
  }

  /// Runs every stage once; whether none made edits that call for another round.
  private func runRound(_ round: Int, _ state: inout CleaningState, _ observe: ((StagePass) -> Void)?) -> Bool
  {
    var isSettled = true
    for (index, stage) in articleStages.enumerated() {
      if let observe {
        observe(StagePass(stage: stage, round: round, text: state.text, script: state.script))
      }
      if state.needsNoLook(by: index) { continue }
      let proposal =
        if let memory = state.memory(of: index) {
          stage.propose(for: state.text, recalling: memory)
        } else {
          stage.propose(for: state.text)
        }
      if stage.canUnsettle, !proposal.script.isEmpty { isSettled = false }
      state.add(proposal, of: stage, index)
    }
    return isSettled
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
