import Testing
import WinnowTestSupport

@Suite("JSON Lines archives")
struct ArchiveTests {
  private static let first = #"""
    {"id": "a", "text": "The keeper said \u201cyes\u201d twice.", "n": 1.50}
    { "n":2 , "id":7,"text" : "Nothing\/else." }

    {"id": "c", "text": "The keeper said “yes” twice!"}
    {"id": "d", "text": "Last one."}
    """#
  private static let firstCleaned = #"""
    {"id": "a", "text": "The keeper said \"yes\" twice.", "n": 1.50}
    { "n":2 , "id":7,"text" : "Nothing\/else." }

    {"id": "d", "text": "Last one."}
    """#
  private static let second = #"{"text": "Another “file”."}"# + "\n"
  private static let secondCleaned = #"{"text": "Another \"file\"."}"# + "\n"

  @Test func `duplicates go, other bytes stay, and everything comes back`() throws {
    let folder = try WorkFolder()
    try folder.write("a.jsonl", Self.first)
    let run = try folder.winnow("a.jsonl", "-o", "out.jsonl", "--report", "r.jsonl")
    #expect(run.status == 0)
    #expect(try folder.text("out.jsonl") == Self.firstCleaned)
    #expect(run.errorText.contains("4 articles, 1 cleaned, 1 duplicate"))
    #expect(try folder.text("r.jsonl").contains(#"{"type":"article","n":3,"id":"c","record":4}"#))
    let restored = try folder.winnow("restore", "r.jsonl", "out.jsonl")
    #expect(restored.outputText == Self.first)
  }

  @Test func `several archives share standard output, parted by a newline`() throws {
    let folder = try WorkFolder()
    try folder.write("a.jsonl", Self.first)
    try folder.write("b.ndjson", Self.second)
    let run = try folder.winnow("a.jsonl", "b.ndjson", "--report", "r.jsonl")
    #expect(run.outputText == Self.firstCleaned + "\n" + Self.secondCleaned)
    let restored = try folder.winnow("restore", "r.jsonl", "--output-dir", "back", input: run.output)
    #expect(restored.status == 0, "\(restored.errorText)")
    #expect(try folder.text("back/a.jsonl") == Self.first)
    #expect(try folder.text("back/b.ndjson") == Self.second)
  }

  @Test func `the fields have other names`() throws {
    let folder = try WorkFolder()
    try folder.write("a.jsonl", #"{"body": "So “it” is.", "text": "“kept”", "key": 12}"# + "\n")
    let run = try folder.winnow("--field", "body", "--id-field=key", "a.jsonl", "--report", "r.jsonl")
    #expect(run.outputText == #"{"body": "So \"it\" is.", "text": "“kept”", "key": 12}"# + "\n")
    #expect(try folder.text("r.jsonl").contains(#""id":"12""#))
  }

  @Test func `standard input is an archive when told so`() throws {
    let folder = try WorkFolder()
    let run = try folder.winnow("--input-format", "jsonl", input: Array(Self.second.utf8))
    #expect(run.outputText == Self.secondCleaned)
  }

  @Test func `in place, no record goes`() throws {
    let folder = try WorkFolder()
    try folder.write("a.jsonl", Self.first)
    #expect(try folder.winnow("-i", "a.jsonl").status == 0)
    #expect(try folder.text("a.jsonl").split(separator: "\n").count == 4)
  }

  @Test func `a bad line among many: named, kept, the others cleaned`() throws {
    let folder = try WorkFolder()
    var lines: [String] = []
    var cleaned: [String] = []
    for number in 1...600 {
      let isBad = number == 501
      lines.append(isBad ? #"{"text": “oops", "# : #"{"text": "Article \#(number) “here”."}"#)
      cleaned.append(isBad ? #"{"text": “oops", "# : #"{"text": "Article \#(number) \"here\"."}"#)
    }
    try folder.write("bad.jsonl", lines.joined(separator: "\n") + "\n")
    let run = try folder.winnow("bad.jsonl", "--report", "r.jsonl")
    #expect(run.outputText == cleaned.joined(separator: "\n") + "\n")
    #expect(run.status == 2)
    #expect(run.messages.count == 1)
    #expect(run.errorText.hasPrefix("winnow: bad.jsonl:501: not JSON; left as it is"), "\(run.errorText)")
    #expect(run.errorText.contains("600 articles, 599 cleaned, 1 failed"))
    let restored = try folder.winnow("restore", "r.jsonl", input: run.output)
    #expect(restored.outputText == lines.joined(separator: "\n") + "\n")
  }

  @Test(
    arguments: [
      (#"{"body": "x"}"#, "no field “text”; left as it is (--field names the field to clean)"),
      (#"{"text": 5}"#, "field “text” is not a string; left as it is"),
      (#"{"text": null}"#, "field “text” is not a string; left as it is"),
      ("[1, 2]", "not a JSON object; left as it is"),
    ])
  func `records that cannot be cleaned`(record: String, message: String) throws {
    let folder = try WorkFolder()
    try folder.write("a.jsonl", Self.second + record + "\n" + #"{"text": "Third “one”."}"#)
    let run = try folder.winnow("a.jsonl")
    #expect(run.outputText == Self.secondCleaned + record + "\n" + #"{"text": "Third \"one\"."}"#)
    #expect(run.messages == ["winnow: a.jsonl:2: \(message)"])
    #expect(run.status == 2)
  }
}
