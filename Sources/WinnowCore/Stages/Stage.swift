/// A step of the cleaning that looks at one article at a time.
///
/// A stage is a pure function of the article's text: it changes nothing itself but proposes edits, which the pipeline
/// applies. Many articles go through one stage at once, on several threads.
public protocol ArticleStage: Sendable {
  /// The name used on the command line, in configuration and in the report, such as `normalize`.
  var name: String { get }

  /// Whether its edits can make room for more edits of any stage. After such edits the pipeline cleans the article
  /// again, until nothing changes.
  var canUnsettle: Bool { get }

  /// Whether it looks at each line by itself, and proposes nothing more for one that it has looked at. Such a stage
  /// need not look again where only whole lines have gone since.
  var isLineLocal: Bool { get }

  /// Says what is to be changed in a text, and what is found there without being changed.
  func propose(for text: Text) -> Proposal

  /// Says the same of a text of which the stage has seen more; what it noted then may spare it work.
  func propose(for text: Text, recalling recollection: Recollection) -> Proposal

  /// Says the same of many texts, each by itself, which may take less time together.
  ///
  /// - Parameter recollections: for each text what the stage noted, if it has seen more of it.
  /// - Returns: what there is to say of each text, in the same order.
  func propose(for texts: [Text], recalling recollections: [Recollection?]) -> [Proposal]
}

extension ArticleStage {
  /// Careful: the article is looked at again after any edit.
  public var canUnsettle: Bool { true }

  /// Careful: it looks again.
  public var isLineLocal: Bool { false }

  /// Takes no notes.
  public func propose(for text: Text, recalling recollection: Recollection) -> Proposal { propose(for: text) }

  /// One text after the other.
  public func propose(for texts: [Text], recalling recollections: [Recollection?]) -> [Proposal] {
    texts.indices.map { index in
      if let recollection = recollections[index] {
        return propose(for: texts[index], recalling: recollection)
      }
      return propose(for: texts[index])
    }
  }
}

/// What a stage noted when it last looked at an article, of which only whole lines have gone since.
public struct Recollection: Sendable {
  /// The notes of its ``Proposal``.
  public let notes: any Sendable
  /// How many lines the text has.
  private let lineCount: Int
  /// What ``origins`` are, if lines have gone.
  private let kept: [Int]?

  /// For each line of the text, the index of the same line in the text that the notes are of. Line endings may differ.
  public var origins: [Int] { kept ?? Array(0..<lineCount) }

  /// Remembers notes of a text of so many lines.
  init(notes: any Sendable, lineCount: Int) {
    self.init(notes: notes, lineCount: lineCount, kept: nil)
  }

  private init(notes: any Sendable, lineCount: Int, kept: [Int]?) {
    self.notes = notes
    self.lineCount = lineCount
    self.kept = kept
  }

  /// What is remembered when some of the lines are left.
  ///
  /// - Parameter lines: their indices, in order.
  func inLines(_ lines: [Int]) -> Recollection {
    let origins = kept.map { kept in lines.map { kept[$0] } }
    return Recollection(notes: notes, lineCount: lines.count, kept: origins ?? lines)
  }
}

/// A step of the cleaning that remembers across articles, such as the search for duplicates.
///
/// The expensive half, ``fingerprint(of:)``, is a pure function and runs beside others. The decision is taken by a
/// ``ArchiveJudge``, one article after the other in the order of the input, so that it never depends on timing.
public protocol ArchiveStage: Sendable {
  /// The name used on the command line, in configuration and in the report, such as `dedupe`.
  var name: String { get }

  /// What the judge will see of an article; `nil` if the article cannot be judged.
  func fingerprint(of text: Text) -> Fingerprint?

  /// The memory of one run, empty.
  func makeJudge() -> any ArchiveJudge
}

/// The memory of an archive stage over one run.
public protocol ArchiveJudge {
  /// Decides on the next article, of number `article` in the run. Returns what it repeats, or `nil` to keep it.
  mutating func judge(_ fingerprint: Fingerprint, article: Int) -> Duplicate?
}

/// What an archive stage remembers of an article.
public struct Fingerprint: Hashable, Sendable {
  /// The high half of a 128-bit hash.
  public let high: UInt64
  /// The low half.
  public let low: UInt64

  /// Makes a fingerprint of the two halves of a 128-bit hash.
  public init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }
}

/// That an article repeats an earlier one.
public struct Duplicate: Equatable, Sendable {
  /// The number of the kept article in the run.
  public let of: Int
  /// How similar the two are, from 0 to 1.
  public let similarity: Double
  /// The rule that says so.
  public let reason: Reason

  /// Says that an article repeats the one of number `of`.
  public init(of: Int, similarity: Double, reason: Reason) {
    self.of = of
    self.similarity = similarity
    self.reason = reason
  }
}

/// One step of a pipeline: the two kinds of stages are different types, since they stand in different places.
public enum Stage: Sendable {
  /// A stage that looks at one article.
  case article(any ArticleStage)
  /// A stage that remembers across articles.
  case archive(any ArchiveStage)

  /// The stage's name.
  public var name: String {
    switch self {
    case .article(let stage): stage.name
    case .archive(let stage): stage.name
    }
  }
}
