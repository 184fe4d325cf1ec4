import Winnow

extension Arguments {
  /// What the command line says of the keys of the configuration.
  var settings: Settings {
    var settings = Settings()
    func take(_ option: String, _ key: String, _ value: ConfigurationValue) {
      guard let spelled = given[option] else { return }
      settings.set(key, to: value, from: .flag(spelled))
    }
    take("stages", "stages", .list(stages ?? []))
    for option in stageOptions { take("set", option.name, .text(option.value)) }
    take("rules", "packs", .list(packs))
    take("builtin-rules", "builtin-rules", .text(String(usesBuiltinPacks)))
    take("select", "select", .list(select))
    take("ignore", "ignore", .list(ignore))
    take("field", "field", .text(formatOptions.field))
    take("id-field", "id-field", .text(formatOptions.idField))
    take("max-article-size", "max-article-size", .text(String(maximumArticleSize)))
    take("threads", "threads", .text(String(threads)))
    take("max-memory", "max-memory", .text(String(maximumMemory)))
    take("fail-level", "fail-level", .text(failLevel.rawValue))
    return settings
  }

  /// Takes the values of settings, in which those of the command line already have had their say.
  mutating func apply(_ settings: Settings) {
    effective = settings
    stages = settings.list("stages") ?? stages
    stageOptions = settings.stageOptions
    packs = settings.list("packs") ?? packs
    usesBuiltinPacks = settings.text("builtin-rules") != "false"
    select = settings.list("select") ?? select
    ignore = settings.list("ignore") ?? ignore
    severities = settings.severities
    formatOptions.field = settings.text("field") ?? formatOptions.field
    formatOptions.idField = settings.text("id-field") ?? formatOptions.idField
    maximumArticleSize = settings.text("max-article-size").flatMap(ByteCount.parse) ?? maximumArticleSize
    threads = settings.text("threads").flatMap { Int($0) } ?? threads
    maximumMemory = settings.text("max-memory").flatMap(ByteCount.parse) ?? maximumMemory
    failLevel = settings.text("fail-level").flatMap(Severity.init) ?? failLevel
  }
}
