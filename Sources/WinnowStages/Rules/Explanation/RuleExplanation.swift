public import WinnowCore
public import WinnowRules

/// What one rule does in one text, and why it does no more.
public struct RuleExplanation: Sendable {
  /// The places that the rule's pattern matches, and the lines that go with them, in order.
  public let places: [RulePlace]
  /// Where it matches nowhere, the line most like one of its examples, if any is.
  public let nearest: NearestLine?

  /// Makes an explanation of its parts.
  public init(places: [RulePlace], nearest: NearestLine?) {
    self.places = places
    self.nearest = nearest
  }
}

/// A place that a rule would act on, and what becomes of it.
public struct RulePlace: Equatable, Sendable {
  /// The bytes of the text that the rule acts on, or would.
  public let range: Range<Int>
  /// What becomes of it.
  public let fate: Fate
  /// Whether the pattern matches above it, and it goes with that by the rule's `block`.
  public let isInBlock: Bool

  /// Makes a place of its parts.
  public init(range: Range<Int>, fate: Fate, isInBlock: Bool = false) {
    self.range = range
    self.fate = fate
    self.isInBlock = isInBlock
  }

  /// What becomes of a match.
  public enum Fate: Equatable, Sendable {
    /// The rule acts there.
    case acts
    /// The rule is not tried there.
    case gated(GatedMatch.Gate)
    /// The rule would take so much of the article, and may take no more than the limit; both from 0 to 1.
    case overShare(Double, limit: Double)
    /// The rules together would leave the article without a word.
    case lastWord
    /// Another rule with a stronger claim acts there.
    case superseded(by: String)
    /// A rule that allows protects it.
    case allowed(by: String)
    /// It is the article's headline, date line or by-line.
    case inHead
    /// It reaches into the head of the article.
    case reachesIntoHead
    /// The pattern met a limit of the engine.
    case limit(message: String)
  }
}

extension RulesStage {
  /// Says what a rule does in a text that the stage is shown, by the very decisions that the stage takes.
  ///
  /// - Returns: `nil` if the stage has no rule of that id.
  public func explain(_ id: String, in text: Text) -> RuleExplanation? {
    guard let index = rules.rules.firstIndex(where: { $0.rule.id == id }) else { return nil }
    let matches = rules.matches(in: text)
    let judgement = Judgement(matches, of: rules, in: text)
    var places = matches.found.filter { $0.rule == index }.map { match in
      let claim = Claim(match, of: rules.rules[index], in: text)
      return RulePlace(range: match.range, fate: fate(of: claim, judgement, in: text))
    }
    places += judgement.claims.inBlocks.filter { $0.reason == rules.rules[index].reason }.map { claim in
      RulePlace(range: claim.range, fate: fate(of: claim, judgement, in: text), isInBlock: true)
    }
    places += rules.gatedMatches(ofRule: index, in: text).map {
      RulePlace(range: $0.range, fate: .gated($0.gate))
    }
    places += matches.limits.filter { $0.rule == id }.map { limit in
      RulePlace(range: limit.range, fate: .limit(message: limit.message))
    }
    places.sort { ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound) }
    let nearest = places.isEmpty ? NearestLine(in: text, to: rules.rules[index].rule) : nil
    return RuleExplanation(places: places, nearest: nearest)
  }

  private func fate(of claim: Claim, _ judgement: Judgement, in text: Text) -> RulePlace.Fate {
    let isSame = { (other: Claim) in other.reason == claim.reason && other.range == claim.range }
    if judgement.claims.granted.contains(where: isSame) { return judgement.takesLastWord ? .lastWord : .acts }
    if judgement.claims.inHead.contains(where: isSame) { return .inHead }
    let finding = judgement.claims.findings.first { $0.reason == claim.reason && $0.range == claim.range }
    switch finding?.cause {
    case .overShare:
      let bytes = judgement.claims.overShare.first { $0.reason == claim.reason }?.bytes ?? 0
      let taken = Double(bytes) / Double(text.count)
      return .overShare(taken, limit: claim.rule.maxShare)
    case .superseded(by: Claims.headRule): return .reachesIntoHead
    case .superseded(let winner):
      let allows = rules.rules.contains { $0.rule.id == winner && $0.rule.action == .allow }
      return allows ? .allowed(by: winner) : .superseded(by: winner)
    case .lastWord: return .lastWord
    // What only flags or allows has no claim to be granted.
    case .flagged, nil: return .acts
    }
  }
}
