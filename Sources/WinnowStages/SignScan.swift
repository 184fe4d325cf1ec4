internal import CText
import WinnowCore

/// Searches for the few signs that a stage has to look at, in text of which most bytes are none.
enum SignScan {
  /// The offset of the first byte at or behind `start` that normalize has to look at; the length of the bytes if there is
  /// none.
  ///
  /// That is where a code point begins that ``Treatment`` does not keep, or the black flag; and an LF if a blank or a control
  /// character other than an LF stands in front of it, with or without a CR between.
  static func firstUnusual(in bytes: Span<UInt8>, from start: Int) -> Int {
    ByteScan.search(bytes, start) { Int(winnow_find_unusual($0, $1, $2)) }
  }

  /// Calls a body with every code point that is U+02BC or one of those wanted, and its offset, in order.
  ///
  /// - Parameter wanted: for each code point from U+2000 to U+203F a bit, the first one lowest.
  static func forEachMark(_ wanted: UInt64, in bytes: Span<UInt8>, _ body: (UInt32, Int) -> Void) {
    withUnsafeTemporaryAllocation(of: Int.self, capacity: marksAtOnce) { places in
      var start = 0
      while start < bytes.count {
        let found = marks(wanted, in: bytes, from: start, to: places)
        for number in 0..<found { body(mark(in: bytes, at: places[number]), places[number]) }
        if found < places.count { return }
        start = places[found - 1] + 1
      }
    }
  }

  /// The code point of a mark that was found.
  @inline(__always)
  private static func mark(in bytes: Span<UInt8>, at offset: Int) -> UInt32 {
    // In UTF-8, U+2000 to U+203F differ in the last six bits of their third byte.
    bytes[offset] == 0xE2 ? 0x2000 | UInt32(bytes[offset + 2] & 0x3F) : 0x02BC
  }

  /// So many offsets are asked for at a time.
  static let marksAtOnce = 64

  private static func marks(
    _ wanted: UInt64, in bytes: Span<UInt8>, from start: Int, to places: UnsafeMutableBufferPointer<Int>
  ) -> Int {
    places.withMemoryRebound(to: UInt.self) { places in
      guard let target = places.baseAddress else { return 0 }
      return ByteScan.search(bytes, start) {
        Int(winnow_find_marks($0, $1, $2, wanted, target, places.count))
      }
    }
  }
}
