import Testing
import WinnowTestSupport

@testable import WinnowIO

@Suite("JSON values and the writer")
struct JSONValueTests {
  @Test("a value is read as it was written")
  func roundTrip() {
    forAll(seeds: 1...1000) { generator in
      var members: [String: JSONValue] = [:]
      for _ in 0..<Int.random(in: 0...4, using: &generator) {
        let key = String(decoding: RandomText.bytes(upTo: 3, using: &generator), as: UTF8.self)
        // As in JSON, a name is its code points; a Swift dictionary takes canonical equals for one.
        members[key.contains("é") || key.contains("e\u{301}") ? "é" : key] = Self.value(
          depth: 3, using: &generator)
      }
      let value = JSONValue.object(members)
      var writer = JSONWriter()
      Self.write(value, to: &writer)
      writer.endLine()
      let bytes = writer.bytes
      try require(bytes.count { $0 == 0x0A } == 1, "more than one line")
      let read = try JSONValue(bytes, JSONReader())
      try require(read == value, String(decoding: bytes, as: UTF8.self))
    }
  }

  private static func value(depth: Int, using generator: inout SeededGenerator) -> JSONValue {
    switch Int.random(in: 0..<(depth > 0 ? 6 : 4), using: &generator) {
    case 0:
      let bytes = RandomText.bytes(upTo: 6, using: &generator)
      return .string(Array(String(decoding: bytes, as: UTF8.self).utf8))
    case 1: return .number("\(Int.random(in: Int.min...Int.max, using: &generator))")
    case 2: return .boolean(Bool.random(using: &generator))
    case 3: return .number("\([Int.min, 0, Int.max, -1].randomElement(using: &generator) ?? 0)")
    case 4:
      return .array(
        (0..<Int.random(in: 0...3, using: &generator)).map { _ in value(depth: depth - 1, using: &generator) }
      )
    default: return .object(["k": value(depth: depth - 1, using: &generator)])
    }
  }

  private static func write(_ value: JSONValue, to writer: inout JSONWriter) {
    switch value {
    case .object(let members):
      writer.object { writer in
        for (key, member) in members {
          writer.key(key)
          write(member, to: &writer)
        }
      }
    case .array(let elements):
      writer.array { writer in for element in elements { write(element, to: &writer) } }
    case .string(let bytes): writer.string(nil, utf8: bytes[...])
    case .number(let digits): writer.number(nil, Int(digits) ?? 0)
    case .boolean(let value): writer.boolean(nil, value)
    case .null: break
    }
  }

  @Test("members and commas")
  func writer() {
    var writer = JSONWriter()
    for _ in 0..<2 {
      writer.object { json in
        json.string("a", "\"\n")
        json.array("b") { json in
          json.number(nil, -5)
          json.array { _ in }
          json.object { $0.boolean("c", true) }
        }
        json.number("d", fraction: 0.5)
        json.key("ключ")
        json.string(nil, "")
      }
      writer.endLine()
    }
    let line = #"{"a":"\"\n","b":[-5,[],{"c":true}],"d":0.5,"ключ":""}"# + "\n"
    #expect(String(decoding: writer.bytes, as: UTF8.self) == line + line)
  }

  @Test("a writer goes on behind the bytes of a buffer")
  func append() {
    var buffer = Array("before ".utf8)
    var writer = JSONWriter()
    writer.append(to: &buffer) { $0.number(nil, -9_223_372_036_854_775_808) }
    #expect(String(decoding: buffer, as: UTF8.self) == "before -9223372036854775808")
    #expect(writer.bytes.isEmpty)
  }

  @Test("what is nested too deep is passed over, and what stands beside it is read")
  func depth() throws {
    let deep = String(repeating: "[", count: 1_000_000) + String(repeating: "]", count: 1_000_000)
    let value = try JSONValue(Array(#"{"a":1,"deep":\#(deep),"b":2}"#.utf8), JSONReader())
    #expect(value["a"]?.integer == 1 && value["b"]?.integer == 2)
    #expect(value["deep"]?.elements?.count == 1)
  }

  @Test("accessors give what a value is, and nothing else")
  func accessors() throws {
    let json = #"{"s":"x","n":12,"f":1.5,"b":false,"z":null,"a":[1,"y"],"s":"last","\u006b":"key"}"#
    let value = try JSONValue(Array(json.utf8), JSONReader())
    #expect(value["s"]?.string == "last")
    #expect(value["k"]?.bytes == Array("key".utf8))
    #expect(value["n"]?.integer == 12)
    #expect(value["f"]?.integer == nil)
    #expect(value["n"]?.string == nil)
    #expect(value["b"]?.boolean == false)
    #expect(value["z"] == .null)
    #expect(value["a"]?.elements == [.number("1"), .string(Array("y".utf8))])
    #expect(value["a"]?["s"] == nil)
    #expect(value["none"] == nil)
  }
}

@Suite("Base64")
struct Base64Tests {
  @Test(
    "the vectors of RFC 4648",
    arguments: [
      ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="),
      ("foobar", "Zm9vYmFy"),
    ])
  func vectors(text: String, encoding: String) {
    #expect(Base64.encode(Array(text.utf8)) == Array(encoding.utf8))
    #expect(Base64.decode(Array(encoding.utf8)) == Array(text.utf8))
  }

  @Test("any bytes come back")
  func roundTrip() {
    forAll { generator in
      let count = Int.random(in: 0...70, using: &generator)
      let bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
      try require(Base64.decode(Base64.encode(bytes)) == bytes, "\(bytes)")
    }
  }

  @Test(
    "what is not Base64 is refused",
    arguments: [
      "Z", "Zg", "Zg=", "Z===", "====", "Zg==Zg==", "Zm9v=", "Zm 9v", "Zm9\n", "Zm-_", "=Zm9", "Zm=v", "é==",
    ])
  func refused(encoding: String) {
    #expect(Base64.decode(Array(encoding.utf8)) == nil)
  }
}
