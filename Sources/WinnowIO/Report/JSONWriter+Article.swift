internal import WinnowCore

// What a report says of an article, line by line.

extension JSONWriter {
  /// Writes the members of an `article` record.
  mutating func writeHead(of article: ArticleReport) {
    number("n", article.number)
    if let id = article.id { string("id", id) }
    if let record = article.record { number("record", record) }
  }

  /// Writes the members of an `article-end` record.
  mutating func writeEnd(of article: ArticleReport) {
    number("n", article.number)
    string("verdict", article.verdict.rawValue)
    if let duplicate = article.duplicate {
      number("of", duplicate.of)
      number("similarity", fraction: duplicate.similarity)
    }
    if let problem = article.problem { write(problem) }
  }

  /// So many places are written in one go.
  private static let placesAtOnce = 256

  /// The size from which on a piece of a report is flushed.
  private static let pieceSize = 1 << 20

  /// Writes the members of an `edit` record, in pieces if it has so many places.
  mutating func write(_ change: Change, _ flush: (inout [UInt8]) -> Void) {
    switch change.reasons {
    case .one(let reason): write(reason)
    case let several:
      let reasons = several.all
      // The last stage is the one that made the edit what it is.
      if let last = reasons.last { write(last, rules: reasons.map(\.rule), severity: several.severity) }
    }
    bytes("removed", "removed_b64", change.removed)
    bytes("inserted", "inserted_b64", change.inserted)
    if let raw = change.removedRaw { bytes("removed_raw", "removed_raw_b64", raw) }
    if let raw = change.insertedRaw { bytes("inserted_raw", "inserted_raw_b64", raw) }
    array("at") { json in
      let places = change.places
      for start in stride(from: 0, to: places.count, by: Self.placesAtOnce) {
        json.write(places, from: start)
        if json.bytes.count > Self.pieceSize { json.pass(to: flush) }
      }
    }
    guard !change.parts.isEmpty else { return }
    array("parts") { json in for part in change.parts { json.write(part) } }
  }

  private mutating func write(_ part: ChangePart) {
    object { json in
      json.write(part.reason)
      json.array("within") { json in for range in part.ranges { json.write(range) } }
      json.number("line", part.position.line)
      json.number("col", part.position.column)
    }
  }

  private mutating func write(_ range: Range<Int>) {
    array { json in
      json.number(nil, range.lowerBound)
      json.number(nil, range.upperBound)
    }
  }

  /// Writes the members of a `finding` record.
  mutating func write(_ reported: ReportedFinding) {
    write(reported.finding.reason)
    switch reported.finding.cause {
    case .flagged: string("cause", "flagged")
    case .overShare: string("cause", "over-share")
    case .lastWord: string("cause", "last-word")
    case .superseded(let rule):
      string("cause", "superseded")
      string("by", rule)
    }
    bytes("matched", "matched_b64", reported.excerpt)
    array("at") { $0.write(reported.place) }
  }

  /// Writes the members of a `limit` record.
  mutating func write(_ reported: ReportedLimit) {
    string("stage", reported.limit.stage)
    if let rule = reported.limit.rule { string("rule", rule) }
    string("code", reported.limit.code)
    string("message", reported.limit.message)
    array("at") { $0.write(reported.place) }
  }

  private mutating func write(_ reason: Reason) {
    write(reason, rules: CollectionOfOne(reason.rule), severity: reason.severity)
  }

  /// Writes what one edit, or several that became one, say of themselves.
  private mutating func write(_ reason: Reason, rules: some Collection<String>, severity: Severity) {
    let (action, severity) = (reason.action.rawValue, severity.rawValue)
    let room = ASCIIWriter.room(
      forQuoted: reason.stage.utf8.count + action.utf8.count + severity.utf8.count + reason.message.utf8.count
    )
    let roomOfRules = rules.reduce(0) { $0 + ASCIIWriter.room(forQuoted: $1.utf8.count) + 1 }
    write(room: room + roomOfRules + 64) { writer in
      writer.write("\"stage\":")
      writer.write(quoted: reason.stage)
      writer.write(",\"rule\":")
      writer.write(rules: rules)
      writer.write(",\"action\":")
      writer.write(quoted: action)
      writer.write(",\"severity\":")
      writer.write(quoted: severity)
      writer.write(",\"message\":")
      writer.write(quoted: reason.message)
    }
  }

  /// Writes some places in one go, beginning with one.
  private mutating func write(_ places: Places, from start: Int) {
    let end = min(start + Self.placesAtOnce, places.count)
    write(room: (end - start) * ASCIIWriter.longestPlace) { writer in
      // Where it writes is known here alone, so that it need not be noted in memory after each number.
      var own = writer
      var (sources, targets) = (NearRanges(), NearRanges())
      for index in start..<end {
        if index > start { own.write(",") }
        own.write(places[index], near: &sources, &targets)
      }
      writer = own
    }
  }

  private mutating func write(_ place: Place) {
    write(room: ASCIIWriter.longestPlace) { writer in
      var (sources, targets) = (NearRanges(), NearRanges())
      writer.write(place, near: &sources, &targets)
    }
  }

  /// Writes bytes as a string where they are valid UTF-8, else in Base64 under another name.
  private mutating func bytes(_ key: StaticString, _ base64Key: StaticString, _ value: ArraySlice<UInt8>) {
    if UTF8Check.isValid(value) {
      string(key, utf8: value)
    } else {
      string(base64Key, utf8: Base64.encode(Array(value))[...])
    }
  }
}

extension ASCIIWriter {
  /// Writes one rule as it is, several as an array.
  fileprivate mutating func write(rules: some Collection<String>) {
    guard rules.count > 1 else {
      if let rule = rules.first { write(quoted: rule) }
      return
    }
    var separator: StaticString = "["
    for rule in rules {
      write(separator)
      write(quoted: rule)
      separator = ","
    }
    write("]")
  }

  /// The most bytes a place takes, with a comma.
  fileprivate static let longestPlace = 41 + 6 * longestNumber

  @inline(__always)
  fileprivate mutating func write(
    _ place: Place, near sources: inout NearRanges, _ targets: inout NearRanges
  ) {
    write("{\"src\":[")
    write(place.source, near: &sources)
    write("],\"dst\":[")
    write(place.target, near: &targets)
    write("],\"line\":")
    write(place.position.line, ",\"col\":", place.position.column)
    write("}")
  }
}
