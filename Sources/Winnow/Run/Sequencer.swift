/// Takes the decisions on articles, one after the other in the order of the input: their numbers, which are
/// duplicates, and where they stand in the output.
struct Sequencer {
  private let destination: Destination
  /// The memories of the archive stages, and the stages' names.
  private var judges: [any ArchiveJudge] = []
  private var stages: [String] = []
  /// How many articles have been numbered.
  private var articleCount = 0
  /// How many bytes the present input has put into the output.
  private var offset = 0
  /// What must part what was last put into an output that is shared from another stream.
  private var parting: [UInt8] = []

  /// - Parameter journal: what earlier runs have seen, which is remembered.
  init(_ cleaners: Cleaners, to destination: Destination, continuing journal: RunJournal?) throws(Problem) {
    self.destination = destination
    stages = cleaners.archiveStages.map(\.name)
    judges = cleaners.archiveStages.map { $0.makeJudge() }
    articleCount = journal?.continued?.articles ?? 0
    try journal?.forEachJudged { stage, seen in
      guard let judge = stages.firstIndex(of: stage) else { return }
      _ = judges[judge].judge(seen.fingerprint, article: seen.article)
    }
  }

  /// Decides on everything that is next.
  mutating func decide(_ parcel: Parcel<CleanedChunk>) -> Parcel<DecidedChunk> {
    if case .begin = parcel { offset = 0 }
    return parcel.map { input, cleaned in
      let start = offset
      let order = input.cleaner.pipeline.archiveStages.map { stages.firstIndex(of: $0.name) }
      let records = cleaned.records.map { record in
        var record = record
        let decision = decide(on: &record, of: input, asking: order)
        offset += record.renderedLength(under: decision)
        if destination.isShared, !decision.drops, !record.record.range.isEmpty {
          parting = record.parting(of: input.input.format, in: cleaned.chunk, under: decision)
        }
        return (record: record, decision: decision)
      }
      return DecidedChunk(chunk: cleaned.chunk, records: records, offset: start)
    }
  }

  /// - Parameter order: the judges of the archive stages that the record goes through.
  private mutating func decide(on record: inout CleanedRecord, of input: OpenInput, asking order: [Int?])
    -> Decision
  {
    guard record.isArticle else { return Decision(number: 0) }
    articleCount += 1
    let duplicate = judge(&record, of: input, asking: order)
    return Decision(
      number: articleCount, duplicate: duplicate,
      drops: duplicate != nil && destination.dropsDuplicates,
      parting: record.record.range.isEmpty ? [] : parting)
  }

  /// What an article repeats.
  private mutating func judge(_ record: inout CleanedRecord, of input: OpenInput, asking order: [Int?])
    -> Duplicate?
  {
    for (index, judge) in order.enumerated() {
      guard let judge, let fingerprint = record.fingerprint(for: index) else { continue }
      if let duplicate = judges[judge].judge(fingerprint, article: articleCount) { return duplicate }
      // It was taken for the copy of an article that stands behind it, and was cleaned by another thread before.
      if record.isUncleaned { record = input.clean(record.record) }
    }
    return nil
  }
}
