/// Writes values one behind the other, so that ``ImageReader`` reads them back.
struct ImageWriter {
  private(set) var bytes: [UInt8] = []

  /// Writes a number in groups of seven bits, the lowest first, each but the last with the high bit.
  mutating func write(_ number: UInt64) {
    var rest = number
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  /// Writes a number that is not negative.
  mutating func write(_ number: Int) { write(UInt64(number)) }

  mutating func write(_ number: Double) { write(number.bitPattern) }

  mutating func write(_ flag: Bool) { bytes.append(flag ? 1 : 0) }

  mutating func write(_ content: [UInt8]) {
    write(content.count)
    bytes += content
  }

  /// Writes content, or where it stands in a text that the reader has too.
  mutating func write(_ content: [UInt8], quotedFrom text: [UInt8]) {
    let start = text.indices.first { text[$0] == content.first && text[$0...].starts(with: content) }
    write(start != nil)
    guard let start else { return write(content) }
    write(start)
    write(content.count)
  }

  mutating func write(_ text: String) { write(Array(text.utf8)) }

  /// Writes a case by its place among all.
  mutating func write<Choice: CaseIterable & Equatable>(_ choice: Choice) {
    for (index, other) in Choice.allCases.enumerated() where other == choice { write(index) }
  }

  mutating func write<Value>(_ value: Value?, _ body: (inout ImageWriter, Value) -> Void) {
    write(value != nil)
    if let value { body(&self, value) }
  }

  mutating func write<Value>(_ values: [Value], _ body: (inout ImageWriter, Value) -> Void) {
    write(values.count)
    for value in values { body(&self, value) }
  }

  /// Writes a part that a reader may step over.
  mutating func writePart(_ body: (inout ImageWriter) -> Void) {
    var part = ImageWriter()
    body(&part)
    write(part.bytes)
  }
}
