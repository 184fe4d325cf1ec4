import WinnowCore

/// How lines are compared: without the blanks at their ends, every run of blanks as one space, and every
/// quote straight, so that it makes no difference whether the quotes stage ran before.
///
/// Most lines are spelled as they would be folded; telling so takes a few instructions for 16 bytes, and then
/// a line is hashed and compared where it lies.
enum LineFolding {
  /// Whether two lines are equal once folded.
  static func areEqual(_ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>) -> Bool {
    if left.count == right.count, left.elementsEqual(right) { return true }
    if isFolded(left), isFolded(right) { return false }
    var leftFolded: [UInt8] = []
    var rightFolded: [UInt8] = []
    fold(left, into: &leftFolded)
    fold(right, into: &rightFolded)
    return leftFolded == rightFolded
  }

  /// Whether folding would surely change nothing. A `false` says only that it might.
  static func isFolded(_ line: UnsafeBufferPointer<UInt8>) -> Bool {
    typealias Block = SIMD16<UInt8>
    let raw = UnsafeRawBufferPointer(line)
    var index = 0
    // Each block is looked at together with the one a byte further on, to see two spaces in a row.
    while index + Block.scalarCount + 1 <= raw.count {
      let block = raw.loadUnaligned(fromByteOffset: index, as: Block.self)
      let next = raw.loadUnaligned(fromByteOffset: index + 1, as: Block.self)
      let suspects =
        (block .== 0x09) .| (block .== 0xC2) .| ((block & 0xFC) .== 0xE0) .| ((block | next) .== 0x20)
      if any(suspects) { return false }
      index += Block.scalarCount
    }
    while index < raw.count {
      let byte = raw[index]
      if byte == 0x09 || byte == 0xC2 || byte & 0xFC == 0xE0 { return false }
      if byte == 0x20, index + 1 < raw.count, raw[index + 1] == 0x20 { return false }
      index += 1
    }
    return true
  }

  /// Appends the folded form of a line that is already trimmed.
  static func fold(_ line: UnsafeBufferPointer<UInt8>, into folded: inout [UInt8]) {
    let bytes = line.span
    var offset = 0
    var isAfterBlank = false
    while offset < bytes.count {
      let scalar = UTF8Scalar(bytes, at: offset)
      if Blank.contains(scalar.value) {
        if !isAfterBlank { folded.append(UInt8(ascii: " ")) }
        isAfterBlank = true
      } else {
        isAfterBlank = false
        if let quote = straightQuote(scalar.value) {
          folded.append(quote)
        } else {
          for index in offset..<(offset + scalar.length) { folded.append(bytes[index]) }
        }
      }
      offset += scalar.length
    }
  }

  private static func straightQuote(_ value: UInt32) -> UInt8? {
    switch value {
    case 0x2018...0x201B: UInt8(ascii: "'")
    case 0x201C...0x201F: UInt8(ascii: "\"")
    default: nil
    }
  }
}
