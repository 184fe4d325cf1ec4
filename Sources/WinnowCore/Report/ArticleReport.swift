/// Everything the report says about one article; what reporters are given. An object, since each of them is given it.
public final class ArticleReport: Sendable {
  /// The article's number in the run, from 1.
  public let number: Int
  /// The path of its stream as given, `-` for standard input.
  public let path: String
  /// The value of the record's id field, where the format has one.
  public let id: String?
  /// The line of the record in the stream, 1-based; `nil` where the stream is the article.
  public let record: Int?
  /// The original text; empty for an article that could not be read.
  public let text: Text
  /// From the original text to the cleaned one, before a duplicate is dropped.
  public let script: EditScript
  /// What became of it.
  public let verdict: Verdict
  /// What it repeats, for a duplicate.
  public let duplicate: Duplicate?
  /// The edits of the stream, equal ones together.
  public let changes: [Change]
  /// What was found and not edited.
  public let findings: [ReportedFinding]
  /// Where work was left undone.
  public let limits: [ReportedLimit]
  /// Why the article could not be read.
  public let problem: Problem?

  /// Makes a report of its parts.
  public init(
    number: Int, path: String, id: String?, record: Int?, text: Text, script: EditScript,
    verdict: Verdict, duplicate: Duplicate?, changes: [Change], findings: [ReportedFinding],
    limits: [ReportedLimit], problem: Problem?
  ) {
    self.number = number
    self.path = path
    self.id = id
    self.record = record
    self.text = text
    self.script = script
    self.verdict = verdict
    self.duplicate = duplicate
    self.changes = changes
    self.findings = findings
    self.limits = limits
    self.problem = problem
  }

  /// The cleaned text, which is made each time it is asked for.
  public var cleaned: Text { script.isEmpty ? text : text.applying(script) }
}

/// A finding with its place in the stream.
public struct ReportedFinding: Sendable {
  /// The rule and why it edited nothing.
  public let finding: Finding
  /// The bytes of the article's text it is about.
  public let excerpt: ArraySlice<UInt8>
  /// Where it is.
  public let place: Place

  /// Makes a reported finding of its parts.
  public init(finding: Finding, excerpt: ArraySlice<UInt8>, place: Place) {
    self.finding = finding
    self.excerpt = excerpt
    self.place = place
  }
}

/// A limit with its place in the stream.
public struct ReportedLimit: Sendable {
  /// What was met.
  public let limit: Limit
  /// Where it is.
  public let place: Place

  /// Makes a reported limit of its parts.
  public init(limit: Limit, place: Place) {
    self.limit = limit
    self.place = place
  }
}

/// Something that went wrong with an input: what, where, and what to do about it.
public struct Problem: Error, Equatable, Sendable {
  /// A stable code, such as `json.invalid`.
  public let code: String
  /// The path as given; empty where no file is concerned.
  public let path: String
  /// The line, 1-based.
  public let line: Int?
  /// The column in code points, 1-based.
  public let column: Int?
  /// What is wrong, and what to do.
  public let message: String

  /// Makes a problem of its parts.
  public init(code: String, path: String, line: Int? = nil, column: Int? = nil, message: String) {
    self.code = code
    self.path = path
    self.line = line
    self.column = column
    self.message = message
  }
}

extension Problem: CustomStringConvertible {
  /// `path:line:column: message`, with the parts that are known.
  public var description: String {
    let place = [path.isEmpty ? nil : path, line.map(String.init), column.map(String.init)]
    let prefix = place.compactMap { $0 }.joined(separator: ":")
    return prefix.isEmpty ? message : "\(prefix): \(message)"
  }
}
