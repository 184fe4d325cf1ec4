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
    var batch = CleaningBatch(texts, articleStages)
    var unsettled = Array(batch.numbers)
    for round in 1...Self.maximumRounds where !unsettled.isEmpty {
      runRound(round, &batch, unsettled, observe)
      unsettled.removeAll(where: batch.isSettled)
    }
    for number in unsettled { lookOnceMore(at: number, in: &batch) }
    return batch.outcomes()
  }

  /// Runs every stage once on some of the texts.
  private func runRound(
    _ round: Int, _ batch: inout CleaningBatch, _ numbers: [Int], _ observe: ((StagePass) -> Void)?
  ) {
    batch.beginRound(for: numbers)
    for (index, stage) in articleStages.enumerated() {
      if let observe {
        for number in numbers {
          observe(
            StagePass(stage: stage, round: round, text: batch.text(number), script: batch.script(number)))
        }
      }
      let due = batch.due(of: numbers, for: index)
      var proposals = stage.propose(for: batch.texts(due), recalling: batch.memories(due, of: index))
      precondition(proposals.count == due.count, "\(stage.name) says something of each text")
      // From the last one on, so that each is taken out and not copied.
      for number in due.reversed() {
        if let proposal = proposals.popLast() { batch.add(proposal, of: stage, index, to: number) }
      }
    }
  }

  /// Notes that a text has not come to rest, if it has not: only a text that would still change is reported.
  private func lookOnceMore(at number: Int, in batch: inout CleaningBatch) {
    let text = batch.text(number)
    guard let stage = articleStages.first(where: { !$0.propose(for: text).script.isEmpty }) else { return }
    batch.add(
      Limit(
        stage: stage.name, rule: nil, code: "rounds",
        message:
          "still changing after \(Self.maximumRounds) rounds; cleaning the result again may change it",
        range: 0..<text.count), to: number)
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
