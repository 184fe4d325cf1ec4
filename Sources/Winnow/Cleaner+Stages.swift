extension Cleaner {
  /// The stages of a configuration, each made with its options, with those of the caller among them.
  static func stages(
    _ configuration: Configuration, adding ownStages: [any ArticleStage], _ resources: StageResources
  ) throws(ConfigurationError) -> [Stage] {
    try checkNames(of: ownStages)
    let options = try options(configuration)
    var stages: [Stage] = []
    for name in configuration.stages {
      if let own = ownStages.first(where: { $0.name == name }) {
        stages.append(.article(own))
      } else if let descriptor = StageCatalogue.stage(named: name) {
        stages.append(descriptor.make(options[name] ?? StageOptions(descriptor.options), resources))
      } else {
        let known = StageSelection.defaultStages + ownStages.map(\.name)
        throw ConfigurationError(
          "stages.unknown", "there is no stage “\(name)”; \(Suggestion.phrase(for: name, among: known))")
      }
    }
    let place = stages.firstIndex { if case .archive = $0 { true } else { false } } ?? stages.endIndex
    let unnamed = ownStages.filter { !configuration.stages.contains($0.name) }
    stages.insert(contentsOf: unnamed.map(Stage.article), at: place)
    return stages
  }

  /// Names tell stages apart in the report, so each has its own.
  private static func checkNames(of ownStages: [any ArticleStage]) throws(ConfigurationError) {
    var names = Set(StageCatalogue.all.map(\.name))
    for stage in ownStages where !names.insert(stage.name).inserted {
      throw ConfigurationError(
        "stages.name", "there is already a stage “\(stage.name)”; give the added one another name")
    }
  }

  /// The options of each stage, by its name.
  private static func options(_ configuration: Configuration) throws(ConfigurationError) -> [String:
    StageOptions]
  {
    var set: [String: [String: String]] = [:]
    for (name, value) in configuration.stageOptions {
      let setting = "\(name)=\(value)"
      let (checked, _) = try ConfigurationError.about(setting) { () throws(ConfigurationError) in
        try StageSelection.option(from: setting)
      }
      let parts = checked.split(separator: ".", maxSplits: 1)
      set[String(parts[0]), default: [:]][String(parts[1])] = value
    }
    var options: [String: StageOptions] = [:]
    for stage in StageCatalogue.all {
      options[stage.name] = StageOptions(stage.options, set: set[stage.name] ?? [:])
    }
    return options
  }
}
