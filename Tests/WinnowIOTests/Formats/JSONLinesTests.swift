import Testing
import WinnowCore
import WinnowIO
import WinnowTestSupport

@Suite("JSON Lines")
struct JSONLinesTests {
  let verifier = FormatVerifier(JSONLines())

  @Test(
    "lines are records",
    arguments: [
      ("", []),
      (#"{"text":"a"}"#, ["1 - a"]),
      ("{\"text\":\"a\"}\n{\"text\":\"b\"}\n", ["1 - a", "2 - b"]),
      ("{\"text\":\"a\"}\r\n{\"text\":\"b\"}\r\n", ["1 - a", "2 - b"]),
      (
        "\n\n{\"text\":\"a\"}\n \t\r\n{\"text\":\"b\"}",
        ["1 filler", "3 - a", "4 filler", "5 - b"]
      ),
      ("\u{FEFF}{\"text\":\"a\"}\n\u{FEFF}{\"text\":\"b\"}\n", ["1 - a", "2 json.invalid"]),
      ("\u{FEFF}", ["1 filler"]), ("\u{FEFF}\n", ["1 filler"]), ("\n", ["1 filler"]),
      (" {\"text\" : \"a\" } \n", ["1 - a"]),
    ] as [(String, [String])])
  func lines(stream: String, expected: [String]) throws {
    #expect(try verifier.words(stream) == expected)
  }

  @Test(
    "members are found by their names",
    arguments: [
      (#"{"id":"x","text":"a"}"#, "1 x a"), (#"{"text":"a","id":7}"#, "1 7 a"),
      (#"{"text":"a","id":-1.50e3}"#, "1 -1.50e3 a"),
      (#"{"text":"a","id":null}"#, "1 - a"), (#"{"text":"a","id":["x"]}"#, "1 - a"),
      (#"{"text":"a","id":"\u0078\n"}"#, "1 x\n a"),
      (#"{"text":"a","text":"b"}"#, "1 - b"), (#"{"id":"x","id":"y","text":"a"}"#, "1 y a"),
      (#"{"text":1,"text":"b"}"#, "1 - b"), (#"{"text":"b","text":1}"#, "1 json.field-type"),
      (#"{"t\u0065xt":"a"}"#, "1 - a"), (#"{"\u0074\u0065\u0078\u0074":"a","\u0069d":"x"}"#, "1 x a"),
      (#"{"Text":"a"}"#, "1 json.field-missing"), ("{}", "1 json.field-missing"),
      (#"{"meta":{"text":"a"}}"#, "1 json.field-missing"), (#"{"a":["text","b"]}"#, "1 json.field-missing"),
      (#"{"meta":{"text":"a","id":"y"},"text":"b","id":"x"}"#, "1 x b"),
      (#"{"a":"text","text":"b"}"#, "1 - b"),
      (#"{"text":null}"#, "1 json.field-type"), (#"{"text":["a"]}"#, "1 json.field-type"),
      (#"{"text":{"text":"a"}}"#, "1 json.field-type"), (#"{"text":true}"#, "1 json.field-type"),
      (#"{"text":""}"#, "1 - "), (#"{"text":"a\\\"\n\u00e9😀"}"#, "1 - a\\\"\né😀"),
      (#"{"text":"a"} x"#, "1 json.invalid"), (#"["text","a"]"#, "1 json.invalid"),
      ("text", "1 json.invalid"),
      (#"{"text":"a"#, "1 json.invalid"), (#"{"text":"\x"}"#, "1 json.invalid"),
      (#"{"text":"a",}"#, "1 json.invalid"),
    ])
  func members(line: String, expected: String) throws {
    #expect(try verifier.words(line) == [expected])
  }

  @Test(
    "an escape that JSON does not have loses no member's check, however long it is",
    arguments: [#"\x"#, #"\u12"#, #"\ud83d\u0g"#], [0, 16, 256, 257])
  func invalidEscapes(escape: String, length: Int) throws {
    let long = String(repeating: "x", count: length)
    for string in [escape + long, long + escape, long + escape + long] {
      for line in [
        #"{"text":"\#(string)"}"#, #"{"other":"\#(string)","text":"a"}"#, #"{"id":"\#(string)","text":"a"}"#,
        #"{"text":"\#(string)","text":"a"}"#, #"{"text":"a","other":["\#(string)"]}"#,
      ] {
        #expect(try verifier.words(line) == ["1 json.invalid"], "\(line)")
      }
    }
    let valid = #"{"other":"\n\#(long)\u00e9","id":"\#(long)\/","text":"\#(long)\t\#(long)"}"#
    #expect(try verifier.words(valid) == ["1 \(long)/ \(long)\t\(long)"])
  }

  @Test("line ends of the text are found however they are spelled")
  func linesOfText() throws {
    let line = #"{"text":"a\nb\r\nc\u000ad\u000d\u000A\r\\n\n\n e"}"#
    #expect(try verifier.words(line) == ["1 - a\nb\r\nc\nd\r\n\r\\n\n\n e"])
    forAll { generator in
      let line =
        Array(#"{"text":""#.utf8) + JSONStringTests.randomSpelling(using: &generator) + Array(#""}"#.utf8)
      // The verifier compares the lines that the format knows with those that are in the text.
      let texts = try verifier.records(of: line).map(\.text)
      try require(texts.count == 1 && texts[0] != nil, String(decoding: line, as: UTF8.self))
    }
  }

  @Test("what was searched for the end of a line is not searched again")
  func searched() {
    let format = JSONLines()
    let buffer = Array("ab\ncd".utf8)
    func whole(behind searched: Int, isAtEnd: Bool) -> WholeRecords {
      format.wholeRecords(in: buffer.span, behind: searched, isAtEnd: isAtEnd)
    }
    #expect(whole(behind: 0, isAtEnd: false) == WholeRecords(length: 3, lineEnds: 1))
    #expect(whole(behind: 3, isAtEnd: false) == WholeRecords(length: 0))
    #expect(whole(behind: 5, isAtEnd: true) == WholeRecords(length: 5, lineEnds: 1))
  }

  @Test("the end of the last line is found wherever it is")
  func endOfLastLine() {
    forAll { generator in
      var buffer = [UInt8](repeating: 0x61, count: Int.random(in: 0...1100, using: &generator))
      for _ in 0..<Int.random(in: 0...3, using: &generator) where !buffer.isEmpty {
        buffer[Int.random(in: 0..<buffer.count, using: &generator)] = 0x0A
      }
      let end = buffer.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
      let searched = Int.random(in: 0...buffer.count, using: &generator)
      let whole = JSONLines().wholeRecords(in: buffer.span, behind: searched, isAtEnd: false)
      let expected =
        end > searched
        ? WholeRecords(length: end, lineEnds: buffer.count { $0 == 0x0A }) : WholeRecords(length: 0)
      try require(whole == expected, "\(whole), not \(expected), behind \(searched) of \(buffer)")
    }
  }

  @Test("a chunk holds so many lines at the most, and empty ones are one record", arguments: [7, 1 << 20])
  func manyLines(pieceSize: Int) throws {
    let lines = 40_000
    let bytes = Array((String(repeating: "\n", count: lines) + "{\"text\":\"a\"}\n").utf8)
    let source = MemorySource(bytes, pieceSize: pieceSize)
    let reader = ChunkReader(source, path: "a", format: JSONLines(), maximumRecord: 1 << 20)
    var count = 0
    while let chunk = try reader.next() {
      let records = JSONLines().records(in: chunk)
      #expect(chunk.bytes.count(where: { $0 == 0x0A }) <= 16_384)
      #expect(records.count <= 2)
      #expect(records.last { $0.isArticle }?.line ?? lines + 1 == lines + 1)
      count += chunk.bytes.count
    }
    #expect(count == bytes.count)
  }

  @Test("other fields are named by options, escapes and non-ASCII included")
  func fields() throws {
    let verifier = FormatVerifier(JSONLines(field: "körper", idField: "url"))
    let stream = #"{"text":"no","url":"u","k\u00f6rper":"yes"}"# + "\n" + #"{"körper":"also"}"#
    #expect(try verifier.words(stream) == ["1 u yes", "2 - also"])
  }

  @Test("a record that cannot be read does not stop the others")
  func failures() throws {
    let stream = "{\"text\":\"a\"}\nnot json\n{\"text\":5}\n{\"text\":\"b\"}\n"
    let records = try verifier.records(of: Array(stream.utf8))
    #expect(records.map(\.description) == ["1 - a", "2 json.invalid", "3 json.field-type", "4 - b"])
    #expect(records[1].problem?.line == 2)
    #expect(records[1].problem?.message.contains("left as it is") == true)
    #expect(records[2].problem?.description.contains(":3: field “text” is not a string") == true)
  }

  @Test("bytes that are not UTF-8 are kept inside of strings")
  func invalidUTF8() throws {
    let good =
      Array("{\"id\":\"".utf8) + [0xC3] + Array("\",\"text\":\"a".utf8) + [0xFF] + Array("\\n\"}\n".utf8)
    let records = try verifier.records(of: good + Array("{\"text\":\"b\"".utf8) + [0xFF] + Array("}\n".utf8))
    #expect(records.map(\.text) == [[0x61, 0xFF, 0x0A], nil])
    #expect(records.first?.id == "\u{FFFD}")
    #expect(records.last?.problem?.code == "json.invalid")
  }

  @Test("random lines, broken or not, give the same records whatever the chunk size")
  func random() {
    let pieces = [
      "{\"text\":\"", "\"}", "\n", "\r\n", "a", "\\n", "{\"id\":1,\"text\":\"x\"}\n", "\\", "\"", "}", "{",
      " ", "\u{FEFF}",
    ].map { Array($0.utf8) }
    let verifier = FormatVerifier(JSONLines(), chunkSizes: [1, 2, 7, 64, 4096])
    forAll(seeds: 1...60) { generator in
      var bytes: [UInt8] = []
      for _ in 0..<Int.random(in: 0...40, using: &generator) {
        bytes += pieces.randomElement(using: &generator) ?? []
        if Int.random(in: 0..<20, using: &generator) == 0 { bytes.append(0xFF) }
      }
      _ = try verifier.records(of: bytes)
    }
  }
}
