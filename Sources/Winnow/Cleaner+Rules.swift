extension Cleaner {
  /// The rules of the packs in use, and the packs as a report names them.
  static func rules(_ configuration: Configuration) throws(ConfigurationError) -> (RuleSet, [PackDescription])
  {
    let sources = (configuration.usesBuiltinPacks ? PackSource.builtin : []) + configuration.packs
    let packs: [Pack]
    do throws(PackError) { packs = try Pack.load(sources) } catch { throw ConfigurationError(error.problems) }
    let selection = RuleSelection(select: configuration.select, ignore: configuration.ignore)
    let descriptions = zip(packs, sources).map { pack, source in
      PackDescription(name: pack.name, hash: StreamHasher.hash(of: source.bytes))
    }
    let rules = packs.flatMap(\.rules).filter(selection.contains).compactMap(configuration.severities.applied)
    return (RuleSet(rules: rules), descriptions)
  }
}
