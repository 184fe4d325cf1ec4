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

  /// Cleans one text with the article stages; see ``clean(_:observing:)-([Text],_)``.
  public func clean(_ text: Text, observing observe: ((StagePass) -> Void)? = nil) -> Outcome {
    clean([text], observing: observe)[0]
  }

  /// Cleans texts with the article stages, each by itself.
  ///
  /// Where a stage's edits can make room for others, a text is cleaned again until nothing changes, so that
  /// cleaning the result changes nothing; each round's shares and positions are those of the text it began with.
  ///
  /// Each stage goes through all the texts before the next one begins: what it does and knows then lies in the
  /// processor's caches, which do not hold what all stages do. So many texts take less time together.
  ///
  /// - Parameter observe: is shown every text that a stage is about to be shown.
  /// - Returns: what was made of each text, in the same order.
  public func clean(_ texts: [Text], observing observe: ((StagePass) -> Void)? = nil) -> [Outcome] {
    var states = texts.map { CleaningState($0, articleStages) }
    var unsettled = Array(states.indices)
    for round in 1...Self.maximumRounds where !unsettled.isEmpty {
      runRound(round, &states, unsettled, observe)
      unsettled.removeAll { states[$0].isSettled }
    }
    for number in unsettled { lookOnceMore(at: &states[number]) }
    return states.indices.map { states[$0].outcome() }
  }

  /// Runs every stage once on some of the texts.
  private func runRound(
    _ round: Int, _ states: inout [CleaningState], _ numbers: [Int], _ observe: ((StagePass) -> Void)?
  ) {
    for number in numbers { states[number].isSettled = true }
    for (index, stage) in articleStages.enumerated() {
      if let observe {
        for number in numbers {
          let (text, script) = (states[number].text, states[number].script)
          observe(StagePass(stage: stage, round: round, text: text, script: script))
        }
      }
      let due = numbers.filter { !states[$0].needsNoLook(by: index) }
      var proposals = stage.propose(
        for: due.map { states[$0].text }, recalling: due.map { states[$0].memory(of: index) })
      precondition(proposals.count == due.count, "\(stage.name) says something of each text")
      // From the last one on, so that each is taken out and not copied.
      for number in due.reversed() {
        if let proposal = proposals.popLast() { states[number].add(proposal, of: stage, index) }
      }
    }
  }

  /// Notes that a text has not come to rest, if it has not: only a text that would still change is reported.
  private func lookOnceMore(at state: inout CleaningState) {
    guard let stage = articleStages.first(where: { !$0.propose(for: state.text).script.isEmpty }) else {
      return
    }
    state.add(
      Limit(
        stage: stage.name, rule: nil, code: "rounds",
        message:
          "still changing after \(Self.maximumRounds) rounds; cleaning the result again may change it",
        range: 0..<state.text.count))
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
