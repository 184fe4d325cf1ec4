public import WinnowCore
public import WinnowRules

/// Takes out what the rules of the packs name: promotion, boilerplate and the like.
///
/// A span rule acts on what it matched, any other on the whole segment it matched in. What is left is clean text:
/// line ends and blanks go with what they belong to, and two words never join. The headline, the date line and the
/// by-line are left alone, and so is an article of which no word would be left.
public struct RulesStage: ArticleStage {
  /// The stage's name.
  public var name: String { "rules" }
  /// Removing a line can complete what another rule looks for.
  public var canUnsettle: Bool { true }

  /// How the catalogue lists the stage.
  public static let descriptor = StageDescriptor(
    name: "rules", summary: "takes out promotion and boilerplate, by the rules of the packs",
    options: [
      StageOption(
        "confidence", .choice(Rule.Confidence.allCases.reversed().map(\.rawValue)), default: "high",
        "how sure a rule must be to be used")
    ]
  ) { options, resources in
    let minimum = Rule.Confidence(rawValue: options["confidence"]) ?? .high
    return .article(RulesStage(rules: resources.rules, minimumConfidence: minimum))
  }

  package let rules: RuleSet

  /// Makes the stage of the rules of a set that are at least so sure.
  public init(rules: RuleSet, minimumConfidence: Rule.Confidence = .low) {
    self.rules = rules.limited(to: minimumConfidence)
  }

  /// Proposes the edits of all rules, sorted out.
  public func propose(for text: Text) -> Proposal { propose(for: [text], recalling: [nil])[0] }

  /// Proposes the same for many texts. Where leads were noted, patterns are tried again only where they can still match.
  public func propose(for texts: [Text], recalling recollections: [Recollection?]) -> [Proposal] {
    let leads = recollections.map { recollection in
      recollection.flatMap { ($0.notes as? MatchLeads)?.inLines($0.origins) }
    }
    return rules.matches(in: texts, recalling: leads).takingEach { propose(for: texts[$0], $1) }
  }

  private func propose(for text: Text, _ matches: borrowing RuleMatches) -> Proposal {
    let unchanged = EditScript(sourceLength: text.count)
    if matches.found.isEmpty { return Proposal(unchanged, limits: matches.limits, notes: matches.leads) }
    let judgement = Judgement(matches, of: rules, in: text)
    if judgement.takesLastWord {
      let findings = judgement.claims.findings + judgement.claims.granted.map { $0.finding(.lastWord) }
      return Proposal(unchanged, findings: findings, limits: matches.limits, notes: matches.leads)
    }
    return Proposal(
      judgement.script, findings: judgement.claims.findings, limits: matches.limits, notes: matches.leads)
  }

  /// What is decided on the matches in a text.
  struct Judgement {
    /// Who gets what.
    let claims: Claims
    /// The edits of the claims that are granted.
    let script: EditScript
    /// Whether these edits would leave no word, and so are not made.
    let takesLastWord: Bool

    init(_ matches: borrowing RuleMatches, of rules: RuleSet, in text: Text) {
      claims = Claims(matches, of: rules, in: text)
      var removal = Removal(claims.granted, of: text, copy: matches.copy.text)
      script = removal.script()
      takesLastWord = !script.isEmpty && !Words.remain(after: script, of: text)
    }
  }
}
