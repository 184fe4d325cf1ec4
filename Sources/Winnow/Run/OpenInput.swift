internal import Synchronization

/// An input that is being cleaned.
final class OpenInput: Sendable {
  let input: Input
  /// What cleans it.
  let cleaner: Cleaner
  /// The file when it was opened, where a journal must know.
  let stamp: FileStamp?
  /// Where it goes. Only the delivery looks into it.
  nonisolated(unsafe) let output: InputOutput
  /// Whether its output has failed, so that reading on is in vain.
  private let abandoned = Atomic(false)

  init(_ input: Input, with cleaner: Cleaner, to output: InputOutput, stamp: FileStamp? = nil) {
    self.stamp = stamp
    self.input = input
    self.cleaner = cleaner
    self.output = output
  }

  var isAbandoned: Bool { abandoned.load(ordering: .relaxed) }

  /// Says that its output has failed.
  func abandon() { abandoned.store(true, ordering: .relaxed) }
}

extension OpenInput {
  /// Cleans the articles of records.
  func clean(_ records: [Record]) -> [CleanedRecord] {
    CleanedRecord.cleaning(records, of: records.map { _ in input.path }, with: cleaner.pipeline)
  }

  /// Cleans the article of a record.
  func clean(_ record: Record) -> CleanedRecord { clean([record])[0] }

  /// The records of a chunk. What is above the size limit is one failed record, whether it came whole or in pieces.
  func records(of chunk: Chunk) -> [Record] {
    let all = 0..<chunk.bytes.count
    switch chunk.content {
    case .oversizeStart:
      let line = input.format.isWholeStream ? nil : chunk.line
      return [Record(range: all, line: line, content: .failed(oversize(line)))]
    case .oversizeRest:
      return [Record(range: all, line: nil, content: .filler)]
    case .records:
      let limit = cleaner.configuration.maximumArticleSize
      let records = input.format.records(in: chunk)
      if all.count <= limit { return records }
      return records.map { record in
        guard record.range.count > limit else { return record }
        return Record(range: record.range, line: record.line, content: .failed(oversize(record.line)))
      }
    }
  }

  private func oversize(_ line: Int?) -> Problem {
    .articleSize(
      path: input.path, line: line, limit: cleaner.configuration.maximumArticleSize, .leftAsItIs)
  }
}
