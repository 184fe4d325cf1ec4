/// What counts as a blank inside a line: the space, the tab and the space characters of Unicode, but no line end.
public enum Blank {
  /// Whether a code point is a blank.
  public static func contains(_ value: UInt32) -> Bool {
    switch value {
    case 0x20, 0x09, 0xA0, 0x1680, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: true
    default: false
    }
  }

  /// A range without the blanks at its two ends.
  public static func trimmed(_ range: Range<Int>, in bytes: Span<UInt8>) -> Range<Int> {
    var start = range.lowerBound
    while start < range.upperBound {
      let scalar = UTF8Scalar(bytes, at: start)
      guard contains(scalar.value) else { break }
      start += scalar.length
    }
    var end = range.upperBound
    while end > start, let scalar = UTF8Scalar(bytes, endingAt: end), contains(scalar.value) {
      end -= scalar.length
    }
    return start..<max(start, end)
  }
}
