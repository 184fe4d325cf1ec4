internal import WinnowCore

/// Writes ASCII to memory that has room for it: what a report holds by the million should cost little each.
struct ASCIIWriter {
  private let start: UnsafeMutablePointer<UInt8>
  /// How many bytes have been written.
  private(set) var count = 0

  /// The most bytes a whole number takes, with its sign. A short one needs room for eight, whatever it takes.
  static let longestNumber = 20

  init(_ start: UnsafeMutablePointer<UInt8>) { self.start = start }

  @inline(__always)
  mutating func write(_ text: StaticString) {
    (start + count).initialize(from: text.utf8Start, count: text.utf8CodeUnitCount)
    count &+= text.utf8CodeUnitCount
  }

  @inline(__always)
  mutating func write(byte: UInt8) {
    start[count] = byte
    count &+= 1
  }

  /// Writes any text as a JSON string, which needs ``room(forQuoted:)``.
  mutating func write(quoted text: UnsafeBufferPointer<UInt8>) {
    write("\"")
    count &+= JSONSpelling.write(text, to: start + count)
    write("\"")
  }

  /// Writes any text as a JSON string, which needs ``room(forQuoted:)``.
  mutating func write(quoted text: String) {
    text.utf8.span.withUnsafeBufferPointer { write(quoted: $0) }
  }

  /// The room that a JSON string of so many bytes of text needs.
  static func room(forQuoted count: Int) -> Int { JSONSpelling.room(for: count) + 2 }

  @inline(__always)
  mutating func write(_ number: Int) {
    let magnitude = number.magnitude
    if number >= 0, magnitude < Self.block { writeFirst(magnitude) } else { writeLong(number) }
  }

  /// Writes two numbers with something between them. Two of up to four digits are written quicker so.
  @inline(__always)
  mutating func write(_ first: Int, _ between: StaticString, _ second: Int) {
    guard first | second >= 0, first < Self.halfBlock, second < Self.halfBlock else {
      write(first)
      write(between)
      return write(second)
    }
    let digits = Self.digits(ofHalves: UInt64(first) | UInt64(second) &<< 32)
    writeOwn(UInt32(truncatingIfNeeded: digits))
    write(between)
    writeOwn(UInt32(truncatingIfNeeded: digits &>> 32))
  }

  /// Writes the ends of a range with a comma between. Ranges that lie near each other are written quicker so.
  @inline(__always)
  mutating func write(_ range: Range<Int>, near ranges: inout NearRanges) {
    let (upper, lower) = UInt(bitPattern: range.lowerBound).quotientAndRemainder(dividingBy: Self.halfBlock)
    let end = lower &+ UInt(bitPattern: range.count)
    // Both ends are the same but for the last four digits, and longer.
    guard upper &- 1 < Self.block &- 1, end < Self.halfBlock else {
      write(range.lowerBound)
      write(",")
      return write(range.upperBound)
    }
    if upper != ranges.upper { ranges = NearRanges(upper: upper) }
    let digits = Self.digits(ofHalves: UInt64(lower) | UInt64(end) &<< 32)
    write(ranges, lastDigits: digits)
    write(",")
    write(ranges, lastDigits: digits &>> 32)
  }

  @inline(__always)
  private mutating func write(_ ranges: NearRanges, lastDigits: UInt64) {
    store(ranges.digits)
    count &+= ranges.digitCount
    store(lastDigits)
    count &+= 4
  }

  private mutating func writeLong(_ number: Int) {
    if number < 0 { write("-") }
    let magnitude = number.magnitude
    let (rest, last) = magnitude.quotientAndRemainder(dividingBy: Self.block)
    let (first, middle) = rest.quotientAndRemainder(dividingBy: Self.block)
    if first > 0 {
      writeFirst(first)
      writeBlock(middle)
      writeBlock(last)
    } else if rest > 0 {
      writeFirst(middle)
      writeBlock(last)
    } else {
      writeFirst(last)
    }
  }
}

// MARK: Eight digits at a time

extension ASCIIWriter {
  /// A number below this has up to eight digits.
  private static let block: UInt = 100_000_000

  /// A number below this has up to four.
  private static let halfBlock: UInt = 10_000

  /// Writes the digits that a number has, at least one.
  @inline(__always)
  private mutating func writeFirst(_ number: UInt) {
    let (digits, digitCount) = Self.ownDigits(of: number)
    store(digits)
    count &+= digitCount
  }

  /// The digits that a number has, at least one, as the bytes of a word, and how many they are.
  @inline(__always)
  fileprivate static func ownDigits(of number: UInt) -> (digits: UInt64, count: Int) {
    let digits = digits(of: number)
    let leadingZeros = min(7, digits.trailingZeroBitCount / 8)
    return (digits &>> UInt64(8 &* leadingZeros), 8 &- leadingZeros)
  }

  /// Writes a number of four digits without its leading zeros.
  @inline(__always)
  private mutating func writeOwn(_ digits: UInt32) {
    let leadingZeros = min(3, digits.trailingZeroBitCount / 8)
    store(UInt64(digits &>> UInt32(8 &* leadingZeros)))
    count &+= 4 &- leadingZeros
  }

  /// Writes eight digits, with leading zeros.
  private mutating func writeBlock(_ number: UInt) {
    store(Self.digits(of: number))
    count &+= 8
  }

  @inline(__always)
  private func store(_ digits: UInt64) {
    let text = (digits | 0x3030_3030_3030_3030).littleEndian
    UnsafeMutableRawPointer(start + count).storeBytes(of: text, as: UInt64.self)
  }

  /// The eight decimal digits of a number as the bytes of a word, the first digit lowest.
  ///
  /// The number is halved into fields of four digits, then of two, then of one. Fields are divided side by side, by
  /// multiplying with a fraction that is exact enough for their size.
  @inline(__always)
  private static func digits(of number: UInt) -> UInt64 {
    digits(ofHalves: UInt64(number / halfBlock) | UInt64(number % halfBlock) &<< 32)
  }

  /// The digits of two numbers of four digits each, of which the first is the lower half of a word.
  @inline(__always)
  private static func digits(ofHalves fours: UInt64) -> UInt64 {
    let hundreds = (fours &* 10_486) &>> 20 & 0x0000_007F_0000_007F
    let twos = hundreds | (fours &- hundreds &* 100) &<< 16
    let tens = (twos &* 103) &>> 10 & 0x000F_000F_000F_000F
    return tens | (twos &- tens &* 10) &<< 8
  }
}

/// What the ends of ranges that lie near each other begin with: the digits in front of the last four, spelled once for all.
struct NearRanges {
  /// A number less its last four digits.
  fileprivate let upper: UInt
  fileprivate let digits: UInt64
  fileprivate let digitCount: Int

  /// Knows no range yet.
  init() { self.init(upper: 0) }

  fileprivate init(upper: UInt) {
    self.upper = upper
    (digits, digitCount) = ASCIIWriter.ownDigits(of: upper)
  }
}
