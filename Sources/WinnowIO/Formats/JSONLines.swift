internal import CSimdjson
internal import WinnowCore

/// JSON Lines: each line is an object, and one of its string members is an article's text.
///
/// Everything but that string passes through byte for byte. Of members with the same name the last counts. A byte
/// order mark at the start and lines of nothing but blanks belong to no article.
public struct JSONLines: ArticleFormat {
  /// The name.
  public let name = "jsonl"
  /// The extensions of JSON Lines.
  public static let extensions = ["jsonl", "ndjson"]
  /// A stream holds many articles.
  public let isWholeStream = false

  private let field: String
  private let idField: String
  /// What becomes of a line that cannot be read.
  private let unread: Unread

  /// The format, with the names of the members that hold the text and the id.
  public init(field: String = "text", idField: String = "id") {
    self.init(field: field, idField: idField, unread: .leftAsItIs)
  }

  init(field: String, idField: String, unread: Unread) {
    self.field = field
    self.idField = idField
    self.unread = unread
  }

  /// Records end at LF.
  public func wholeRecords(in buffer: Span<UInt8>, behind searched: Int, isAtEnd: Bool) -> WholeRecords {
    let end = isAtEnd ? buffer.count : Self.endOfLastLine(in: buffer, behind: searched)
    guard end > searched || isAtEnd else { return WholeRecords(length: 0) }
    let lines = buffer.extracting(0..<end)
    let lineEnds = ByteScan.count(of: UInt8(ascii: "\n"), in: lines)
    guard lineEnds > Self.greatestLines else { return WholeRecords(length: end, lineEnds: lineEnds) }
    return WholeRecords(
      length: Self.end(ofLine: Self.greatestLines, in: lines), lineEnds: Self.greatestLines)
  }

  /// The most lines that are given out at a time. What is known of a line takes much more memory than a short line.
  private static let greatestLines = 16_384

  /// Where the last line that has its end ends; not behind so many bytes, if they are all there is.
  private static func endOfLastLine(in buffer: Span<UInt8>, behind searched: Int) -> Int {
    let block = 256
    var end = buffer.count
    // Most lines are long: blocks without a line end are passed over as they are.
    while end - searched > block,
      ByteSearch.first(UInt8(ascii: "\n"), in: buffer.extracting((end - block)..<end)) == block
    {
      end -= block
    }
    while end > searched, buffer[end - 1] != UInt8(ascii: "\n") { end -= 1 }
    return end
  }

  /// Where a line ends, by its number from 1; the end of the buffer if it has no more lines.
  private static func end(ofLine number: Int, in buffer: Span<UInt8>) -> Int {
    var end = 0
    for _ in 0..<number where end < buffer.count {
      end = ByteSearch.first(UInt8(ascii: "\n"), in: buffer, from: end) + 1
    }
    return min(end, buffer.count)
  }

  /// The lines of a chunk. Empty lines that follow each other are one record: there may be millions.
  public func records(in chunk: Chunk) -> [Record] {
    let reader = JSONReader()
    let bytes = chunk.bytes.span
    var records: [Record] = []
    var line = chunk.line
    var start = 0
    while start < bytes.count {
      let emptyEnd = Self.endOfEmptyLines(in: bytes, from: start)
      if emptyEnd > start {
        records.append(Record(range: start..<emptyEnd, line: line, content: .filler))
        line += ByteScan.count(of: UInt8(ascii: "\n"), in: bytes.extracting(start..<emptyEnd))
        start = emptyEnd
        continue
      }
      let end = min(bytes.count, ByteSearch.first(UInt8(ascii: "\n"), in: bytes, from: start) + 1)
      let content = self.content(of: start..<end, in: chunk, line: line, reader)
      records.append(Record(range: start..<end, line: line, content: content))
      start = end
      line += 1
    }
    return records
  }

  /// Where the lines from an offset on end that hold nothing but white space.
  private static func endOfEmptyLines(in bytes: Span<UInt8>, from start: Int) -> Int {
    var end = start
    var offset = start
    while offset < bytes.count, isWhiteSpace(bytes[offset]) {
      offset += 1
      if bytes[offset - 1] == UInt8(ascii: "\n") || offset == bytes.count { end = offset }
    }
    return end
  }

