/// Appends JSON to a buffer of bytes, member by member. Commas are its business.
struct JSONWriter {
  private(set) var bytes: [UInt8] = []
  private var needsComma = false

  /// Begins with an empty buffer.
  init() {}

  /// Goes on behind what is in a buffer.
  init(appendingTo bytes: consuming [UInt8]) { self.bytes = bytes }

  /// All that is in the buffer.
  consuming func finished() -> [UInt8] { bytes }

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
    separate()
    write(key)
    bytes.append(UInt8(ascii: "\""))
    JSONString.append(utf8, to: &bytes)
    bytes.append(UInt8(ascii: "\""))
  }

  /// Writes a string.
  mutating func string(_ key: StaticString? = nil, _ value: String) {
    string(key, utf8: Array(value.utf8)[...])
  }

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
    separate()
    write(key)
    var digits: [UInt8] = []
    var rest = value.magnitude
    repeat {
      digits.append(UInt8(ascii: "0") + UInt8(rest % 10))
      rest /= 10
    } while rest > 0
    if value < 0 { bytes.append(UInt8(ascii: "-")) }
    bytes.append(contentsOf: digits.reversed())
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

  /// Gives up what has been written, and begins again with an empty buffer.
  mutating func take() -> [UInt8] {
    defer { bytes.removeAll(keepingCapacity: true) }
    return bytes
  }
}
