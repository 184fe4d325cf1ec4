internal import WinnowCore

/// Appends JSON to a buffer of bytes, member by member. Commas are its business.
struct JSONWriter {
  private(set) var bytes: [UInt8] = []
  private var needsComma = false

  /// Writes what stands before a value, the comma and the key, and lets `body` write up to `room` bytes behind it.
  @inline(__always)
  private mutating func begin(_ key: StaticString?, room: Int, _ body: (inout ASCIIWriter) -> Void) {
    bytes.append(addingCapacity: (key?.utf8CodeUnitCount ?? 0) + 4 + room) { output in
      output.withUnsafeMutableBufferPointer { buffer, count in
        guard let start = buffer.baseAddress else { return }
        var writer = ASCIIWriter(start + count)
        if needsComma { writer.write(",") }
        if let key {
          writer.write("\"")
          writer.write(key)
          writer.write("\":")
        }
        body(&writer)
        count += writer.count
      }
    }
    needsComma = true
  }

  /// Writes values or members in one go, with commas between, as `body` spells them in up to `room` bytes.
  mutating func write(room: Int, _ body: (inout ASCIIWriter) -> Void) {
    begin(nil, room: room, body)
  }

  /// Writes an object, or a member that is one.
  mutating func object(_ key: StaticString? = nil, _ body: (inout JSONWriter) -> Void) {
    container(key, open: "{", close: UInt8(ascii: "}"), body)
  }

  /// Writes an array, or a member that is one.
  mutating func array(_ key: StaticString? = nil, _ body: (inout JSONWriter) -> Void) {
    container(key, open: "[", close: UInt8(ascii: "]"), body)
  }

  private mutating func container(
    _ key: StaticString?, open: StaticString, close: UInt8, _ body: (inout JSONWriter) -> Void
  ) {
    begin(key, room: 1) { $0.write(open) }
    needsComma = false
    body(&self)
    bytes.append(close)
    needsComma = true
  }

  /// Writes a string of valid UTF-8.
  mutating func string(_ key: StaticString? = nil, utf8: ArraySlice<UInt8>) {
    utf8.withUnsafeBufferPointer { string(key, $0) }
  }

  /// Writes a string.
  mutating func string(_ key: StaticString? = nil, _ value: String) {
    value.utf8.span.withUnsafeBufferPointer { string(key, $0) }
  }

  private mutating func string(_ key: StaticString?, _ utf8: UnsafeBufferPointer<UInt8>) {
    if utf8.count <= Self.shortString {
      return begin(key, room: ASCIIWriter.room(forQuoted: utf8.count)) { $0.write(quoted: utf8) }
    }
    begin(key, room: 1) { $0.write("\"") }
    JSONString.append(utf8, to: &bytes)
    bytes.append(UInt8(ascii: "\""))
  }

  private static let shortString = 256

  /// Writes a member of any name whose value is valid UTF-8.
  mutating func member(_ name: String, utf8 value: ArraySlice<UInt8>) {
    key(name)
    string(utf8: value)
  }

  /// Writes the name of a member that is not known before; its value is written next.
  mutating func key(_ name: String) {
    string(nil, name)
    bytes.append(UInt8(ascii: ":"))
    needsComma = false
  }

  /// Writes a whole number.
  mutating func number(_ key: StaticString? = nil, _ value: Int) {
    begin(key, room: ASCIIWriter.longestNumber) { $0.write(value) }
  }

  /// Writes a number that may have a fraction.
  mutating func number(_ key: StaticString? = nil, fraction value: Double) {
    begin(key, room: 0) { _ in }
    bytes.append(contentsOf: "\(value)".utf8)
  }

  /// Writes true or false.
  mutating func boolean(_ key: StaticString? = nil, _ value: Bool) {
    begin(key, room: 0) { _ in }
    bytes.append(contentsOf: (value ? "true" : "false").utf8)
  }

  /// Ends a line of JSON Lines.
  mutating func endLine() {
    bytes.append(UInt8(ascii: "\n"))
    needsComma = false
  }

  /// Begins a line that is an object, which says first of what type it is.
  mutating func beginRecord(_ type: StaticString) {
    begin(nil, room: type.utf8CodeUnitCount + 10) { writer in
      writer.write("{\"type\":\"")
      writer.write(type)
      writer.write("\"")
    }
  }

  /// Ends the object and the line.
  mutating func endRecord() {
    bytes.append(UInt8(ascii: "}"))
    endLine()
  }

  /// Goes on behind the bytes of a buffer, which holds all that was written once `body` is done.
  mutating func append(to output: inout [UInt8], _ body: (inout JSONWriter) -> Void) {
    swap(&bytes, &output)
    body(&self)
    swap(&bytes, &output)
  }

  /// Shows the bytes so far to somebody who may take them.
  mutating func pass(to taker: (inout [UInt8]) -> Void) { taker(&bytes) }
}
