/// What a stage says about a text: what it would change, what it only found, and where it gave up.
public struct Proposal: Sendable {
  /// The edits, of the text the stage was shown.
  public var script: EditScript
  /// What was found and not edited.
  public var findings: [Finding]
  /// Where work was left undone.
  public var limits: [Limit]
  /// What the stage would like to be reminded of when it is shown what is left of the text.
  public var notes: (any Sendable)?

  /// Makes a proposal of an edit script alone or with findings, limits and notes.
  public init(
    _ script: EditScript, findings: [Finding] = [], limits: [Limit] = [], notes: (any Sendable)? = nil
  ) {
    self.notes = notes
    self.script = script
    self.findings = findings
    self.limits = limits
  }
}

/// A rule that fired without an edit.
public struct Finding: Hashable, Sendable {
  /// The rule, and what it says.
  public let reason: Reason
  /// The bytes it is about.
  public var range: Range<Int>
  /// Why nothing was edited.
  public let cause: Cause

  /// Why a finding is not an edit.
  public enum Cause: Hashable, Sendable {
    /// The rule only reports.
    case flagged
    /// The rule would have taken more of the article than its `max-share`.
    case overShare
    /// The rules together would have left the article without a word.
    case lastWord
    /// A stronger rule acted on the same bytes.
    case superseded(by: String)
  }

  /// Makes a finding about a range of bytes.
  public init(reason: Reason, range: Range<Int>, cause: Cause = .flagged) {
    self.reason = reason
    self.range = range
    self.cause = cause
  }
}

/// A place where a stage stopped short of its work, such as a pattern that ran into a limit. Nothing was edited there.
public struct Limit: Hashable, Sendable {
  /// The stage that met the limit.
  public let stage: String
  /// The rule that met it; `nil` where it concerns the whole stage or pipeline.
  public let rule: String?
  /// A stable code, such as `pcre2.match-limit` or `rounds`.
  public let code: String
  /// What happened, for people.
  public let message: String
  /// The bytes that were left as they are.
  public var range: Range<Int>

  /// Makes a limit that was met in a range of bytes.
  public init(stage: String, rule: String?, code: String, message: String, range: Range<Int>) {
    self.stage = stage
    self.rule = rule
    self.code = code
    self.message = message
    self.range = range
  }
}

extension Finding: Comparable {
  /// Orders findings by place, then by rule and by cause, so that reports are the same on every run.
  public static func < (left: Finding, right: Finding) -> Bool {
    let (one, other) = (left.range, right.range)
    if one != other { return (one.lowerBound, one.upperBound) < (other.lowerBound, other.upperBound) }
    return (left.reason.rule, left.cause.rank, left.cause.winner) < (
      right.reason.rule, right.cause.rank, right.cause.winner
    )
  }
}

extension Finding.Cause {
  fileprivate var rank: Int {
    switch self {
    case .flagged: 0
    case .overShare: 1
    case .lastWord: 2
    case .superseded: 3
    }
  }

  fileprivate var winner: String {
    if case .superseded(let winner) = self { winner } else { "" }
  }
}

extension Limit: Comparable {
  /// Orders limits by place, then by rule, code and what is said, so that reports are the same on every run.
  public static func < (left: Limit, right: Limit) -> Bool {
    let (one, other) = (left.range, right.range)
    if one != other { return (one.lowerBound, one.upperBound) < (other.lowerBound, other.upperBound) }
    return (left.stage, left.rule ?? "", left.code, left.message) < (
      right.stage, right.rule ?? "", right.code, right.message
    )
  }
}
