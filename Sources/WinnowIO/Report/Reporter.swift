public import WinnowCore

/// Renders the events of a run in one format. Reporters do not know each other, and none of them decides anything:
/// they are all shown the same values.
///
/// Each call appends bytes to `output`; where they go is not the reporter's business.
public protocol Reporter: Sendable {
  /// Whether what it makes of an article does not depend on what it has been shown before, nor changes what it makes of
  /// the rest. Then copies of it render articles on several threads.
  var rendersArticlesAlone: Bool { get }
  /// The run begins.
  mutating func begin(_ run: RunDescription, to output: inout [UInt8])
  /// A stream begins.
  mutating func begin(_ input: InputDescription, to output: inout [UInt8])
  /// An article is done.
  mutating func report(_ article: ArticleReport, to output: inout [UInt8])
  /// An article with so many edits is done that what is said of it should not be held whole: `flush` takes the bytes
  /// there are, as often as there are many.
  mutating func report(
    _ article: ArticleReport, to output: inout [UInt8], flush: (inout [UInt8]) -> Void)
  /// A stream ends.
  mutating func end(_ input: InputResult, to output: inout [UInt8])
  /// The run ends, with everything read and written.
  mutating func end(_ summary: Summary, to output: inout [UInt8])
}

extension Reporter {
  /// Whether articles can be rendered each alone: not unless the reporter says so.
  public var rendersArticlesAlone: Bool { false }
  /// Says nothing.
  public mutating func begin(_ run: RunDescription, to output: inout [UInt8]) {}
  /// Says nothing.
  public mutating func begin(_ input: InputDescription, to output: inout [UInt8]) {}
  /// Says it in one piece.
  public mutating func report(
    _ article: ArticleReport, to output: inout [UInt8], flush: (inout [UInt8]) -> Void
  ) {
    report(article, to: &output)
  }
  /// Says nothing.
  public mutating func end(_ input: InputResult, to output: inout [UInt8]) {}
  /// Says nothing.
  public mutating func end(_ summary: Summary, to output: inout [UInt8]) {}
}

/// Every format a report can be rendered in. A new one is a type and a line here.
public enum ReporterCatalogue {
  /// What a reporter should know of where its bytes go.
  public struct Options: Sendable {
    /// Whether every place is shown, instead of one line a rule and article.
    public var isVerbose = false
    /// Whether a terminal reads the bytes, so that control characters must be made harmless.
    public var isForTerminal = false

    /// The options when nothing is said.
    public init() {}
  }

  /// The names of all formats.
  public static let names = ["text", "diff", "jsonl"]

  /// The reporter of a name.
  public static func reporter(named name: String, _ options: Options) -> (any Reporter)? {
    switch name {
    case "text": TextReporter(isVerbose: options.isVerbose)
    case "diff": DiffReporter(isForTerminal: options.isForTerminal)
    case "jsonl": JSONLinesReporter()
    default: nil
    }
  }
}
