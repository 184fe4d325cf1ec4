internal import WinnowCore

/// The reasons of a report, each one object however often it is named, since identity is what makes reasons equal.
struct SavedReasons {
  private var known: [Key: Reason] = [:]

  private struct Key: Hashable {
    let stage: String
    let rule: String
    let action: Action
    let severity: Severity
    let message: String
  }

  /// The reason that a record gives, for one of its rules.
  mutating func reason(_ record: JSONValue, rule: String) throws(JSONReader.Failure) -> Reason {
    guard let stage = record["stage"]?.string else { throw .invalid("stage") }
    guard let action = record["action"]?.string.flatMap(Action.init) else { throw .invalid("action") }
    guard let severity = record["severity"]?.string.flatMap(Severity.init) else { throw .invalid("severity") }
    let message = record["message"]?.string ?? ""
    let key = Key(stage: stage, rule: rule, action: action, severity: severity, message: message)
    if let reason = known[key] { return reason }
    let reason = Reason(stage: stage, rule: rule, action: action, severity: severity, message: message)
    known[key] = reason
    return reason
  }
}

extension JSONValue {
  /// The number, if it is one.
  var double: Double? { if case .number(let digits) = self { Double(digits) } else { nil } }

  /// The members of an object by name.
  private var sortedMembers: [(name: String, value: JSONValue)] {
    guard case .object(let members) = self else { return [] }
    return members.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// What a `run` record says.
  var runDescription: RunDescription {
    RunDescription(
      version: self["version"]?.string ?? "", stages: self["stages"]?.elements?.compactMap(\.string) ?? [],
      options: self["options"]?.sortedMembers.map { ($0.name, $0.value.string ?? "") } ?? [],
      packs: self["packs"]?.elements?.map { pack in
        PackDescription(name: pack["name"]?.string ?? "", hash: pack["xxh3_128"]?.string ?? "")
      } ?? [])
  }

  /// What an `edit` record says.
  func change(_ reasons: inout SavedReasons) throws(JSONReader.Failure) -> Change {
    guard let removed = text("removed", "removed_b64"), let inserted = text("inserted", "inserted_b64") else {
      throw .invalid("removed")
    }
    var parts: [ChangePart] = []
    for value in self["parts"]?.elements ?? [] { parts.append(try part(value, of: removed, &reasons)) }
    var places: [Place] = []
    for value in self["at"]?.elements ?? [] { places.append(try value.place()) }
    return Change(
      reasons: try changeReasons(parts, &reasons), removed: removed[...], inserted: inserted[...],
      removedRaw: text("removed_raw", "removed_raw_b64")?[...],
      insertedRaw: text("inserted_raw", "inserted_raw_b64")?[...],
      places: Places(places), parts: parts)
  }

  private func changeReasons(
    _ parts: [ChangePart], _ reasons: inout SavedReasons
  ) throws(JSONReader.Failure) -> Reasons {
    if !parts.isEmpty { return .several(parts.map { Reasons.Part(reason: $0.reason, range: 0..<0) }) }
    guard let rule = self["rule"]?.string ?? self["rule"]?.elements?.last?.string else {
      throw .invalid("rule")
    }
    return .one(try reasons.reason(self, rule: rule))
  }

  /// One of several edits that became one. A part that does not say what it is about has the record's stage.
  private func part(
    _ value: JSONValue, of removed: [UInt8], _ reasons: inout SavedReasons
  ) throws(JSONReader.Failure) -> ChangePart {
    guard let rule = value["rule"]?.string else { throw .invalid("parts") }
    var ranges: [Range<Int>] = []
    for element in value["within"]?.elements ?? [] {
      guard let range = ReportEvents.range(element), range.upperBound <= removed.count else {
        throw .invalid("within")
      }
      ranges.append(range)
    }
    return ChangePart(
      reason: try reasons.reason(value["stage"] == nil ? self : value, rule: rule),
      excerpt: ranges.flatMap { removed[$0] }, ranges: ranges, position: try value.position())
  }

  /// What a `finding` record says.
  func finding(_ reasons: inout SavedReasons) throws(JSONReader.Failure) -> ReportedFinding {
    guard let rule = self["rule"]?.string else { throw .invalid("rule") }
    guard let place = try self["at"]?.elements?.first?.place() else { throw .invalid("at") }
    let finding = Finding(
      reason: try reasons.reason(self, rule: rule), range: place.source, cause: try cause())
    return ReportedFinding(
      finding: finding, excerpt: (text("matched", "matched_b64") ?? [])[...], place: place)
  }

  private func cause() throws(JSONReader.Failure) -> Finding.Cause {
    switch self["cause"]?.string {
    case "flagged": return .flagged
    case "over-share": return .overShare
    case "last-word": return .lastWord
    case "superseded": return .superseded(by: self["by"]?.string ?? "")
    default: throw .invalid("cause")
    }
  }

  /// What a `limit` record says.
  func limit() throws(JSONReader.Failure) -> ReportedLimit {
    guard let stage = self["stage"]?.string else { throw .invalid("stage") }
    guard let place = try self["at"]?.elements?.first?.place() else { throw .invalid("at") }
    let limit = Limit(
      stage: stage, rule: self["rule"]?.string, code: self["code"]?.string ?? "",
      message: self["message"]?.string ?? "", range: place.source)
    return ReportedLimit(limit: limit, place: place)
  }

  private func place() throws(JSONReader.Failure) -> Place {
    guard let source = ReportEvents.range(self["src"]), let target = ReportEvents.range(self["dst"]) else {
      throw .invalid("at")
    }
    return Place(source: source, target: target, position: try position())
  }

  private func position() throws(JSONReader.Failure) -> Position {
    guard let line = self["line"]?.integer, let column = self["col"]?.integer, line > 0, column > 0 else {
      throw .invalid("line")
    }
    return Position(line: line, column: column)
  }

  /// Bytes, written as they are or in Base64 under another name.
  func text(_ name: String, _ base64Name: String) -> [UInt8]? {
    self[name]?.bytes ?? self[base64Name]?.bytes.flatMap(Base64.decode)
  }
}
