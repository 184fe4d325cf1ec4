/// Why an edit or a finding was made: the stage, its rule and what people are told.
///
/// A stage declares its reasons once, beside itself, and every edit refers to one of them; two reasons are the same
/// only if they are the same object, and rule ids are unique, so comparing is cheap.
public final class Reason: Sendable {
  /// The name of the stage, such as `normalize`.
  public let stage: String
  /// The id of the rule, unique over all stages and packs, such as `normalize.nbsp`.
  public let rule: String
  /// What is done.
  public let action: Action
  /// How much it matters to `check`.
  public let severity: Severity
  /// A short phrase for people, such as “No-break space”.
  public let message: String

  /// Makes a reason. Declare it once and keep it: identity is what makes reasons equal.
  public init(
    stage: String, rule: String, action: Action = .replace, severity: Severity = .note, message: String
  ) {
    self.stage = stage
    self.rule = rule
    self.action = action
    self.severity = severity
    self.message = message
  }

  /// Makes a reason like another, with another severity.
  public convenience init(_ other: Reason, severity: Severity) {
    self.init(
      stage: other.stage, rule: other.rule, action: other.action, severity: severity, message: other.message)
  }
}

extension Reason: Hashable {
  /// Whether both are one object.
  public static func == (left: Reason, right: Reason) -> Bool { left === right }
  /// Hashes the identity.
  public func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}

/// What a rule does where it matches, weakest first.
public enum Action: String, CaseIterable, Comparable, Sendable {
  /// Reports and edits nothing.
  case flag
  /// Puts other text in place of the match.
  case replace
  /// Removes what it acts on.
  case remove
  /// Removes from the match to the end of the article.
  case removeToEnd = "remove-to-end"
  /// Protects what it matches from every other rule.
  case allow

  /// Orders actions by strength: where two claim the same bytes, the stronger wins.
  public static func < (left: Action, right: Action) -> Bool { left.strength < right.strength }

  private var strength: Int {
    switch self {
    case .flag: 0
    case .replace: 1
    case .remove: 2
    case .removeToEnd: 3
    case .allow: 4
    }
  }
}

/// How much a change or a finding matters, weakest first.
public enum Severity: String, CaseIterable, Comparable, Sendable {
  /// Typography and the like: correct, and no reason to stop anybody.
  case note
  /// Something that should not be published as it is.
  case warning
  /// Something that must not be published.
  case error

  /// Orders severities from `note` to `error`.
  public static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }

  private var rank: Int {
    switch self {
    case .note: 0
    case .warning: 1
    case .error: 2
    }
  }
}

/// The reasons of one edit, earliest stage first: nearly always one.
public enum Reasons: Hashable, Sendable {
  /// The edit has one reason.
  case one(Reason)
  /// Several edits joined; each keeps the range it was made for.
  case several([Part])

  /// What one of several joined edits was about.
  public struct Part: Hashable, Sendable {
    /// Why.
    public let reason: Reason
    /// The bytes of the source, within the range of the joined edit.
    public let range: Range<Int>

    /// Makes a part of a joined edit.
    public init(reason: Reason, range: Range<Int>) {
      self.reason = reason
      self.range = range
    }
  }

  /// All reasons, in order, each once.
  public var all: [Reason] {
    switch self {
    case .one(let reason): return [reason]
    case .several(let parts):
      var reasons: [Reason] = []
      for part in parts where !reasons.contains(part.reason) { reasons.append(part.reason) }
      return reasons
    }
  }

  /// The severity that counts: the greatest of all.
  public var severity: Severity {
    switch self {
    case .one(let reason): reason.severity
    case .several(let parts): parts.lazy.map(\.reason.severity).max() ?? .note
    }
  }

  /// The reasons with their ranges, for an edit of a range.
  public func parts(in range: Range<Int>) -> [Part] {
    switch self {
    case .one(let reason): [Part(reason: reason, range: range)]
    case .several(let parts): parts
    }
  }
}

extension Reasons.Part {
  /// The bytes of this part alone: what lies in another of the joined parts within its range is left to that one.
  public func ownRanges(among joined: [Reasons.Part]) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var offset = range.lowerBound
    for other in joined where other.range != range && range.contains(other.range) {
      if offset < other.range.lowerBound { ranges.append(offset..<other.range.lowerBound) }
      offset = max(offset, other.range.upperBound)
    }
    if offset < range.upperBound { ranges.append(offset..<range.upperBound) }
    return ranges
  }
}
