import Testing
import WinnowTestSupport

@testable import WinnowIO

@Suite("JSON reader")
struct JSONReaderTests {
  static let valid: [String] = [
    "{}", " \t\r\n{ } \n", #"{"a":1}"#, #"{"a" : -0}"#, #"{"a":0.5}"#, #"{"a":1e5}"#, #"{"a":1E+5}"#,
    #"{"a":1.25e-7}"#,
    #"{"a":1e99999}"#, #"{"a":-1e-99999}"#, #"{"a":true,"b":false,"c":null}"#, #"{"a":[]}"#,
    #"{"a":[1,[2],{"b":3}]}"#,
    #"{"a":{"b":{}}}"#, #"{"a":1,"a":2}"#, #"{"":""}"#, #"{"a":"\"\\\/\b\f\n\r\t\u00e9"}"#,
    #"{"a":"\ud83d"}"#,
    #"{"a":"\ude00\ud83d"}"#, #"{"\ud83d":1}"#, #"{"a":"\u0000"}"#, "{\"a\":\"\u{7F}\u{2028}\u{FEFF}\"}",
    "{\"a\" \n:\r\n[ 1\t, 2 ] }", #"{"a":"}"}"#, #"{"a":"\\"}"#, #"{"a":"\\\""}"#,
  ]

  @Test("JSON is accepted", arguments: valid)
  func accepted(json: String) throws {
    let bytes = Array(json.utf8)
    let reader = JSONReader()
    try reader.read(0..<bytes.count, of: bytes) { token in
      #expect(token.range.lowerBound >= 0 && token.range.upperBound <= bytes.count)
    }
    #expect(!reader.hasInvalidUTF8)
  }

  static let invalid: [String] = [
    "{", "}", "{]", #"{"a"}"#, #"{"a":}"#, #"{"a":1"#, #"{"a":1,}"#, #"{,"a":1}"#, #"{"a":1,,"b":2}"#,
    #"{"a" 1}"#,
    #"{"a":1 "b":2}"#, #"{"a"::1}"#, #"{"a":1:2}"#, #"{a:1}"#, #"{'a':1}"#, #"{1:1}"#, #"{"a":"x}"#,
    #"{"a":[1}"#,
    #"{"a":[1]]}"#, #"{"a":[1,]}"#, #"{"a":[,1]}"#, #"{"a":[1 2]}"#, #"{"a":[}]}"#, #"{"a":{]}}"#,
    #"{"a":1}}"#,
    #"{"a":1}{"b":2}"#, #"{"a":1} x"#, #"{"a":1} 1"#, #"{"a":1},"#,
    #"{"a":01}"#, #"{"a":-}"#, #"{"a":+1}"#, #"{"a":1.}"#, #"{"a":.5}"#, #"{"a":-.5}"#, #"{"a":1e}"#,
    #"{"a":1e+}"#,
    #"{"a":1.e5}"#, #"{"a":0x10}"#, #"{"a":1_000}"#, #"{"a":--1}"#, #"{"a":-01}"#, #"{"a":00}"#,
    #"{"a":1.2.3}"#,
    #"{"a":NaN}"#, #"{"a":Infinity}"#, #"{"a":-Infinity}"#, #"{"a":1a}"#, #"{"a":1"b"}"#, #"{"a":"b"1}"#,
    #"{"a":nulll}"#, #"{"a":nul}"#, #"{"a":tru}"#, #"{"a":True}"#, #"{"a":truefalse}"#, #"{"a":fals e}"#,
    #"{"a":true"b"}"#,
    #"{"a":"\x"}"#, #"{"a":"\u12"}"#, #"{"a":"\u12G4"}"#, #"{"a":"\u"}"#, #"{"a":"\U0041"}"#, #"{"a":"\'"}"#,
    #"{"a":"\"}"#, #"{"\x":1}"#, "{\"a\":\"\\\0\"}", "{\"a\":\"\n\"}", "{\"a\":\"\t\"}", "{\"a\":\"\0\"}",
    "{\"a\":\"\u{1F}\"}", "{\"a\":1\0}", "{\u{A0}\"a\":1}", "{\"a\":1}\u{FEFF}", "{\"a\":1}\u{C}",
    "{/* */\"a\":1}",
    "{\"a\":1}//", "{\"a\":\u{2028}1}",
  ]

  @Test("what is not JSON is refused", arguments: invalid)
  func refused(json: String) {
    #expect(failure(of: Array(json.utf8)).map(Self.isInvalid) == true)
  }