  private func content(of range: Range<Int>, in chunk: Chunk, line: Int, _ reader: JSONReader)
    -> Record.Content
  {
    let isFirst = chunk.offset == 0 && range.lowerBound == 0
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let start = isFirst && chunk.bytes[range].starts(with: mark) ? range.lowerBound + 3 : range.lowerBound
    let object = start..<range.upperBound
    if chunk.bytes[object].allSatisfy(Self.isWhiteSpace) { return .filler }
    do throws(JSONReader.Failure) {
      let members = try self.members(of: object, in: chunk, reader)
      guard let text = members.text else {
        return .failed(problem("json.field-missing", chunk, line, missingField))
      }
      guard text.kind == winnow_json_string else {
        return .failed(
          problem("json.field-type", chunk, line, "field “\(field)” is not a string; \(unread.rawValue)"))
      }
      return .article(try article(text, id: members.id, record: range, in: chunk, reader))
    } catch {
      return .failed(problem("json.invalid", chunk, line, message(of: error)))
    }
  }

  private static func isWhiteSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
  }

  private var missingField: String {
    "no field “\(field)”; \(unread.rawValue) (--field names the field to clean)"
  }

  private func message(of failure: JSONReader.Failure) -> String {
    switch failure {
    case .notAnObject: "not a JSON object; \(unread.rawValue)"
    case .invalid(let message): "not JSON; \(unread.rawValue) (\(message))"
    case .noMemory: "no memory to read this record; \(unread.rawValue)"
    }
  }

  private func problem(_ code: String, _ chunk: Chunk, _ line: Int, _ message: String) -> Problem {
    Problem(code: code, path: chunk.path, line: line, message: message)
  }

  private struct Members {
    var text: JSONReader.Token?
    var id: String?
  }

  /// Finds the two members that matter.
  ///
  /// The text, which is nearly all there is, is checked when it is decoded; all else here.
  private func members(
    of object: Range<Int>, in chunk: Chunk, _ reader: JSONReader
  ) throws(JSONReader.Failure) -> Members {
    var members = Members()
    var key = Key.other
    var isValid = true
    try reader.read(object, of: chunk.bytes, depth: 1, leavesLongStrings: true) { token in
      guard token.depth == 1 else { return }
      if token.kind == winnow_json_key {
        key = self.key(token, in: chunk.bytes, reader)
        return
      }
      if key == .text {
        if let earlier = members.text, !reader.isValid(earlier, in: chunk.bytes) { isValid = false }
        members.text = token
      } else {
        if !reader.isValid(token, in: chunk.bytes) { isValid = false }
        if key == .id, isValid { members.id = Self.id(token, in: chunk.bytes, reader) }
      }
      key = .other
    }
    guard isValid else { throw .escape }
    return members
  }

  private enum Key { case text, id, other }

  private func key(_ token: JSONReader.Token, in bytes: [UInt8], _ reader: JSONReader) -> Key {
    let name = reader.text(of: token, in: bytes)
    if name.elementsEqual(field.utf8) { return .text }
    return name.elementsEqual(idField.utf8) ? .id : .other
  }

  /// The id, where it is a string or a number.
  private static func id(_ token: JSONReader.Token, in bytes: [UInt8], _ reader: JSONReader) -> String? {
    switch token.kind {
    case winnow_json_string: String(decoding: reader.text(of: token, in: bytes), as: UTF8.self)
    case winnow_json_number: String(decoding: bytes[token.range], as: UTF8.self)
    default: nil
    }
  }

  private func article(
    _ token: JSONReader.Token, id: String?, record: Range<Int>, in chunk: Chunk, _ reader: JSONReader
  ) throws(JSONReader.Failure) -> Article {
    let base = token.range.lowerBound - record.lowerBound
    guard let (text, map) = reader.decode(chunk.bytes[token.range], base: base) else { throw .escape }
    let hasInvalidUTF8 = reader.hasInvalidUTF8
    return Article(
      text: text, id: id, map: map, spelling: .json,
      invalidUTF8: hasInvalidUTF8 ? UTF8Check.firstInvalid(in: text.bytes) : nil,
      hasInvalidUTF8: hasInvalidUTF8)
  }
}

extension JSONLines: ConvertibleFormat {
  func makeExtractor(_ source: any ByteSource, path: String, maximumArticle: Int) -> any ArticleExtractor {
    RecordExtractor(
      source, path: path, format: JSONLines(field: field, idField: idField, unread: .leftOut),
      maximumArticle: maximumArticle)
  }
}
