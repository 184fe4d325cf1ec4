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

  /// The offset of the first code point at or behind `start` that is U+02BC or one of those wanted; the length of the bytes
  /// if there is none.
  ///
  /// - Parameter wanted: for each code point from U+2000 to U+203F a bit, the first one lowest.
  static func firstMark(_ wanted: UInt64, in bytes: Span<UInt8>, from start: Int) -> Int {
    ByteScan.search(bytes, start) { Int(winnow_find_mark($0, $1, $2, wanted)) }
  }
}