  @Test("nesting 100,000 deep and numbers of 5,000 digits are read")
  func extremes() {
    func repeated(_ piece: String, _ count: Int = 100_000) -> String {
      String(repeating: piece, count: count)
    }
    let valid = [
      "{\"a\":\(repeated("["))\(repeated("]"))}", "\(repeated("{\"a\":"))1\(repeated("}"))",
      "{\"a\":\(repeated("9", 5000))}", "{\"a\":0.\(repeated("0", 5000))1}",
    ]
    for json in valid { #expect(failure(of: Array(json.utf8)) == nil, "\(json.prefix(20))") }
    for json in [repeated("{\"a\":"), "{\"a\":\(repeated("["))}"] {
      #expect(failure(of: Array(json.utf8)).map(Self.isInvalid) == true, "\(json.prefix(20))")
    }
  }

  @Test(
    "JSON of another kind is no object",
    arguments: ["[]", "1", "null", "\"a\"", "true", " [{}]", "\u{FEFF}{}", "x", ",", "]"])
  func noObject(json: String) {
    #expect(failure(of: Array(json.utf8)) == .notAnObject)
  }

  @Test("nothing is no JSON", arguments: ["", " ", "\r\n\t "])
  func nothing(json: String) {
    #expect(failure(of: Array(json.utf8)) != nil)
  }

  @Test("tokens are where they stand, strings and keys between their quotes")
  func ranges() throws {
    let json = #" {"k\n" : "v\"w", "n": -1.5 ,"l":[true,{"x":null}] }  "#
    let bytes = Array("##\(json)".utf8)
    var tokens: [String] = []
    try JSONReader().read(2..<bytes.count, of: bytes) { token in
      tokens.append(
        "\(token.depth) \(String(decoding: bytes[token.range], as: UTF8.self))\(token.hasEscapes ? " \\" : "")"
      )
    }
    let expected = [
      "0 {", #"1 k\n \"#, #"1 v\"w \"#, "1 n", "1 -1.5", "1 l", "1 [", "2 true", "2 {", "3 x", "3 null",
      "2 }", "1 ]", "0 }",
    ]
    #expect(tokens == expected)
  }

  @Test(
    "bytes that are not UTF-8 are read inside of strings, and tokens keep their places", arguments: [0, 300])
  func invalidUTF8(padding: Int) throws {
    var bytes = Array("xx{\"a\":\"".utf8) + [0xFF, 0xC3, 0xED, 0xA0, 0x80] + Array("\",\"b\":\"y\"}".utf8)
    bytes.reserveCapacity(bytes.count + padding)
    let reader = JSONReader()
    var values: [[UInt8]] = []
    try reader.read(2..<bytes.count, of: bytes) { token in
      if token.depth == 1 { values.append(Array(bytes[token.range])) }
    }
    #expect(values == [[0x61], [0xFF, 0xC3, 0xED, 0xA0, 0x80], [0x62], [0x79]])
    #expect(reader.hasInvalidUTF8)
    try reader.read(0..<2, of: Array("{}".utf8)) { _ in }
    #expect(!reader.hasInvalidUTF8, "the next object is judged anew")
  }

  @Test(
    "bytes that are not UTF-8 are refused outside of strings",
    arguments: [
      "{\"a\":#1}", "{\"a\":1#}", "{#\"a\":1}", "{\"a\":tru#}", "{\"a\":1}#", "{\"a\":\"\\#\"}",
      "{\"a\":\"\\u12#4\"}",
    ])
  func invalidUTF8Outside(json: String) {
    let bytes = json.utf8.map { $0 == UInt8(ascii: "#") ? 0xFF : $0 }
    #expect(failure(of: bytes).map(Self.isInvalid) == true)
  }

  @Test("a reader that failed, or grew, reads on")
  func reuse() throws {
    let reader = JSONReader()
    for json in [
      "{\"a\":1}", "{\"a\":", "{\"a\":\"\(String(repeating: "x", count: 50_000))\"}", "[]", "{\"b\":2}",
    ] {
      let bytes = Array(json.utf8)
      do throws(JSONReader.Failure) {
        var count = 0
        try reader.read(0..<bytes.count, of: bytes) { _ in count += 1 }
        #expect(count == 4)
      } catch {
        #expect(json == "{\"a\":" || json == "[]")
      }
    }
  }

  private func failure(of bytes: [UInt8]) -> JSONReader.Failure? {
    do throws(JSONReader.Failure) {
      try JSONReader().read(0..<bytes.count, of: bytes) { _ in }
      return nil
    } catch {
      return error
    }
  }

  private static func isInvalid(_ failure: JSONReader.Failure) -> Bool {
    if case .invalid(let message) = failure { !message.isEmpty } else { failure == .notAnObject }
  }
}
