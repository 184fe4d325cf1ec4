/// A configuration made ready: the stages built, the rules compiled. It may be used from several threads at once.
public struct Cleaner: Sendable {
  /// What it was made of.
  public let configuration: Configuration
  /// The stages.
  public let pipeline: Pipeline
  /// What a report says at the start.
  public let description: RunDescription

  /// Makes a configuration ready.
  ///
  /// - Throws: ``ConfigurationError`` with everything that is wrong: options, the order of stages, packs.
  public init(_ configuration: Configuration = Configuration()) throws(ConfigurationError) {
    self.configuration = configuration
    let options = try Self.options(configuration)
    let needsRules = configuration.stages.contains("rules")
    let (rules, packs) = needsRules ? try Self.rules(configuration) : (RuleSet(), [])
    let resources = StageResources(rules: rules, severities: configuration.severities)
    var stages: [Stage] = []
    for name in configuration.stages {
      guard let descriptor = StageCatalogue.stage(named: name) else {
        throw ConfigurationError("stages.unknown", "there is no stage “\(name)”")
      }
      stages.append(descriptor.make(options[name] ?? StageOptions(descriptor.options), resources))
    }
    do throws(StageOrderError) {
      pipeline = try Pipeline(stages)
    } catch {
      throw ConfigurationError(
        "stages.order",
        "stage \(error.articleStage) looks at single articles and must stand before \(error.archiveStage)")
    }
    description = Self.description(configuration, packs)
  }

  /// The options of each stage, by its name.
  private static func options(_ configuration: Configuration) throws(ConfigurationError) -> [String:
    StageOptions]
  {
    var set: [String: [String: String]] = [:]
    for (name, value) in configuration.stageOptions {
      let (checked, _) = try StageSelection.option(from: "\(name)=\(value)")
      let parts = checked.split(separator: ".", maxSplits: 1)
      set[String(parts[0]), default: [:]][String(parts[1])] = value
    }
    var options: [String: StageOptions] = [:]
    for stage in StageCatalogue.all {
      options[stage.name] = StageOptions(stage.options, set: set[stage.name] ?? [:])
    }
    return options
  }

  private static func description(_ configuration: Configuration, _ packs: [PackDescription])
    -> RunDescription
  {
    var options: [(name: String, value: String)] = []
    var set: [String: String] = [:]
    for (name, value) in configuration.stageOptions { set[name] = value }
    for name in configuration.stages {
      for option in StageCatalogue.stage(named: name)?.options ?? [] {
        let fullName = "\(name).\(option.name)"
        options.append((fullName, set[fullName] ?? option.defaultValue))
      }
    }
    if configuration.stages.contains("rules") {
      if !configuration.select.isEmpty {
        options.append(("select", configuration.select.joined(separator: ",")))
      }
      if !configuration.ignore.isEmpty {
        options.append(("ignore", configuration.ignore.joined(separator: ",")))
      }
    }
    let levels = configuration.severities.levels.sorted { $0.key < $1.key }.map {
      "\($0.key)=\($0.value.rawValue)"
    }
    if !levels.isEmpty { options.append(("severity", levels.joined(separator: ","))) }
    options.append(("field", configuration.formatOptions.field))
    options.append(("max-article-size", String(configuration.maximumArticleSize)))
    return RunDescription(
      version: Version.current, stages: configuration.stages, options: options.sorted { $0.name < $1.name },
      packs: packs)
  }
}

extension Cleaner {
  /// Cleans one text.
  public func clean(_ text: Text) -> Outcome {
    pipeline.clean(text)
  }

  /// Cleans one string. Bytes that a string cannot hold are a matter of ``clean(_:)-(Text)``.
  public func clean(_ string: String) -> String {
    String(decoding: pipeline.clean(Text(string)).text.bytes, as: UTF8.self)
  }
}

/// The version of this library and its command.
public enum Version {
  /// The version, after semantic versioning.
  public static let current = "0.1.0"
}
