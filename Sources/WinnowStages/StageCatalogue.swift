public import WinnowCore
public import WinnowRules

/// What a stage needs besides its options.
public struct StageResources: Sendable {
  /// The rules of all packs in use.
  public let rules: RuleSet
  /// How much the edits of stages matter. Those of rules have been set on the rules.
  public let severities: SeverityOverrides

  /// Makes resources of their parts.
  public init(rules: RuleSet, severities: SeverityOverrides = SeverityOverrides()) {
    self.rules = rules
    self.severities = severities
  }
}

/// A stage as the catalogue lists it: its name, its options, and how it is made.
public struct StageDescriptor: Sendable {
  /// The name, as in `--stages` and in configuration.
  public let name: String
  /// What it does, in one line.
  public let summary: String
  /// The options it declares.
  public let options: [StageOption]
  /// Whether it remembers across articles, so that one run has one of it.
  public let isArchiveStage: Bool
  /// Every reason its edits and findings give. The stage `rules` gives those of its rules.
  public let reasons: [Reason]
  private let makeStage: @Sendable (StageOptions, StageResources) -> Stage

  /// Describes a stage.
  public init(
    name: String, summary: String, options: [StageOption] = [], isArchiveStage: Bool = false,
    reasons: [Reason] = [],
    make: @escaping @Sendable (StageOptions, StageResources) -> Stage
  ) {
    self.name = name
    self.summary = summary
    self.options = options
    self.isArchiveStage = isArchiveStage
    self.reasons = reasons
    makeStage = make
  }

  /// Makes the stage.
  public func make(_ options: StageOptions, _ resources: StageResources) -> Stage {
    makeStage(options, resources).rated(reasons, by: resources.severities)
  }
}

/// Every stage there is, in the default order. A new stage is one line here.
public enum StageCatalogue {
  /// The stages in the order they run unless another is asked for.
  public static let all: [StageDescriptor] = [
    NormalizeStage.descriptor,
    QuotesStage.descriptor,
    RulesStage.descriptor,
    CollapseStage.descriptor,
    DedupeStage.descriptor,
  ]

  /// The stage of a name.
  public static func stage(named name: String) -> StageDescriptor? {
    all.first { $0.name == name }
  }
}
