internal import WinnowCore

/// Takes the articles out of a WARC file, record by record.
///
/// Where a record cannot be read, reading goes on at the next one: behind empty lines, where `WARC/` stands.
final class WARCExtractor: ArticleExtractor {
  private(set) var skipped = 0
  private let path: String
  private let maximumArticle: Int
  private var buffer: RecordBuffer

  init(_ source: any ByteSource, path: String, maximumArticle: Int) {
    self.path = path
    self.maximumArticle = maximumArticle
    buffer = RecordBuffer(source)
  }

  func next() throws(Problem) -> Extraction? {
    while try isAtRecord() {
      let offset = buffer.offset
      let record: WARCRecord
      do throws(Interruption) {
        record = try readHeader()
        if let found = try content(of: record) { return found }
      } catch {
        switch error {
        case .source(let problem): throw problem
        case .malformed(let reason): return .failed(problem(reason, at: offset))
        }
      }
    }
    return nil
  }

  /// Why a record was not read to its end.
  private enum Interruption: Error {
    case source(Problem)
    case malformed(String)
  }

  private func problem(_ reason: String, at offset: Int) -> Problem {
    Problem(code: "warc.record", path: path, message: "record at byte \(offset) left out: \(reason)")
  }

  /// Whether there is another record. More empty lines in front of it than there should be do no harm.
  private func isAtRecord() throws(Problem) -> Bool {
    while try buffer.fill(to: 1) {
      guard let first = buffer.available.first, first == 0x0D || first == 0x0A else { return true }
      buffer.consume(1)
    }
    return false
  }

  private func readHeader() throws(Interruption) -> WARCRecord {
    while true {
      if let length = HeaderFields.length(in: buffer.available) {
        do throws(MalformedRecord) {
          let record = try WARCRecord(buffer.available.prefix(length), offset: buffer.offset)
          buffer.consume(length)
          return record
        } catch {
          try findNextRecord()
          throw .malformed(error.reason)
        }
      }
      let isTooLong = buffer.available.count > HeaderFields.maximumLength
      let canGoOn = try reading { () throws(Problem) in isTooLong ? false : try buffer.fillMuchMore() }
      guard canGoOn else {
        try findNextRecord()
        throw .malformed(isTooLong ? "its header does not end" : "the file ends within its header")
      }
    }
  }

  /// The article in a record; `nil` if there is none. The record is done with.
  private func content(of record: WARCRecord) throws(Interruption) -> Extraction? {
    switch record.kind {
    case .other: return try leaveOut(record)
    case .text: return try article(in: record) { (block) throws(MalformedRecord) in block }
    case .response:
      let length = try readHead(of: record)
      guard let response = HTTPResponse(buffer.available.prefix(length)) else {
        try pass(over: record)
        throw .malformed("no HTTP response in it")
      }
      guard response.isArticle else { return try leaveOut(record) }
      return try article(in: record) { [maximumArticle] (block) throws(MalformedRecord) in
        try response.text(of: block.dropFirst(length), limit: maximumArticle)
      }
    }
  }

  private func leaveOut(_ record: WARCRecord) throws(Interruption) -> Extraction? {
    try pass(over: record)
    skipped += 1
    return nil
  }

  private func article(
    in record: WARCRecord, _ text: (ArraySlice<UInt8>) throws(MalformedRecord) -> ArraySlice<UInt8>
  ) throws(Interruption) -> Extraction {
    guard record.length <= maximumArticle else {
      try pass(over: record)
      return .failed(
        .articleSize(
          path: path, line: nil, limit: maximumArticle, .leftOut, in: "record at byte \(record.offset): "))
    }
    let isWhole = try reading { () throws(Problem) in try buffer.fill(to: record.length + Self.end.count) }
    guard buffer.available.count >= record.length else {
      try findNextRecord()
      throw .malformed(Self.truncated)
    }
    let block = buffer.available.prefix(record.length)
    try checkEnd(buffer.available.dropFirst(record.length), isAtEnd: !isWhole)
    buffer.consume(record.length)
    do throws(MalformedRecord) {
      return .article(record.article(try text(block)))
    } catch {
      throw .malformed(error.reason)
    }
  }

  /// Reads the head of an HTTP response; returns its length, 0 if there is none.
  private func readHead(of record: WARCRecord) throws(Interruption) -> Int {
    while true {
      let block = buffer.available.prefix(record.length)
      if let length = HeaderFields.length(in: block) { return length }
      guard block.count < min(record.length, HeaderFields.maximumLength),
        try reading({ () throws(Problem) in try buffer.fillMuchMore() })
      else { return 0 }
    }
  }

  private func pass(over record: WARCRecord) throws(Interruption) {
    guard try reading({ () throws(Problem) in try buffer.skip(record.length) }) else {
      throw .malformed(Self.truncated)
    }
    let isWhole = try reading { () throws(Problem) in try buffer.fill(to: Self.end.count) }
    try checkEnd(buffer.available, isAtEnd: !isWhole)
  }

  private static let truncated = "the file ends within it"
  /// What stands behind every record.
  private static let end: [UInt8] = [0x0D, 0x0A, 0x0D, 0x0A]

  /// Checks that a record ends here. Otherwise its length is wrong, and nobody knows what it holds.
  ///
  /// - Parameter isAtEnd: whether the source ends within `rest`; the last record may lack what ends it.
  private func checkEnd(_ rest: ArraySlice<UInt8>, isAtEnd: Bool) throws(Interruption) {
    if rest.starts(with: Self.end) || rest.starts(with: [0x0A, 0x0A]) { return }
    if isAtEnd, Self.end.starts(with: rest) || rest.elementsEqual([0x0A]) { return }
    try findNextRecord()
    throw .malformed("no empty lines behind it, so its Content-Length is wrong")
  }

  /// Passes over bytes up to the next record, or to the end.
  private func findNextRecord() throws(Interruption) {
    let sign = Self.end + Array("WARC/".utf8)
    while true {
      var rest = buffer.available
      while let found = rest.firstIndex(of: sign[0]) {
        rest = rest[found...]
        if rest.count < sign.count { break }
        if rest.starts(with: sign) {
          buffer.consume(found - buffer.available.startIndex)
          return
        }
        rest = rest.dropFirst()
      }
      // What may be the beginning of the sign is kept.
      let kept = min(sign.count - 1, buffer.available.count)
      buffer.consume(buffer.available.count - kept)
      if try !reading({ () throws(Problem) in try buffer.fillMore() }) {
        buffer.consume(kept)
        return
      }
    }
  }

  private func reading(_ body: () throws(Problem) -> Bool) throws(Interruption) -> Bool {
    do throws(Problem) { return try body() } catch { throw .source(error) }
  }
}
