import Testing

/// A line of JSON Lines and what becomes of it. In the line, `<FF>` is that byte.
struct JSONCase: Sendable, CustomTestStringConvertible {
  let line: String
  let fate: Fate

  enum Fate: Equatable, Sendable {
    /// Its text is cleaned.
    case cleaned(String)
    /// Its text is cleaned around bytes that are not UTF-8, and a message says so.
    case cleanedAround([UInt8])
    /// It passes through, with a message of this code.
    case passed(String)
    /// It is blank, and passes through.
    case blank
  }

  var testDescription: String { line.count > 60 ? "\(line.prefix(60))…" : line }

  var bytes: [UInt8] {
    var bytes: [UInt8] = []
    var rest = Array(line.utf8)[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "<"), rest.count > 2, rest[rest.startIndex + 2] == UInt8(ascii: ">"),
        let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
      {
        bytes.append(value)
        rest = rest.dropFirst(3)
      } else {
        bytes.append(byte)
      }
    }
    return bytes
  }

  private static func cases(_ fate: Fate, _ lines: [String]) -> [JSONCase] {
    lines.map { JSONCase(line: $0, fate: fate) }
  }

  private static func texts(_ pairs: [(String, String)]) -> [JSONCase] {
    pairs.map { JSONCase(line: $0.0, fate: .cleaned($0.1)) }
  }

  /// Every case. The rules are those of RFC 8259; where it leaves a choice, the case says which was made.
  static let all =
    objects + strings + encoding + values + nesting + broken + brokenNumbers + brokenStrings + others

  /// White space, members and their order; the last of members with the same name counts.
  private static let objects = texts([
    (#"{"text":"a"}"#, "a"), (#" {"text":"a"} "#, "a"), ("\t{\r\"text\" :\t\"a\"\r}\t\r", "a"),
    (#"{"x":0,"text":"a"}"#, "a"), (#"{"text":"a","x":0}"#, "a"), (#"{"":"x","text":"a"}"#, "a"),
    (#"{"text":"a","text":"b"}"#, "b"), (#"{"text":7,"text":"b"}"#, "b"),
    (#"{"x":1,"x":2,"text":"a"}"#, "a"), (#"{"Text":"x","text":"a"}"#, "a"),
    (#"{"text ":"x","text":"a"}"#, "a"), (#"{"\u0074ext":"a"}"#, "a"),
    (#"{"t\u0065\u0078t":"a"}"#, "a"), (#"{"x":"text","text":"a"}"#, "a"),
    (#"{"x":{"text":"no"},"text":"a"}"#, "a"), (#"{"x":["text","no"],"text":"a"}"#, "a"),
    (#"{"text":"{\"text\":\"b\"}"}"#, #"{"text":"b"}"#), (#"{"x":"}","text":"]{"}"#, "]{"),
    (#"{"ключ":1,"text":"a"}"#, "a"), (#"{"\ud800":1,"text":"a"}"#, "a"),
  ])

  /// Escapes; a surrogate alone reads as U+FFFD and keeps its spelling.
  private static let strings = texts([
    (#"{"text":""}"#, ""), (#"{"text":"\""}"#, "\""), (#"{"text":"\\"}"#, "\\"), (#"{"text":"\/"}"#, "/"),
    (#"{"text":"\b\f\n\r\t"}"#, "\u{8}\u{C}\n\r\t"), (#"{"text":"\u0041"}"#, "A"),
    (#"{"text":"\u00e9\u00E9"}"#, "éé"), (#"{"text":"\u0000"}"#, "\0"), (#"{"text":"\u001f"}"#, "\u{1F}"),
    (#"{"text":"\u005C\u0022"}"#, "\\\""), (#"{"text":"\\u0041"}"#, "\\u0041"), (#"{"text":"\\\\"}"#, "\\\\"),
    (#"{"text":"\uFFFF\ufffe"}"#, "\u{FFFF}\u{FFFE}"), (#"{"text":"\u2028"}"#, "\u{2028}"),
    (#"{"text":"\uFEFFa"}"#, "\u{FEFF}a"), (#"{"text":"\ud83d\ude00"}"#, "😀"),
    (#"{"text":"\uD83D\uDE00!"}"#, "😀!"), (#"{"text":"\udbff\udfff"}"#, "\u{10FFFF}"),
    (#"{"text":"\ud800"}"#, "\u{FFFD}"), (#"{"text":"\udc00"}"#, "\u{FFFD}"),
    (#"{"text":"\ude00\ud83d"}"#, "\u{FFFD}\u{FFFD}"), (#"{"text":"\ud83d\ud83d\ude00"}"#, "\u{FFFD}😀"),
    (#"{"text":"\ud83dx"}"#, "\u{FFFD}x"), (#"{"text":"\ud83d\n"}"#, "\u{FFFD}\n"),
    (#"{"text":"\ud83d\\ude00"}"#, "\u{FFFD}\\ude00"),
  ])

  /// Bytes beyond ASCII. What is not UTF-8 stays as it is where it stands in strings.
  private static let encoding =
    texts([
      (#"{"text":"é €😀"}"#, "é €😀"), ("{\"text\":\"\u{7F}\u{85}\u{A0}\"}", "\u{7F}\u{85}\u{A0}"),
      ("{\"text\":\"\u{2028}\u{2029}\"}", "\u{2028}\u{2029}"), ("{\"text\":\"\u{FEFF}\"}", "\u{FEFF}"),
      ("{\"text\":\"\u{FFFF}\u{10FFFF}\"}", "\u{FFFF}\u{10FFFF}"), ("\u{FEFF}{\"text\":\"a\"}", "a"),
    ])
    + [
      JSONCase(line: #"{"text":"a<FF>b"}"#, fate: .cleanedAround([0x61, 0xFF, 0x62])),
      JSONCase(line: #"{"text":"<E2><82>"}"#, fate: .cleanedAround([0xE2, 0x82])),
      JSONCase(line: #"{"text":"<C0><AF>"}"#, fate: .cleanedAround([0xC0, 0xAF])),
      JSONCase(line: #"{"text":"<ED><A0><80>"}"#, fate: .cleanedAround([0xED, 0xA0, 0x80])),
      JSONCase(line: #"{"text":"<F4><90><80><80>"}"#, fate: .cleanedAround([0xF4, 0x90, 0x80, 0x80])),
      JSONCase(line: #"{"text":"<C3>\n"}"#, fate: .cleanedAround([0xC3, 0x0A])),
      JSONCase(line: #"{"x":"<FF>","text":"a"}"#, fate: .cleanedAround([0x61])),
      JSONCase(line: #"{"<FF>":1,"text":"a"}"#, fate: .cleanedAround([0x61])),
    ]
    + cases(
      .passed("json.invalid"),
      [
        #"{"text":"a"<FF>}"#, #"<FF>{"text":"a"}"#, #"{"text":"a"}<FF>"#, #"{"text":<FF>"a"}"#,
        #"{"text":"\<FF>"}"#,
        #"{"text":"\u00<FF>1"}"#, #"{<C2><A0>"text":"a"}"#, #"<FE><FF>{"text":"a"}"#,
        #"{"x":1<FF>,"text":"a"}"#,
        "\u{FEFF}\u{FEFF}{\"text\":\"a\"}",
      ])

  /// Other members hold any JSON; numbers of any size and length are read over.
  private static let values = [
    "0", "-0", "1", "-1", "10", "1.5", "0.5", "-0.0", "1e5", "1E5", "1e+5", "1e-5", "1.25E-7", "0e0",
    "1e99999",
    "-1e-99999", "123456789012345678901234567890", "0.1234567890123456789012345678901234567890", "true",
    "false",
    "null", "[]", "{}", "[[]]", "[{}]", "[1,2]", "[1,\"a\",null,true,[],{}]", #"{"a":{"b":[{"c":0}]}}"#,
    "\"\"",
    "[ 1 , 2 ]", "[ ]", "{ }", String(repeating: "9", count: 5000),
  ].map { JSONCase(line: #"{"x":\#($0),"text":"a"}"#, fate: .cleaned("a")) }

  /// Depth has no limit.
  private static let nesting =
    texts([
      ("{\"x\":\(nest("[", "]", 500)),\"text\":\"a\"}", "a"),
      ("{\"x\":\(nest("[", "]", 100_000)),\"text\":\"a\"}", "a"),
      ("{\"x\":\(nest("{\"y\":", "}", 100_000, around: "0")),\"text\":\"a\"}", "a"),
    ])
    + cases(
      .passed("json.invalid"),
      [
        String(repeating: "{\"x\":", count: 100_000), "{\"x\":" + String(repeating: "[", count: 100_000),
        "{\"x\":\(nest("[", "]", 999))],\"text\":\"a\"}", "{\"x\":[\(nest("[", "]", 999)),\"text\":\"a\"}",
      ])

  private static func nest(_ open: String, _ close: String, _ depth: Int, around inside: String = "")
    -> String
  {
    String(repeating: open, count: depth) + inside + String(repeating: close, count: depth)
  }

  /// What the grammar of objects, arrays and literals does not have.
  private static let broken = cases(
    .passed("json.invalid"),
    [
      "{", "{\"", "{\"text", "{\"text\"", "{\"text\":", "{\"text\":\"a", "{\"text\":\"a\"",
      "{\"text\":\"a\",", "{]",
      "{}}", #"{"text":"a"}}"#, #"{"text":"a"},"#, #"{"text":"a"}{"text":"b"}"#, #"{"text":"a"} x"#,
      #"{"text":"a"}#"#,
      #"{"text":"a",}"#, #"{,"text":"a"}"#, #"{"text":"a",,"x":1}"#, #"{"text" "a"}"#, #"{"text"::"a"}"#,
      #"{"text":"a":"b"}"#, #"{"text":"a" "x":1}"#, #"{"text":"a";"x":1}"#, #"{text:"a"}"#, #"{'text':'a'}"#,
      #"{1:1,"text":"a"}"#, #"{null:1,"text":"a"}"#, #"{["a"]:1,"text":"a"}"#, #"{"text"}"#, #"{"text":}"#,
      #"{:"a"}"#,
      #"{"x":[1,],"text":"a"}"#, #"{"x":[,1],"text":"a"}"#, #"{"x":[1 2],"text":"a"}"#,
      #"{"x":[1,,2],"text":"a"}"#,
      #"{"x":[1:2],"text":"a"}"#, #"{"x":[,"text":"a"}"#, #"{"x":[1},"text":"a"}"#,
      #"{"x":{"y":1],"text":"a"}"#,
      #"{"x":True,"text":"a"}"#, #"{"x":TRUE,"text":"a"}"#, #"{"x":nul,"text":"a"}"#,
      #"{"x":nulll,"text":"a"}"#,
      #"{"x":undefined,"text":"a"}"#, #"{"x":truefalse,"text":"a"}"#, #"{"x":t rue,"text":"a"}"#,
      #"{"x":a,"text":"a"}"#,
      #"{"text":"a"}/**/"#, #"{/**/"text":"a"}"#, #"{"text":"a"}//"#, #"{"text":"a"#, "{\"text\":\"a\"}\u{C}",
      "\u{B}{\"text\":\"a\"}", "{\u{2028}\"text\":\"a\"}", "{\"text\":\"a\"}\u{A0}", "{\"text\":\"a\"\0}",
      "{\"text\":\"a\"}\0", "{\"text\":\"a\"}\r{\"text\":\"b\"}", "{\"x\":1\r2,\"text\":\"a\"}",
    ])

  private static let brokenNumbers = [
    "01", "-01", "00", "-", "+1", "--1", "1.", ".5", "-.5", "1.e5", "1e", "1e+", "1E-", "1e5.5", "1.2.3",
    "0x10", "0b1",
    "1_000", "1,000", "1 000", "１", "NaN", "-NaN", "Infinity", "-Infinity", "inf", "1a", "1\"", "-a", "1e1e1",
    "0.0.0",
    "1/2", "-0x1", "2.e3", "9.e+", "1+1", "(1)", "1f", "$1",
  ].filter { $0 != "1,000" }.map {
    JSONCase(line: #"{"x":\#($0),"text":"a"}"#, fate: .passed("json.invalid"))
  }

  private static let brokenStrings = cases(
    .passed("json.invalid"),
    [
      #"{"text":"\x"}"#, #"{"text":"\'"}"#, #"{"text":"\a"}"#, #"{"text":"\0"}"#, #"{"text":"\U0041"}"#,
      #"{"text":"\ "}"#,
      #"{"text":"\u"}"#, #"{"text":"\u1"}"#, #"{"text":"\u12"}"#, #"{"text":"\u123"}"#, #"{"text":"\u12G4"}"#,
      #"{"text":"\u 041"}"#, #"{"text":"\u+041"}"#, #"{"text":"\uD83D\u"}"#, #"{"text":"\uD83D\uDE0"}"#,
      #"{"text":"\"}"#,
      #"{"text":"\\\"}"#, #"{"te\xt":1,"text":"a"}"#, "{\"text\":\"\t\"}", "{\"text\":\"\r\"}",
      "{\"text\":\"\0\"}",
      "{\"text\":\"\u{1}\"}", "{\"text\":\"\u{1F}\"}", "{\"x\":\"\u{8}\",\"text\":\"a\"}", #"{"text":a}"#,
      #"{"text":"a"b}"#,
      #"{"text":"a""b"}"#, #"{"text":'a'}"#, "{\"text\":“a”}", #"{"text":"a" b"}"#,
      "{\"\u{1}\":1,\"text\":\"a\"}",
    ])

  /// JSON that is no article.
  private static let others =
    cases(.blank, ["", " ", "\t\r ", "\u{FEFF}"])
    + cases(
      .passed("json.invalid"),
      [
        "[]", #"["text","a"]"#, "1", "null", "true", #""text""#, "text", #"[{"text":"a"}]"#, ":", ",", "]",
        "\\", "\"", "\0",
      ])
    + cases(
      .passed("json.field-missing"),
      ["{}", #"{"x":"a"}"#, #"{"TEXT":"a"}"#, #"{"x":{"text":"a"}}"#, #"{"te":1,"xt":2}"#])
    + cases(
      .passed("json.field-type"),
      [
        #"{"text":1}"#, #"{"text":null}"#, #"{"text":true}"#, #"{"text":["a"]}"#, #"{"text":{"text":"a"}}"#,
        #"{"text":"a","text":[]}"#,
      ])
}
