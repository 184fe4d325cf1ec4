import Testing
import WinnowTestSupport

@Suite("The JSON Schema of the change report says what the report has")
struct ReportSchemaTests {
  private let schema: JSONSchema

  init() throws { schema = try JSONSchema(Repository.text("schemas/change-report.schema.json")) }

  /// Articles with escapes, joined edits, findings, a duplicate, and a line that is no JSON.
  private static let archive = #"""
    {"id": "a", "text": "A title\n\nThe \u201cold\u201d bridge is closed until Monday.\u00a0 \n\nAdvertisement\n\n\nThe ferry goes."}
    {"id": "b", "text": "Advertisement\nAdvertisement"}
    {"id": "c", "text": "A title\n\nThe \"old\" bridge is closed until Monday.\n\nThe ferry goes."}
    {"id": "d", "text": "The boats came in.\n\nLeave a comment"}
    no JSON

    """#

  /// The records of a report of articles of all kinds.
  private func records() throws -> [ParsedJSON] {
    let folder = try WorkFolder()
    try folder.write("a.jsonl", Self.archive)
    try folder.write("bad.txt", Array("Title\nbad".utf8) + [0xC2] + Array("\u{AD}byte \n".utf8))
    let body = (1...4).map { "Boat \($0) came in at noon, and the harbour was full of people.\n\n" }.joined()
    try folder.write(
      "end.txt", Array("\(body)Jane says\n\nNice ".utf8) + [0xFF] + Array("\nPaul says\n".utf8))
    try folder.write("bridge.txt", Repository.text("samples/bridge.txt"))
    try folder.write("in.wet", WARCSample("warcinfo", []).bytes + WARCSample.conversion("“Yes.”").bytes)
    let run = try folder.winnow(
      "a.jsonl", "bad.txt", "end.txt", "bridge.txt", "in.wet", "--output-dir", "out", "--report",
      "report.jsonl")
    #expect(run.status == 2 && run.errorText.contains("a.jsonl:5"), "\(run.errorText)")
    return try folder.text("report.jsonl").split(separator: "\n").map { try ParsedJSON(String($0)) }
  }

  @Test func `every record is as the schema says, and has no member that is not in it`() throws {
    let records = try records()
    var saved: [ParsedJSON] = []
    for name in ["start.report.jsonl", "start.check.jsonl"] {
      let text = try Repository.text("Tests/WinnowCommandTests/Snapshots/\(name)")
      saved += try text.split(separator: "\n").map { try ParsedJSON(String($0)) }
    }
    for record in records + saved {
      let violations = schema.violations(of: record)
      #expect(violations.isEmpty, "\(record): \(violations)")
    }
    let types = Set((records + saved).compactMap { $0.object?["type"]?.string })
    #expect(types.count == 8, "of nine types all but “limit” are met: \(types.sorted())")
    let members = Set(records.flatMap { $0.object?.keys.map(\.self) ?? [] })
    for name in ["parts", "removed_b64", "removed_raw", "inserted_raw", "of", "by", "skipped", "problem"] {
      #expect(members.contains(name), "no record has “\(name)”")
    }
  }

  @Test func `a record without one of its members, or of an unknown type, is refused`() throws {
    let optional: Set = [
      "id", "record", "output_format", "removed_raw", "removed_raw_b64", "inserted_raw", "inserted_raw_b64",
      "parts", "by", "problem", "skipped", "written", "of", "similarity",
    ]
    for record in try records() {
      let members = try #require(record.object)
      for name in members.keys where !optional.contains(name) {
        var rest = members
        rest[name] = nil
        #expect(!schema.violations(of: .object(rest)).isEmpty, "without \(name): \(record)")
        rest[name] = .null
        #expect(!schema.violations(of: .object(rest)).isEmpty, "\(name) is null: \(record)")
      }
      let other = members.merging(["type": .string("other")]) { $1 }
      #expect(!schema.violations(of: .object(other)).isEmpty)
    }
  }
}
