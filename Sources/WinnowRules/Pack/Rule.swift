public import WinnowCore

/// A rule as its pack states it, checked.
public struct Rule: Sendable {
  /// What its pack says of it, as far as nobody changes that: one object, so that a rule is quickly copied.
  let statement: RuleStatement
  /// What it does there.
  public package(set) var action: Action
  /// How much it matters to `check`.
  public var severity: Severity
  /// The longest segment that is tried, in code points; `nil` for any.
  public internal(set) var maxLength: Int? { didSet { isGatedAsStated = false } }
  /// The share of the article's bytes that must lie before what the rule acts on, from 0 to 1.
  public var after: Double
  /// Whether it acts without another rule near by, whatever its pack says.
  var ignoresNear = false
  /// Whether what its statement knows of lines with a match still holds.
  private(set) var isGatedAsStated = true

  init(
    _ statement: RuleStatement, action: Action, severity: Severity, maxLength: Int?, after: Double
  ) {
    self.statement = statement
    self.action = action
    self.severity = severity
    self.maxLength = maxLength
    self.after = after
  }

  /// `category.name`, unique over all packs in use.
  public var id: String { statement.detail { $0.id } }
  /// What people are told, such as “Newsletter invitation”.
  public var message: String { statement.detail { $0.message } }
  /// What the rule looks for.
  public var pattern: Pattern { statement.detail { $0.pattern } }
  /// What it looks at, and acts on.
  public var scope: Scope { statement.scope }
  /// How sure it is to be right.
  public var confidence: Confidence { statement.confidence }
  /// A weight for those who add up what was found in an article.
  public var score: Double? { statement.detail { $0.score } }
  /// The share of the article's bytes, from 0 to 1, above which the rule flags instead of editing.
  public var maxShare: Double { statement.detail { $0.maxShare } }
  /// Where another rule must match for this one to act; `nil` for anywhere.
  public var near: Nearness? { ignoresNear ? nil : statement.detail { $0.near } }
  /// The short lines below a match that go with it; `nil` for none.
  public var block: Block? { statement.detail { $0.block } }
  /// The text that `replace` puts in place, taken literally.
  public var replacement: String? { statement.detail { $0.replacement } }
  /// Examples that the rule must pass.
  public var tests: Tests { statement.detail { $0.tests } }
  /// Where the rule begins.
  public var place: SourcePlace { statement.detail { $0.place } }
  /// Where its pattern begins, and how it is quoted.
  var patternSource: PatternSource { statement.detail { $0.patternSource } }
  /// What a prefilter has to know of the rule, where that was found out before.
  var gate: RuleGate? { isGatedAsStated ? statement.gate : nil }
  /// Its number among the rules of the image that it was read from, if tables made for that one know it.
  var numberInImage: Int? { isGatedAsStated ? statement.numberInImage : nil }

  /// What a rule looks at, and acts on.
  public enum Scope: String, CaseIterable, Sendable {
    /// What the pattern matched, inside a line.
    case span
    /// The sentence with the match, inside a line.
    case sentence
    /// The line with the match.
    case line
    /// The paragraph with the match.
    case paragraph
    /// The whole article.
    case article

    /// The longest segment that a rule of this scope tries if it does not say, in code points.
    var defaultMaxLength: Int? {
      switch self {
      case .span, .article: nil
      case .sentence, .line, .paragraph: 240
      }
    }
  }

  /// How sure a rule is to be right, least sure first.
  public enum Confidence: String, CaseIterable, Comparable, Sendable {
    /// Often wrong; for those who look at what it finds.
    case low
    /// Seldom wrong.
    case medium
    /// As good as never wrong.
    case high

    /// Orders confidences from `low` to `high`.
    public static func < (left: Confidence, right: Confidence) -> Bool { left.rank < right.rank }

    private var rank: Int {
      switch self {
      case .low: 0
      case .medium: 1
      case .high: 2
      }
    }
  }

  /// Examples that a rule must pass.
  public struct Tests: Sendable {
    /// Texts the rule must find.
    public var hits: [Example] = []
    /// Texts the rule must leave alone.
    public var misses: [Example] = []
    /// Texts with what becomes of them.
    public var gives: [Transformation] = []
  }

  /// An example text and where it is written.
  public struct Example: Sendable {
    /// The text.
    public let text: String
    /// Where it begins.
    public let place: SourcePlace
  }

  /// A text and what the rule alone makes of it.
  public struct Transformation: Sendable {
    /// The text before.
    public let text: String
    /// The text after.
    public let result: String
    /// Where it is written.
    public let place: SourcePlace
  }

  struct PatternSource: Sendable {
    let place: SourcePlace
    let style: YAMLNode.ScalarStyle
  }

  /// Whether the rule changes text where it matches.
  public var edits: Bool {
    switch action {
    case .flag, .allow: false
    case .replace, .remove, .removeToEnd: true
    }
  }
}

/// A place in a file.
public struct SourcePlace: Hashable, Sendable {
  /// The path as given.
  public let path: String
  /// The line and column.
  public let position: Position

  /// Makes a place of a path and a position in it.
  public init(path: String, position: Position) {
    self.path = path
    self.position = position
  }

  /// A problem at this place.
  public func problem(_ code: String, _ message: String) -> Problem {
    Problem(
      code: code, path: path, line: position.line, column: position.column, message: message)
  }
}

extension SourcePlace: CustomStringConvertible {
  /// `path:line:column`.
  public var description: String { "\(path):\(position.line):\(position.column)" }
}
