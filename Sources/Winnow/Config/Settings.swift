/// The value of a key of the configuration.
public enum ConfigurationValue: Equatable, Sendable {
  /// A text, number or flag, as it is written.
  case text(String)
  /// A list of texts.
  case list([String])
  /// Texts by name, in the order they were written.
  case map([Pair])

  /// A name and its text.
  public struct Pair: Equatable, Sendable {
    /// The name.
    public let name: String
    /// The text.
    public let value: String

    /// Makes a pair.
    public init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }
}

/// Values for some keys of the configuration, and who gave them.
public struct Settings: Sendable {
  /// Who gave a value.
  public enum Origin: Equatable, Sendable, CustomStringConvertible {
    /// Nobody: it is the default.
    case defaults
    /// A file, at this place.
    case file(SourcePlace)
    /// A variable of the environment.
    case environment(String)
    /// An option of the command line, as it is spelled.
    case flag(String)

    /// Who gave it, in a few words.
    public var description: String {
      switch self {
      case .defaults: "default"
      case .file(let place): place.description
      case .environment(let name): "environment \(name)"
      case .flag(let name): "option \(name)"
      }
    }
  }

  /// A value and who gave it.
  public struct Setting: Equatable, Sendable {
    /// The value.
    public let value: ConfigurationValue
    /// Who gave it.
    public let origin: Origin
  }

  private var settings: [String: Setting] = [:]
  /// What holds for some paths only; of sections about one path, a later one beats an earlier one.
  public internal(set) var sections: [PathSection] = []

  /// No values.
  public init() {}

  /// The value of every key when nothing is said.
  public static var defaults: Settings {
    var settings = Settings()
    for key in ConfigurationKey.all { settings.set(key.name, to: key.defaultValue, from: .defaults) }
    return settings
  }

  /// The value of a key, and who gave it; `nil` if nobody did.
  public subscript(name: String) -> Setting? { settings[name] }

  /// Gives a key a value. The key must be one of ``ConfigurationKey/all``.
  public mutating func set(_ name: String, to value: ConfigurationValue, from origin: Origin) {
    precondition(ConfigurationKey.all.contains { $0.name == name }, "there is no key \(name)")
    settings[name] = Setting(value: value, origin: origin)
  }

  /// These values, and where there is none, those of others.
  public func over(_ others: Settings) -> Settings {
    var result = others
    result.settings.merge(settings) { _, mine in mine }
    result.sections += sections
    return result
  }

  /// The text of a key.
  public func text(_ name: String) -> String? {
    if case .text(let text) = settings[name]?.value { text } else { nil }
  }

  /// The list of a key.
  public func list(_ name: String) -> [String]? {
    if case .list(let list) = settings[name]?.value { list } else { nil }
  }

  /// How much rules matter.
  public var severities: SeverityOverrides {
    var overrides = SeverityOverrides()
    guard case .map(let pairs) = settings["severity"]?.value else { return overrides }
    for pair in pairs { overrides.levels[pair.name] = SeverityOverrides.Level(rawValue: pair.value) }
    return overrides
  }

  /// The options of stages.
  public var stageOptions: [(name: String, value: String)] {
    ConfigurationKey.all.filter { $0.stageOption != nil }.compactMap { key in
      text(key.name).map { (key.name, $0) }
    }
  }
}

extension Configuration {
  /// The configuration of some settings.
  ///
  /// - Throws: ``ConfigurationError`` if a pack cannot be read.
  public init(_ settings: Settings) throws(ConfigurationError) {
    self.init()
    stages = settings.list("stages") ?? stages
    stageOptions = settings.stageOptions
    usesBuiltinPacks = settings.text("builtin-rules") != "false"
    select = settings.list("select") ?? []
    ignore = settings.list("ignore") ?? []
    severities = settings.severities
    formatOptions.field = settings.text("field") ?? formatOptions.field
    formatOptions.idField = settings.text("id-field") ?? formatOptions.idField
    maximumArticleSize = settings.text("max-article-size").flatMap(ByteCount.parse) ?? maximumArticleSize
    packs = try PackSource.read(settings.list("packs") ?? [])
  }
}
