/// Reads the values that ``ImageWriter`` wrote, where they lie: that of the program is part of its own memory.
struct ImageReader {
  private let source: StaticBytes
  private var bytes: UnsafeBufferPointer<UInt8> { source.buffer }
  /// How many bytes have been read.
  private(set) var offset = 0

  /// The bytes are not what a writer wrote.
  struct Damaged: Error {}

  init(_ bytes: StaticBytes) { source = bytes }

  /// Whether all has been read.
  var isAtEnd: Bool { offset == bytes.count }

  private mutating func byte() throws(Damaged) -> UInt8 {
    guard offset < bytes.count else { throw Damaged() }
    defer { offset += 1 }
    return bytes[offset]
  }

  mutating func word() throws(Damaged) -> UInt64 {
    var number: UInt64 = 0
    var shift: UInt64 = 0
    while true {
      let byte = try byte()
      guard shift < 64 else { throw Damaged() }
      number |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return number }
      shift += 7
    }
  }

  mutating func integer() throws(Damaged) -> Int {
    guard let number = Int(exactly: try word()) else { throw Damaged() }
    return number
  }

  mutating func double() throws(Damaged) -> Double { Double(bitPattern: try word()) }

  mutating func flag() throws(Damaged) -> Bool { try byte() != 0 }

  mutating func content() throws(Damaged) -> [UInt8] { Array(try part().buffer) }

  /// What was written as a part, or as content, where it lies.
  mutating func part() throws(Damaged) -> StaticBytes {
    let count = try integer()
    guard count <= bytes.count - offset else { throw Damaged() }
    defer { offset += count }
    return StaticBytes(buffer: UnsafeBufferPointer(rebasing: bytes[offset..<(offset + count)]))
  }

  /// Content that may be quoted from a text.
  mutating func content(quotedFrom text: UnsafeBufferPointer<UInt8>) throws(Damaged) -> [UInt8] {
    guard try flag() else { return try content() }
    let (start, count) = (try integer(), try integer())
    guard start <= text.count, count <= text.count - start else { throw Damaged() }
    return Array(text[start..<(start + count)])
  }

  mutating func text() throws(Damaged) -> String {
    String(decoding: try part().buffer, as: UTF8.self)
  }

  mutating func choice<Choice: CaseIterable>(_ type: Choice.Type) throws(Damaged) -> Choice
  where Choice.AllCases == [Choice] {
    try choice(among: type.allCases)
  }

  /// A choice whose cases are at hand: to list them takes longer than to read one.
  mutating func choice<Choice>(among cases: [Choice]) throws(Damaged) -> Choice {
    let index = try integer()
    guard index < cases.count else { throw Damaged() }
    return cases[index]
  }

  mutating func optional<Value>(
    _ body: (inout ImageReader) throws(Damaged) -> Value
  ) throws(Damaged) -> Value? {
    try flag() ? try body(&self) : nil
  }

  mutating func array<Value>(
    _ body: (inout ImageReader) throws(Damaged) -> Value
  ) throws(Damaged) -> [Value] {
    let count = try integer()
    guard count <= bytes.count - offset else { throw Damaged() }
    var values: [Value] = []
    values.reserveCapacity(count)
    for _ in 0..<count { values.append(try body(&self)) }
    return values
  }
}
