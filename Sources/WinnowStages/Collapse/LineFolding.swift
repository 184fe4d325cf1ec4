internal import CText
import WinnowCore

/// How lines are compared: without the blanks at their ends, every run of blanks as one space, and every
/// quote straight, so that it makes no difference whether the quotes stage ran before.
///
/// Most lines stay as they are; they are hashed and compared where they lie.
enum LineFolding {
  /// Whether two lines are equal once folded.
  static func areEqual(_ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>) -> Bool {
    if haveSameBytes(left, right) { return true }
    if isFolded(left), isFolded(right) { return false }
    var leftFolded: [UInt8] = []
    var rightFolded: [UInt8] = []
    fold(left, into: &leftFolded)
    fold(right, into: &rightFolded)
    return leftFolded == rightFolded
  }

  /// Whether two lines are equal as they are.
  static func haveSameBytes(
    _ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    guard left.count == right.count, let one = left.baseAddress, let other = right.baseAddress else {
      return left.count == right.count
    }
    return memcmp(one, other, left.count) == 0
  }

  /// The hash of a line once folded.
  static func hash(_ line: UnsafeBufferPointer<UInt8>, scratch: inout [UInt8]) -> UInt64 {
    if isFolded(line) { return XXH3.hash64(line) }
    scratch.removeAll(keepingCapacity: true)
    fold(line, into: &scratch)
    return scratch.withUnsafeBufferPointer(XXH3.hash64)
  }

  /// The first byte at or behind an offset that folding changes: a tab, a space with another behind it, a curly quote or a
  /// blank beyond ASCII; the length of the bytes if there is none.
  static func firstSuspect(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    bytes.baseAddress.map { Int(winnow_find_foldable($0, bytes.count, start)) } ?? 0
  }

  /// Whether folding changes nothing.
  static func isFolded(_ line: UnsafeBufferPointer<UInt8>) -> Bool {
    firstSuspect(in: line, from: 0) == line.count
  }

  /// Appends the folded form of a line that is already trimmed.
  static func fold(_ line: UnsafeBufferPointer<UInt8>, into folded: inout [UInt8]) {
    let bytes = line.span
    var offset = 0
    while offset < bytes.count {
      let suspect = firstSuspect(in: line, from: offset)
      folded.append(contentsOf: UnsafeBufferPointer(rebasing: line[offset..<suspect]))
      offset = suspect
      guard offset < bytes.count else { return }
      let scalar = UTF8Scalar(bytes, at: offset)
      if Blank.contains(scalar.value) {
        if folded.last != UInt8(ascii: " ") { folded.append(UInt8(ascii: " ")) }
        offset = endOfBlanks(in: bytes, from: offset)
      } else {
        appendFolded(scalar, line[offset..<(offset + scalar.length)], to: &folded)
        offset += scalar.length
      }
    }
  }

  private static func endOfBlanks(in bytes: Span<UInt8>, from start: Int) -> Int {
    var offset = start
    while offset < bytes.count {
      let scalar = UTF8Scalar(bytes, at: offset)
      guard Blank.contains(scalar.value) else { break }
      offset += scalar.length
    }
    return offset
  }

  private static func appendFolded(
    _ scalar: UTF8Scalar, _ spelling: Slice<UnsafeBufferPointer<UInt8>>, to folded: inout [UInt8]
  ) {
    switch scalar.value {
    case 0x2018...0x201B: folded.append(UInt8(ascii: "'"))
    case 0x201C...0x201F: folded.append(UInt8(ascii: "\""))
    default: for byte in spelling { folded.append(byte) }
    }
  }
}
