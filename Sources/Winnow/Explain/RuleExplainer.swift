/// Says of one rule what it does in articles, and why it does no more.
public struct RuleExplainer: Sendable {
  /// The rule.
  public let rule: Rule
  /// Whether it is used at all.
  public let usage: Usage
  private let cleaner: Cleaner
  /// The stage that is asked: that of the cleaner, or for a rule that is not used, one with this rule alone.
  private let stage: RulesStage

  /// Whether a rule is used.
  public enum Usage: Equatable, Sendable {
    /// The stage `rules` runs; whether it has this rule is up to the selection.
    case selection(RuleSelection.Verdict)
    /// The stage `rules` is not among the stages that run.
    case stageDoesNotRun
  }

  /// Finds a rule by its id.
  ///
  /// - Throws: ``ConfigurationError`` if there is no such rule, with what may have been meant.
  public init(_ id: String, _ cleaner: Cleaner) throws(ConfigurationError) {
    let configuration = cleaner.configuration
    let rule = try Self.rule(id, configuration)
    self.rule = rule
    self.cleaner = cleaner
    let stages = cleaner.pipeline.articleStages.compactMap { $0 as? RulesStage }
    if stages.isEmpty {
      usage = .stageDoesNotRun
    } else {
      usage = .selection(Self.selection(configuration).verdict(on: rule))
    }
    stage = usage == .selection(.used) ? stages[0] : RulesStage(rules: RuleSet(rules: [rule]))
  }

  private static func rule(_ id: String, _ configuration: Configuration) throws(ConfigurationError) -> Rule {
    let sources = (configuration.usesBuiltinPacks ? PackSource.builtin : []) + configuration.packs
    let packs: [Pack]
    do throws(PackError) { packs = try Pack.load(sources) } catch { throw ConfigurationError(error.problems) }
    let rules = packs.flatMap(\.rules)
    if let rule = rules.first(where: { $0.id == id }) { return rule }
    let ids = rules.map(\.id)
    let category = id.prefix { $0 != "." }
    let hint: String
    if let nearest = Suggestion.nearest(to: id, among: ids) {
      hint = "did you mean “\(nearest)”?"
    } else if category != "rules", StageCatalogue.stage(named: String(category)) != nil {
      hint = "ids that begin with “\(category).” name edits of that stage; explain without --rule shows them"
    } else {
      let related = ids.filter { $0.hasPrefix("\(category).") }
      hint =
        related.isEmpty
        ? "“winnow rules list” lists them" : "of that kind are \(related.joined(separator: ", "))"
    }
    throw ConfigurationError("rule.unknown", "there is no rule “\(id)”; \(hint)")
  }

  /// The selection as the stage makes it.
  private static func selection(_ configuration: Configuration) -> RuleSelection {
    let options = RulesStage.descriptor.options
    let set = configuration.stageOptions.last { $0.name == "rules.confidence" }.map {
      ["confidence": $0.value]
    }
    let confidence = Rule.Confidence(rawValue: StageOptions(options, set: set ?? [:])["confidence"])
    return RuleSelection(
      select: configuration.select, ignore: configuration.ignore, minimumConfidence: confidence ?? .high)
  }

  /// What the rule does in an article, in bytes of its original text: in what the stages before have left of it, and
  /// where the stages run again, in every round.
  ///
  /// For a rule that is not used, what it would do if it were the only one.
  public func explain(_ text: Text) -> RuleExplanation {
    var passes: [StagePass] = []
    _ = cleaner.pipeline.clean(text) { pass in if pass.stage is RulesStage { passes.append(pass) } }
    guard !passes.isEmpty else {
      return stage.explain(rule.id, in: text) ?? RuleExplanation(places: [], nearest: nil)
    }
    var places: [RulePlace] = []
    var nearest: NearestLine?
    for pass in passes {
      guard let explanation = stage.explain(rule.id, in: pass.text) else { continue }
      let tracer = EditTracer(pass.script)
      for place in explanation.places {
        let range = tracer.sourceRange(ofTarget: place.range)
        add(RulePlace(range: range, fate: place.fate, isInBlock: place.isInBlock), to: &places)
      }
      if pass.round == 1, let line = explanation.nearest {
        nearest = NearestLine(
          range: tracer.sourceRange(ofTarget: line.range), example: line.example, likeness: line.likeness
        )
      }
    }
    places.sort { $0.range.lowerBound < $1.range.lowerBound }
    return RuleExplanation(places: places, nearest: places.isEmpty ? nearest : nil)
  }

  /// A later round has news of a place only if the rule acts there now, or the place is new.
  private func add(_ place: RulePlace, to places: inout [RulePlace]) {
    guard let index = places.firstIndex(where: { $0.range.overlaps(place.range) }) else {
      places.append(place)
      return
    }
    if places[index].fate != .acts, place.fate == .acts { places[index] = place }
  }
}
