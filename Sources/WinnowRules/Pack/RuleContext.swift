internal import WinnowCore

extension Rule {
  /// That a rule acts only beside a line on which a rule, itself or another, matches.
  public struct Nearness: Equatable, Sendable {
    /// What the id of that rule begins with.
    public let prefix: String
    /// How many lines away from the segment it may be; blank lines do not count.
    public let within: Int

    static let keys = ["rule", "within"]
    static let greatestWithin = 100
  }

  /// The short lines below a match that go with it, such as the teasers below “Related stories”.
  public struct Block: Equatable, Sendable {
    /// How many lines there may be; blank lines do not count.
    public let lines: Int
    /// The longest line that belongs to a block, in code points.
    public let maxLength: Int
    /// What the id of a rule begins with whose match must close the block; `nil` where none must.
    public let until: String?

    static let keys = ["lines", "max-length", "until"]
    static let greatestLines = 50
    static let defaultMaxLength = 120
  }

  /// The rule without what ties it to a place in an article: `position` and `near`.
  public var anywhere: Rule {
    var rule = self
    rule.after = 0
    rule.ignoresNear = true
    return rule
  }

  /// The prefixes of the ids of rules that this one looks to.
  public var companionPrefixes: [String] { [near?.prefix, block?.until].compactMap { $0 } }
}

extension Rule.Nearness {
  /// Reads `near` of a rule; `nil` if it has none or a problem was noted.
  static func read(_ fields: inout FieldReader, scope: Rule.Scope) -> Rule.Nearness? {
    guard let node = fields.node("near") else { return nil }
    if scope == .article {
      fields.note(
        "pack.near", at: node.position,
        "“near” asks for a line beside the segment, and beside an article there is none; choose another scope"
      )
    }
    var inner = FieldReader(node, as: "“near”", keys: keys, path: fields.path)
    let prefix = inner.requiredText("rule")?.text
    let within = inner.requiredInteger("within", in: 1...greatestWithin)
    fields.take(inner)
    guard let prefix, let within else { return nil }
    return Rule.Nearness(prefix: prefix, within: within)
  }
}

extension Rule.Block {
  /// Reads `block` of a rule; `nil` if it has none or a problem was noted.
  static func read(_ fields: inout FieldReader, scope: Rule.Scope, action: Action) -> Rule.Block? {
    guard let node = fields.node("block") else { return nil }
    if scope != .line || action != .remove && action != .flag {
      fields.note(
        "pack.block", at: node.position,
        "“block” takes lines along, so it goes with the scope “line” and the action “remove” or “flag” only")
    }
    var inner = FieldReader(node, as: "“block”", keys: keys, path: fields.path)
    let lines = inner.requiredInteger("lines", in: 1...greatestLines)
    let maxLength = inner.integer("max-length", in: 1...RuleDefaults.greatestMaxLength)
    let until = inner.text("until")?.text
    fields.take(inner)
    guard let lines else { return nil }
    return Rule.Block(lines: lines, maxLength: maxLength ?? defaultMaxLength, until: until)
  }
}
