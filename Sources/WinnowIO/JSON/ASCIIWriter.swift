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
    let length = Self.length(of: rest)
    var index = count + length
    while rest >= 100 {
      let pair = Int(rest % 100) * 2
      rest /= 100
      index -= 2
      start[index] = Self.digitPairs.utf8Start[pair]
      start[index + 1] = Self.digitPairs.utf8Start[pair + 1]
    }
    if rest >= 10 {
      start[index - 2] = Self.digitPairs.utf8Start[Int(rest) * 2]
      start[index - 1] = Self.digitPairs.utf8Start[Int(rest) * 2 + 1]
    } else {
      start[index - 1] = UInt8(ascii: "0") + UInt8(rest)
    }
    count += length
  }

  /// The numbers from 00 to 99.
  private static let digitPairs: StaticString = """
    00010203040506070809101112131415161718192021222324252627282930313233343536373839404142434445464748495051525354\
    5556575859606162636465666768697071727374757677787980818283848586878889909192939495969798\
    99
    """

  private static func length(of number: UInt) -> Int {
    var length = 1
    var rest = number
    while rest >= 10_000 {
      rest /= 10_000
      length += 4
    }
    return length + (rest >= 1000 ? 3 : rest >= 100 ? 2 : rest >= 10 ? 1 : 0)
  }
}
