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
    (start + count).update(from: text.utf8Start, count: text.utf8CodeUnitCount)
    count &+= text.utf8CodeUnitCount
  }

  @inline(__always)
  mutating func write(byte: UInt8) {
    start[count] = byte
    count &+= 1
  }

  /// Writes bytes as they are, which may be any text.
  @inline(__always)
  mutating func write(_ text: UnsafeBufferPointer<UInt8>) {
    guard let first = text.baseAddress else { return }
    (start + count).update(from: first, count: text.count)
    count &+= text.count
  }

  @inline(__always)
  mutating func write(_ number: Int) {
    let magnitude = number.magnitude
    if number >= 0, magnitude < Self.block { writeFirst(magnitude) } else { writeLong(number) }
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

  /// Writes the digits that a number has, at least one.
  @inline(__always)
  private mutating func writeFirst(_ number: UInt) {
    let digits = Self.digits(of: number)
    let leadingZeros = min(7, digits.trailingZeroBitCount / 8)
    store(digits &>> UInt64(8 &* leadingZeros))
    count &+= 8 &- leadingZeros
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
    let fours = UInt64(number / 10_000) | UInt64(number % 10_000) &<< 32
    let hundreds = (fours &* 10_486) &>> 20 & 0x0000_007F_0000_007F
    let twos = hundreds | (fours &- hundreds &* 100) &<< 16
    let tens = (twos &* 103) &>> 10 & 0x000F_000F_000F_000F
    return tens | (twos &- tens &* 10) &<< 8
  }
}
