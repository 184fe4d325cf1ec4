extension Cleaner {
  /// The rules of the packs in use, and the packs as a report names them.
  static func rules(_ configuration: Configuration) throws(ConfigurationError) -> (RuleSet, [PackDescription]) {
    (RuleSet(), [])
  }
}
