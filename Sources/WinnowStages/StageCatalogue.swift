public import WinnowCore
public import WinnowRules

/// What a stage needs besides its options.
public struct StageResources: Sendable {
  /// The rules of all packs in use.
  public let rules: RuleSet

  /// Makes resources of their parts.
  public init(rules: RuleSet) {
    self.rules = rules
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
  /// Makes the stage.
  public let make: @Sendable (StageOptions, StageResources) -> Stage

  /// Describes a stage.
  public init(
    name: String, summary: String, options: [StageOption] = [],
    make: @escaping @Sendable (StageOptions, StageResources) -> Stage
  ) {
    self.name = name
    self.summary = summary
    self.options = options
    self.make = make
  }
}

/// Every stage there is, in the default order. A new stage is one line here.
public enum StageCatalogue {
  /// The stages in the order they run unless another is asked for.
  public static let all: [StageDescriptor] = [
    RulesStage.descriptor
  ]

  /// The stage of a name.
  public static func stage(named name: String) -> StageDescriptor? {
    all.first { $0.name == name }
  }
}
