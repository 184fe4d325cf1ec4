/// Takes the decisions on articles, one after the other in the order of the input: their numbers, which are
/// duplicates, and where they stand in the output.
struct Sequencer {
  private let destination: Destination
  /// The memories of the archive stages, by the stage's name.
  private var judges: [String: any ArchiveJudge] = [:]
  /// How many articles have been numbered.
  private var articleCount = 0
  /// How many bytes the present input has put into the output.
  private var offset = 0
  /// What must part what was last put into an output that is shared from another stream.
  private var parting: [UInt8] = []

  /// - Parameter journal: what earlier runs have seen, which is remembered.
  init(_ cleaners: Cleaners, to destination: Destination, continuing journal: RunJournal?) throws(Problem) {
    self.destination = destination
    for stage in cleaners.archiveStages { judges[stage.name] = stage.makeJudge() }
    articleCount = journal?.continued?.articles ?? 0
    try journal?.forEachJudged { stage, seen in
      _ = judges[stage]?.judge(seen.fingerprint, article: seen.article)
    }
  }

  /// Decides on everything that is next.
  mutating func decide(_ parcel: Parcel<CleanedChunk>) -> Parcel<DecidedChunk> {
    if case .begin = parcel { offset = 0 }
    return parcel.map { input, cleaned in
      let start = offset
      let records = cleaned.records.map { record in
        var record = record
        let decision = decide(on: &record, of: input)
        offset += record.renderedLength(under: decision)
        if destination.isShared, !decision.drops, !record.record.range.isEmpty {
          parting = record.parting(of: input.input.format, in: cleaned.chunk, under: decision)
        }
        return (record, decision)
      }
      return DecidedChunk(chunk: cleaned.chunk, records: records, offset: start)
    }
  }

  private mutating func decide(on record: inout CleanedRecord, of input: OpenInput) -> Decision {
    guard record.isArticle else { return Decision(number: 0) }
    articleCount += 1
    let duplicate = judge(&record, of: input)
    return Decision(
      number: articleCount, duplicate: duplicate,
      drops: duplicate != nil && destination.dropsDuplicates,
      parting: record.record.range.isEmpty ? [] : parting)
  }

  /// What an article repeats.
  private mutating func judge(_ record: inout CleanedRecord, of input: OpenInput) -> Duplicate? {
    for (index, stage) in input.cleaner.pipeline.archiveStages.enumerated() {
      guard index < record.fingerprints.count, let fingerprint = record.fingerprints[index] else { continue }
      let duplicate = judges[stage.name]?.judge(fingerprint, article: articleCount)
      if duplicate != nil { return duplicate }
      // It was taken for the copy of an article that stands behind it, and was cleaned by another thread before.
      if record.isUncleaned { record = input.clean(record.record) }
    }
    return nil
  }
}
