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
  /// - Parameters:
  ///   - configuration: the stages, their options and the rules.
  ///   - ownStages: stages of your own. One that ``Configuration/stages`` names stands where it is named; the others
  ///     stand in their order behind the last stage that looks at single articles.
  /// - Throws: ``ConfigurationError`` with everything that is wrong: options, names and order of stages, packs.
  public init(
    _ configuration: Configuration = Configuration(), adding ownStages: [any ArticleStage] = []
  ) throws(ConfigurationError) {
    guard configuration.maximumArticleSize <= Configuration.greatestArticleSize else {
      throw ConfigurationError(
        "article.size",
        "articles of \(ByteCount.description(configuration.maximumArticleSize)) cannot be cleaned; 1 GiB is the most"
      )
    }
    let needsRules = configuration.stages.contains("rules")
    let (rules, packs) = needsRules ? try Self.rules(configuration) : (RuleSet(), [])
    let resources = StageResources(rules: rules, severities: configuration.severities)
    let stages = try Self.stages(configuration, adding: ownStages, resources)
    do throws(StageOrderError) {
      pipeline = try Pipeline(stages)
    } catch {
      throw ConfigurationError(
        "stages.order",
        "stage \(error.articleStage) looks at single articles and must stand before \(error.archiveStage)")
    }
    var configuration = configuration
    configuration.stages = stages.map(\.name)
    self.configuration = configuration
    description = Self.description(configuration, packs)
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
  /// Cleans one text with the stages that look at single articles.
  public func clean(_ text: Text) -> Outcome {
    pipeline.clean(text)
  }

  /// Cleans one string. For bytes that may not be UTF-8, and to learn what was changed and why, clean a ``Text``.
  public func clean(_ string: String) -> String {
    clean(Text(string)).text.string
  }
}

extension Outcome {
  /// The edits as a report shows them, each with its place, its reason and what was removed and inserted.
  ///
  /// - Parameter original: the text that was cleaned.
  public func changes(of original: Text) -> [Change] {
    Change.changes(
      script, of: original, lifted: script, record: original.bytes[...], sourceOffset: 0, targetOffset: 0)
  }
}

extension Text {
  /// The text as a string; each run of bytes that is not UTF-8 becomes U+FFFD.
  public var string: String { String(decoding: bytes, as: UTF8.self) }
}

/// The version of this library and its command.
public enum Version {
  /// The version, after semantic versioning.
  public static let current = "0.1.0"
}
