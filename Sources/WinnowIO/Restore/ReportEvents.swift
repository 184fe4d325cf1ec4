internal import WinnowCore

/// A record of a report, with what `restore` needs of it; ``ReportEvents/record`` has the rest.
enum ReportEvent {
  case run
  case input(path: String, name: String)
  case article
  case edit([RestoredEdit])
  case finding
  case limit
  case articleEnd
  case inputEnd(InputResult)
  case runEnd
  /// A record of a kind that is not known.
  case other

  fileprivate var isRun: Bool {
    if case .run = self { true } else { false }
  }
}

/// One place of an edit: what was there before.
struct RestoredEdit {
  let source: Range<Int>
  let target: Range<Int>
  let removed: [UInt8]
}

/// Reads a report line by line.
final class ReportEvents {
  private let stream: InputStream
  private let path: String
  private let reader = JSONReader()
  private var buffer: [UInt8] = []
  private var start = 0
  private var isAtEnd = false
  /// The number of the line last read.
  private(set) var line = 0
  /// The record last read, as it was written.
  private(set) var record = JSONValue.null

  init(_ path: String) throws(Problem) {
    self.path = path
    stream = try InputStream(path)
  }

  /// The next record; `nil` at the end.
  func next() throws(Problem) -> ReportEvent? {
    guard let bytes = try nextLine() else { return nil }
    line += 1
    let event: ReportEvent
    do throws(JSONReader.Failure) {
      record = try JSONValue(bytes, reader)
      event = try self.event(record)
    } catch {
      throw malformed("not a line of a change report; was the file cut or changed?")
    }
    guard line > 1 || event.isRun else {
      throw malformed("a report begins with a “run” record; the beginning of this one is missing")
    }
    return event
  }

  /// What to say of a report that ends before its run did.
  var truncated: Problem {
    Problem(
      code: "report.truncated", path: path, line: line,
      message: "the report ends too early, without a “run-end” record: the run was cut short")
  }

  /// What to say of a record that cannot stand where it does.
  func misplaced(_ type: String) -> Problem { malformed("a “\(type)” record out of place") }

  /// What to say of the record last read.
  func malformed(_ message: String) -> Problem {
    Problem(code: "report.malformed", path: path, line: line, message: message)
  }

  private func nextLine() throws(Problem) -> [UInt8]? {
    var searched = start
    while true {
      if let newline = buffer[searched...].firstIndex(of: UInt8(ascii: "\n")) {
        defer { start = newline + 1 }
        return padded(buffer[start..<newline])
      }
      if isAtEnd {
        defer { start = buffer.count }
        return start < buffer.count ? padded(buffer[start...]) : nil
      }
      buffer.removeFirst(start)
      start = 0
      searched = buffer.count
      isAtEnd = try stream.read(upTo: max(1 << 16, buffer.count), appendingTo: &buffer) == 0
    }
  }

  private func padded(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var copy: [UInt8] = []
    copy.reserveCapacity(bytes.count + JSONReader.padding)
    copy.append(contentsOf: bytes)
    return copy
  }

  private func event(_ value: JSONValue) throws(JSONReader.Failure) -> ReportEvent {
    switch value["type"]?.string {
    case "run":
      guard value["schema"]?.integer == 1 else { throw .invalid("schema") }
      return .run
    case "input":
      guard let path = value["path"]?.string else { throw .invalid("path") }
      return .input(path: path, name: value["name"]?.string ?? path)
    case "edit": return .edit(try edits(value))
    case "article": return .article
    case "finding": return .finding
    case "limit": return .limit
    case "article-end": return .articleEnd
    case "input-end": return .inputEnd(try value.inputResult())
    case "run-end": return .runEnd
    case .some: return .other
    case nil: throw .invalid("type")
    }
  }

  private func edits(_ value: JSONValue) throws(JSONReader.Failure) -> [RestoredEdit] {
    let raw = value.text("removed_raw", "removed_raw_b64")
    guard let removed = raw ?? value.text("removed", "removed_b64"), let places = value["at"]?.elements else {
      throw .invalid("removed")
    }
    return try places.map { (place) throws(JSONReader.Failure) in
      guard let source = Self.range(place["src"]), let target = Self.range(place["dst"]),
        source.count == removed.count
      else { throw .invalid("at") }
      return RestoredEdit(source: source, target: target, removed: removed)
    }
  }

  /// The two ends of a range.
  static func range(_ value: JSONValue?) -> Range<Int>? {
    let ends = value?.elements?.compactMap(\.integer) ?? []
    return ends.count == 2 && ends[0] >= 0 && ends[0] <= ends[1] ? ends[0]..<ends[1] : nil
  }
}

extension JSONValue {
  /// What an `input-end` record says.
  func inputResult() throws(JSONReader.Failure) -> InputResult {
    guard let path = self["path"]?.string, let before = self["before"]?.digest,
      let after = self["after"]?.digest
    else { throw .invalid("input-end") }
    return InputResult(
      path: path, before: before, after: after, isWritten: self["written"]?.boolean ?? true,
      skipped: self["skipped"]?.integer ?? 0, problem: self["problem"].map { $0.problem(of: path) })
  }

  /// A problem with a path.
  func problem(of path: String) -> Problem {
    Problem(code: self["code"]?.string ?? "", path: path, message: self["message"]?.string ?? "")
  }

  /// The length and the hash of a stream.
  var digest: StreamDigest? {
    guard let length = self["length"]?.integer, let hash = self["xxh3_128"]?.string else { return nil }
    return StreamDigest(length: length, hash: hash)
  }
}
