public import WinnowCore

/// What a journal says of a run, one after the other.
public enum JournalRecord: Sendable {
  /// The run begins: what decides its result, by name.
  case run(options: [(name: String, value: String)], skippedFiles: Int)
  /// A process works on it.
  case process(Int)
  /// What an archive stage saw of some articles.
  case judged(stage: String, [Judged])
  /// An input could not be opened, and nothing is reported of it.
  case unreadable
  /// An input is cleaned and reported. What follows is to put its output in its place.
  case input(JournalInput)
  /// The output of the input before is in its place; `nil` if there is none.
  case done(output: FileStamp?)

  /// What an archive stage saw of an article.
  public struct Judged: Sendable {
    /// The article's number in the run.
    public let article: Int
    /// What the stage saw.
    public let fingerprint: Fingerprint

    /// Says what a stage saw of an article.
    public init(article: Int, fingerprint: Fingerprint) {
      self.article = article
      self.fingerprint = fingerprint
    }
  }
}

/// An input of which all is done but to put its output in its place.
public struct JournalInput: Sendable {
  /// What the report says at its end, once the output is there.
  public let result: InputResult
  /// The file as it was when it was opened.
  public let stamp: FileStamp?
  /// Whether it is about to be replaced.
  public let isReplaced: Bool
  /// The number of the last article so far.
  public let articles: Int
  /// The totals of its articles.
  public let totals: Summary
  /// Whether anything has gone wrong so far in the run.
  public let hasProblems: Bool
  /// How long the report is, and the hash of what was added to it since the input before; `nil` if there is none.
  public let report: StreamDigest?

  /// Makes one of its parts.
  public init(
    result: InputResult, stamp: FileStamp?, isReplaced: Bool, articles: Int, totals: Summary,
    hasProblems: Bool,
    report: StreamDigest?
  ) {
    self.result = result
    self.stamp = stamp
    self.isReplaced = isReplaced
    self.articles = articles
    self.totals = totals
    self.hasProblems = hasProblems
    self.report = report
  }
}

extension JournalRecord {
  /// The record as JSON.
  public var bytes: [UInt8] {
    var json = JSONWriter()
    json.object { $0.write(self) }
    return json.bytes
  }

  /// Reads a record.
  ///
  /// - Throws: `Problem` if it is none, as one of another version.
  public init(_ bytes: [UInt8], of path: String) throws(Problem) {
    var padded = bytes
    padded.reserveCapacity(bytes.count + JSONReader.padding)
    do throws(JSONReader.Failure) {
      self = try JSONValue(padded, JSONReader()).journalRecord()
    } catch {
      throw Problem(
        code: "journal.unknown", path: path,
        message: "this journal cannot be read; was it written by another version of winnow?")
    }
  }
}
