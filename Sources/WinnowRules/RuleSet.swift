/// All rules of the packs in use, compiled.
public struct RuleSet: Sendable {
}
