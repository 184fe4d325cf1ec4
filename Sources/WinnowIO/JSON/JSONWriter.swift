/// Appends JSON to a buffer of bytes, member by member. Commas are its business.
struct JSONWriter {
  private(set) var bytes: [UInt8] = []
  private var needsComma = false

  private mutating func separate() {
    if needsComma { bytes.append(UInt8(ascii: ",")) }
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
    separate()
    write(key)
    bytes.append(open)
    needsComma = false
    body(&self)
    bytes.append(close)
    needsComma = true
  }

  private mutating func write(_ key: StaticString?) {
    guard let key else { return }
    bytes.append(UInt8(ascii: "\""))
    key.withUTF8Buffer { bytes.append(contentsOf: $0) }
    bytes.append(UInt8(ascii: "\""))
    bytes.append(UInt8(ascii: ":"))
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
    separate()
    write(key)
    bytes.append(UInt8(ascii: "\""))
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
    separate()
    write(key)
    if value < 0 { bytes.append(UInt8(ascii: "-")) }
    append(digitsOf: value.magnitude)
  }

  private mutating func append(digitsOf value: UInt) {
    if value >= 10 { append(digitsOf: value / 10) }
    bytes.append(UInt8(ascii: "0") + UInt8(value % 10))
  }

  /// Writes a number that may have a fraction.
  mutating func number(_ key: StaticString? = nil, fraction value: Double) {
    separate()
    write(key)
    bytes.append(contentsOf: "\(value)".utf8)
  }

  /// Writes true or false.
  mutating func boolean(_ key: StaticString? = nil, _ value: Bool) {
    separate()
    write(key)
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
