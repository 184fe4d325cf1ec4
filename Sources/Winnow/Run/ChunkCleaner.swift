/// Cleans the chunks of loads.
struct ChunkCleaner: Sendable {
  let cleaners: Cleaners
  /// Knows the texts of which copies need not be cleaned, since they are dropped; `nil` if all must be.
  let seenTexts: SeenTexts?

  /// Cleans every article of the chunks of a load. Those of one cleaner go through its stages together, whatever inputs
  /// they are from.
  func clean(_ load: [Parcel<Chunk>]) -> [Parcel<CleanedChunk>] {
    let sources = load.map(Source.init)
    var cleaned = [[CleanedRecord]](repeating: [], count: load.count)
    var standard: [Int] = []
    for (number, source) in sources.enumerated() {
      guard let input = source.input else { continue }
      if cleaners.isStandard(for: input.input.path) {
        standard.append(number)
      } else {
        cleaned[number] = input.clean(source.records)
      }
    }
    // What an archive stage sees depends on the pipeline, so only one cleaner's texts are noted.
    var together = cleanTogether(standard.map { sources[$0] })[...]
    for number in standard {
      cleaned[number] = Array(together.prefix(sources[number].records.count))
      together.removeFirst(cleaned[number].count)
    }
    return zip(load, cleaned).map { parcel, records in
      parcel.map { _, chunk in CleanedChunk(chunk: chunk, records: records) }
    }
  }

  private func cleanTogether(_ sources: [Source]) -> [CleanedRecord] {
    let records = sources.flatMap(\.records)
    let paths = sources.flatMap { source in source.records.map { _ in source.input?.input.path ?? "" } }
    let clean = { (numbers: [Int]) in
      CleanedRecord.cleaning(
        numbers.map { records[$0] }, of: numbers.map { paths[$0] }, with: cleaners.standard.pipeline)
    }
    return seenTexts.map { $0.cleanButCopies(records, clean) } ?? clean(Array(records.indices))
  }

  /// What there is to clean of a parcel.
  private struct Source {
    var input: OpenInput?
    var records: [Record] = []

    init(_ parcel: Parcel<Chunk>) {
      guard case .chunk(let input, let chunk) = parcel else { return }
      self.input = input
      records = input.records(of: chunk)
    }
  }
}
