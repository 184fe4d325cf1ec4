/// Appends JSON to a buffer of bytes, member by member. Commas are its business.
struct JSONWriter {
  private(set) var bytes: [UInt8] = []
  private var needsComma = false

  /// Writes what stands before a value, the comma and the key, and lets `body` write up to `room` bytes behind it.
  private mutating func begin(
    _ key: StaticString?, room: Int, _ body: (inout OutputSpan<UInt8>) -> Void
  ) {
    bytes.append(addingCapacity: (key?.utf8CodeUnitCount ?? 0) + 4 + room) { output in
      if needsComma { output.append(UInt8(ascii: ",")) }
      if let key {
        output.append(UInt8(ascii: "\""))
        key.withUTF8Buffer { for byte in $0 { output.append(byte) } }
        output.append(UInt8(ascii: "\""))
        output.append(UInt8(ascii: ":"))
      }
      body(&output)
    }
    needsComma = true
  }

  /// Writes an object, or a member that is one.
  mutating func object(_ key: StaticString? = nil, _ body: (inout JSONWriter) -> Void) {
    container(key, open: UInt8(ascii: "{"), close: UInt8(ascii: "}"), body)
  }

  /// Writes an array, or a member that is one.
  mutating func array(_ key: StaticString? = nil, _ body: (inout JSONWriter) -> Void) {
    container(key, open: UInt8(ascii: "["), close: UInt8(ascii: "]"), body)
  }

  private mutating func container(
    _ key: StaticString?, open: UInt8, close: UInt8, _ body: (inout JSONWriter) -> Void
  ) {
    begin(key, room: 1) { $0.append(open) }
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
    var value = value
    value.withUTF8 { string(key, $0) }
  }

  private mutating func string(_ key: StaticString?, _ utf8: UnsafeBufferPointer<UInt8>) {
    begin(key, room: 1) { $0.append(UInt8(ascii: "\"")) }
    JSONString.append(utf8, to: &bytes)
    bytes.append(UInt8(ascii: "\""))
  }

  /// Writes the name of a member that is not known before; its value is written next.
  mutating func key(_ name: String) {
    string(nil, name)
    bytes.append(UInt8(ascii: ":"))
    needsComma = false
  }

  /// Writes a whole number.
  mutating func number(_ key: StaticString? = nil, _ value: Int) {
    begin(key, room: 20) { output in
      if value < 0 { output.append(UInt8(ascii: "-")) }
      Self.append(digitsOf: value.magnitude, to: &output)
    }
  }

  private static func append(digitsOf value: UInt, to output: inout OutputSpan<UInt8>) {
    if value >= 10 { append(digitsOf: value / 10, to: &output) }
    output.append(UInt8(ascii: "0") + UInt8(value % 10))
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

  /// Goes on behind the bytes of a buffer, which holds all that was written once `body` is done.
  mutating func append(to output: inout [UInt8], _ body: (inout JSONWriter) -> Void) {
    swap(&bytes, &output)
    body(&self)
    swap(&bytes, &output)
  }
}
