extension Cleaner {
  /// The rules of the packs in use, and the packs as a report names them.
  static func rules(_ configuration: Configuration) throws(ConfigurationError) -> (RuleSet, [PackDescription])
  {
    let sources = (configuration.usesBuiltinPacks ? PackSource.builtin : []) + configuration.packs
    let packs: [Pack]
    do throws(PackError) { packs = try Pack.load(sources, withTests: false) } catch {
      throw ConfigurationError(error.problems)
    }
    let selection = RuleSelection(select: configuration.select, ignore: configuration.ignore)
    try checkPrefixes(configuration, selection, packs)
    let descriptions = packs.map {
      PackDescription(name: $0.name, hash: StreamHasher.text(high: $0.hash.high, low: $0.hash.low))
    }
    // In one go: a rule is large, and there are a thousand.
    var rules: [Rule] = []
    rules.reserveCapacity(packs.reduce(0) { $0 + $1.rules.count })
    for pack in packs {
      for rule in pack.rules where selection.contains(rule) {
        if let rule = configuration.severities.applied(to: rule) { rules.append(rule) }
      }
    }
    return (RuleSet(rules: rules), descriptions)
  }

  /// A prefix that fits no id is a mistake, and would quietly do nothing, or leave rules out.
  private static func checkPrefixes(
    _ configuration: Configuration, _ selection: RuleSelection, _ packs: [Pack]
  )
    throws(ConfigurationError)
  {
    if selection.select.isEmpty && selection.ignore.isEmpty && configuration.severities.levels.isEmpty {
      return
    }
    let rules = packs.flatMap(\.rules).map(\.id)
    let edits = StageCatalogue.all.flatMap(\.reasons).map(\.rule)
    let problems =
      selection.unknownPrefixes(among: rules).map { problem("select.unknown", prefix: $0, among: rules) }
      + configuration.severities.unknownPrefixes(among: rules + edits).map {
        problem("severity.unknown", prefix: $0, among: rules + edits)
      }
    guard problems.isEmpty else { throw ConfigurationError(problems) }
  }

  private static func problem(_ code: String, prefix: String, among ids: [String]) -> Problem {
    var categories: [String] = []
    for category in ids.map({ String($0.prefix { $0 != "." }) }) where !categories.contains(category) {
      categories.append(category)
    }
    let hint = Suggestion.nearest(to: prefix, among: prefix.contains(".") ? ids : categories)
    let advice = hint.map { "did you mean “\($0)”?" } ?? "winnow rules list shows them all"
    return Problem(code: code, path: "", message: "no rule’s id begins with “\(prefix)”; \(advice)")
  }
}
