/// A key of `winnow.yml`. Reading, showing and the JSON Schema all come from this value.
public struct ConfigurationKey: Sendable {
  /// The name; an option of a stage is `stage.option`, and stands in the mapping of its stage.
  public let name: String
  /// What its value is.
  public let kind: Kind
  /// The value when nothing is said.
  public let defaultValue: ConfigurationValue
  /// What it does, in one or two sentences.
  public let summary: String
  /// Whether it may be another one for some paths, in a section of ``PathSection/key``.
  public let isPerPath: Bool

  init(
    name: String, kind: Kind, defaultValue: ConfigurationValue, isPerPath: Bool = false, summary: String
  ) {
    self.name = name
    self.kind = kind
    self.defaultValue = defaultValue
    self.isPerPath = isPerPath
    self.summary = summary
  }

  /// What the value of a key is.
  public enum Kind: Equatable, Sendable {
    /// Stages in order, or a text such as `-dedupe`.
    case stages
    /// Files or folders; in a file they are relative to its folder.
    case paths
    /// Prefixes of the ids of rules.
    case prefixes
    /// `true` or `false`.
    case flag
    /// One of a few words.
    case choice([String])
    /// A number within bounds.
    case number(ClosedRange<Double>)
    /// A whole number within bounds.
    case count(ClosedRange<Int>)
    /// A size such as `64M`, in bytes within bounds.
    case size(ClosedRange<Int>)
    /// Any text that is not empty.
    case text
    /// Levels by prefixes of the ids of rules.
    case severities
  }

  /// The stage and its option, for a key that is one.
  var stageOption: (stage: String, option: String)? {
    guard let dot = name.firstIndex(of: ".") else { return nil }
    return (String(name[..<dot]), String(name[name.index(after: dot)...]))
  }
}

extension ConfigurationKey {
  /// The version of the file format that this program reads.
  public static let schema = 1

  /// Every key but `schema`, in the order in which they are shown.
  public static let all: [ConfigurationKey] = stages + rules + input + check

  /// The names that may stand at the top of the file.
  static var topLevelNames: [String] { ["schema"] + names(of: all) + [PathSection.key] }

  /// The names that may stand in a section for some paths.
  static var sectionNames: [String] { [PathSection.globKey] + names(of: all.filter(\.isPerPath)) }

  /// The names of keys in a mapping, where options of a stage share one mapping.
  private static func names(of keys: [ConfigurationKey]) -> [String] {
    var names: [String] = []
    for key in keys {
      let name = key.stageOption?.stage ?? key.name
      if !names.contains(name) { names.append(name) }
    }
    return names
  }

  private static var stages: [ConfigurationKey] {
    let list = ConfigurationKey(
      name: "stages", kind: .stages, defaultValue: .list(StageSelection.defaultStages), isPerPath: true,
      summary:
        "The stages, in order; or a text such as -dedupe, which takes from the default, or +NAME, which adds."
    )
    let options = StageCatalogue.all.flatMap { stage in
      stage.options.map { option in
        ConfigurationKey(
          name: "\(stage.name).\(option.name)", kind: Kind(option.kind),
          defaultValue: .text(option.defaultValue), isPerPath: !stage.isArchiveStage,
          summary: option.summary)
      }
    }
    return [list] + options
  }

  private static let rules: [ConfigurationKey] = [
    ConfigurationKey(
      name: "packs", kind: .paths, defaultValue: .list([]),
      summary:
        "Rule packs, or folders of packs, beside the built-in ones; relative to the folder of this file."),
    ConfigurationKey(
      name: "builtin-rules", kind: .flag, defaultValue: .text("true"),
      summary: "Whether the packs that are part of the program are used."),
    ConfigurationKey(
      name: "select", kind: .prefixes, defaultValue: .list([]), isPerPath: true,
      summary: "Use only the rules whose ids begin with one of these; none for all."),
    ConfigurationKey(
      name: "ignore", kind: .prefixes, defaultValue: .list([]), isPerPath: true,
      summary: "Do not use the rules whose ids begin with one of these, unless a longer prefix selects them."),
    ConfigurationKey(
      name: "severity", kind: .severities, defaultValue: .map([]), isPerPath: true,
      summary:
        "How much the rules and the edits of stages matter whose ids begin with a prefix; off does without them. The longest decides."
    ),
  ]

  private static let input: [ConfigurationKey] = [
    ConfigurationKey(
      name: "field", kind: .text, defaultValue: .text("text"), summary: "JSON Lines: the string to clean."),
    ConfigurationKey(
      name: "id-field", kind: .text, defaultValue: .text("id"),
      summary: "JSON Lines: the id to show in reports."),
    ConfigurationKey(
      name: "max-article-size", kind: .size(1...Configuration.greatestArticleSize),
      defaultValue: .text("64M"),
      summary: "Write larger articles through as they are; a size such as 500K or 64M, 1G at most."),
    ConfigurationKey(
      name: "threads", kind: .count(0...1024), defaultValue: .text("0"),
      summary: "How many threads clean; 0 for one on each processor. The result is the same."),
    ConfigurationKey(
      name: "max-memory", kind: .size(0...Int.max), defaultValue: .text("0"),
      summary:
        "About how much memory cleaning may take; 0 for as much as keeps all threads busy. The result is the same."
    ),
  ]

  private static let check: [ConfigurationKey] = [
    ConfigurationKey(
      name: "fail-level", kind: .choice(Severity.allCases.map(\.rawValue)), defaultValue: .text("warning"),
      summary: "What makes check exit 1.")
  ]
}

extension ConfigurationKey.Kind {
  fileprivate init(_ kind: StageOption.Kind) {
    switch kind {
    case .choice(let words): self = .choice(words)
    case .number(let bounds): self = .number(bounds)
    }
  }
}
