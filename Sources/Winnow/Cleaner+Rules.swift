extension Cleaner {
  /// The rules of the packs in use, and the packs as a report names them.
  static func rules(_ configuration: Configuration) throws(ConfigurationError) -> (RuleSet, [PackDescription])
  {
    let sources = (configuration.usesBuiltinPacks ? PackSource.builtin : []) + configuration.packs
    let packs: [Pack]
    do throws(PackError) { packs = try Pack.load(sources) } catch { throw ConfigurationError(error.problems) }
    let selection = RuleSelection(select: configuration.select, ignore: configuration.ignore)
    try checkPrefixes(of: selection, in: packs)
    let descriptions = zip(packs, sources).map { pack, source in
      PackDescription(name: pack.name, hash: StreamHasher.hash(of: source.bytes))
    }
    let rules = packs.flatMap(\.rules).filter(selection.contains).compactMap(configuration.severities.applied)
    return (RuleSet(rules: rules), descriptions)
  }

  /// A prefix that fits no rule is a mistake, and would quietly leave rules out or in.
  private static func checkPrefixes(of selection: RuleSelection, in packs: [Pack]) throws(ConfigurationError)
  {
    let ids = packs.flatMap(\.rules).map(\.id)
    var categories: [String] = []
    for category in ids.map({ String($0.prefix { $0 != "." }) }) where !categories.contains(category) {
      categories.append(category)
    }
    let problems = selection.unknownPrefixes(in: packs).map { prefix in
      let known = prefix.contains(".") ? ids : categories
      let hint = Suggestion.nearest(to: prefix, among: known).map { "did you mean “\($0)”?" }
      return Problem(
        code: "select.unknown", path: "",
        message: "no rule’s id begins with “\(prefix)”; \(hint ?? "winnow rules list shows them all")")
    }
    guard problems.isEmpty else { throw ConfigurationError(problems) }
  }
}
