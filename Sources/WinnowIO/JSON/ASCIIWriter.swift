/// Writes ASCII to memory that has room for it: what a report holds by the million should cost little each.
struct ASCIIWriter {
  private let start: UnsafeMutablePointer<UInt8>
  /// How many bytes have been written.
  private(set) var count = 0

  /// The most bytes a whole number takes, with its sign.
  static let longestNumber = 20

  init(_ start: UnsafeMutablePointer<UInt8>) { self.start = start }

  mutating func write(_ text: StaticString) {
    (start + count).update(from: text.utf8Start, count: text.utf8CodeUnitCount)
    count += text.utf8CodeUnitCount
  }

  mutating func write(_ number: Int) {
    if number < 0 { write("-") }
    var rest = number.magnitude
    var length = 1
    var limit: UInt = 10
    while rest >= limit, length < Self.longestNumber - 1 {
      length += 1
      limit = limit &* 10
    }
    for index in stride(from: count + length - 1, through: count, by: -1) {
      start[index] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    }
    count += length
  }
}
