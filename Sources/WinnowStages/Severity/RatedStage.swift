internal import WinnowCore
internal import WinnowRules

/// Other reasons in the place of those that a stage declares, as severities have been set.
struct RatedReasons: Sendable {
  /// What takes the place of a reason; `.some(nil)` where it is off. Reasons that nothing is said of are not in it.
  private let replacements: [Reason: Reason?]

  /// `nil` if nothing is said of any of the reasons.
  init?(_ reasons: [Reason], _ overrides: SeverityOverrides) {
    var replacements: [Reason: Reason?] = [:]
    for reason in reasons {
      guard let level = overrides.level(of: reason.rule) else { continue }
      replacements[reason] = .some(level.severity.map { Reason(reason, severity: $0) })
    }
    if replacements.isEmpty { return nil }
    self.replacements = replacements
  }

  /// The reason to be given; `nil` if it is off.
  subscript(reason: Reason) -> Reason? { replacements[reason] ?? reason }
}

extension Stage {
  /// The stage with its edits and findings as they matter here; those that are off are not made.
  ///
  /// - Parameter reasons: every reason the stage gives.
  func rated(_ reasons: [Reason], by overrides: SeverityOverrides) -> Stage {
    guard let rated = RatedReasons(reasons, overrides) else { return self }
    return switch self {
    case .article(let stage): .article(RatedArticleStage(stage: stage, reasons: rated))
    case .archive(let stage): .archive(RatedArchiveStage(stage: stage, reasons: rated))
    }
  }
}

/// An article stage with other reasons.
private struct RatedArticleStage: ArticleStage {
  let stage: any ArticleStage
  let reasons: RatedReasons

  var name: String { stage.name }
  var canUnsettle: Bool { stage.canUnsettle }

  func propose(for text: Text) -> Proposal { rated(stage.propose(for: text)) }

  func propose(for texts: [Text], recalling recollections: [Recollection?]) -> [Proposal] {
    stage.propose(for: texts, recalling: recollections).map(rated)
  }

  /// The same with other reasons. No notes are kept, so nothing is ever recalled.
  private func rated(_ proposal: Proposal) -> Proposal {
    let findings = proposal.findings.compactMap { finding in
      reasons[finding.reason].map { Finding(reason: $0, range: finding.range, cause: finding.cause) }
    }
    return Proposal(
      proposal.script.replacingReasons { reasons[$0] }, findings: findings, limits: proposal.limits)
  }
}

/// An archive stage with other reasons.
private struct RatedArchiveStage: ArchiveStage {
  let stage: any ArchiveStage
  let reasons: RatedReasons

  var name: String { stage.name }
  func fingerprint(of text: Text) -> Fingerprint? { stage.fingerprint(of: text) }
  func makeJudge() -> any ArchiveJudge { Judge(judge: stage.makeJudge(), reasons: reasons) }

  private struct Judge: ArchiveJudge {
    var judge: any ArchiveJudge
    let reasons: RatedReasons

    mutating func judge(_ fingerprint: Fingerprint, article: Int) -> Duplicate? {
      guard let duplicate = judge.judge(fingerprint, article: article) else { return nil }
      return reasons[duplicate.reason].map {
        Duplicate(of: duplicate.of, similarity: duplicate.similarity, reason: $0)
      }
    }
  }
}
