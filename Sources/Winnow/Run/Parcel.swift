/// What goes through a run: the beginning of an input, its chunks in some state of being cleaned, its end.
enum Parcel<Content: Sendable>: Sendable {
  case begin(OpenInput)
  case chunk(OpenInput, Content)
  case end(OpenInput, InputEnding)
  /// An input that could not be opened.
  case unreadable(Problem)

  /// The same with the content in another state.
  func map<Other>(_ transform: (OpenInput, Content) -> Other) -> Parcel<Other> {
    switch self {
    case .begin(let input): .begin(input)
    case .chunk(let input, let content): .chunk(input, transform(input, content))
    case .end(let input, let ending): .end(input, ending)
    case .unreadable(let problem): .unreadable(problem)
    }
  }
}

extension Parcel<Chunk> {
  /// How many bytes it holds.
  var weight: Int {
    if case .chunk(_, let chunk) = self { chunk.bytes.count } else { 0 }
  }
}

/// How the reading of an input ended.
struct InputEnding: Sendable {
  /// What was read.
  let before: StreamDigest
  /// How many parts of it were left out.
  let skipped: Int
  /// How many bytes of the file were read, compressed ones if it is compressed.
  let filePosition: Int
  /// Why it was not read to its end.
  let problem: Problem?
}

/// A chunk whose articles have been cleaned, each alone.
struct CleanedChunk: Sendable {
  let chunk: Chunk
  let records: [CleanedRecord]
}

/// A chunk of which it is decided what goes to the output, and where it stands there.
struct DecidedChunk: Sendable {
  let chunk: Chunk
  let records: [(record: CleanedRecord, decision: Decision)]
  /// The offset of the first record in the output.
  let offset: Int
}

/// A chunk as it goes to the output and into the reports.
struct FinishedChunk: Sendable {
  /// The cleaned bytes.
  var bytes: [UInt8] = []
  /// The bytes for each report, as far as articles can be rendered each alone.
  var rendered: [[UInt8]]
  /// What is to be reported, where a report must see all articles in order.
  var articles: [ArticleReport] = []
  /// Whether every report is to be made of ``articles``, and nothing is rendered: there is too much to say.
  var isRenderedLater = false
  /// The totals of its articles.
  var summary = Summary()
  /// What went wrong with them, in order.
  var problems: [Problem] = []
  /// What archive stages saw of its articles, by the stage's name, where a journal must know.
  var judged: [String: [JournalRecord.Judged]] = [:]
  /// How many bytes of the file had been read when it was.
  var filePosition = 0
  /// Whether any byte differs from the input.
  var isChanged = false
  /// Whether its one article was left out.
  var isDropped = false
}
