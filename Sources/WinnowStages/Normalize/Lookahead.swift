import WinnowCore

/// Finds the next character that is not transparent, and remembers it: in a run of transparent ones each asks for the
/// same, which would otherwise take quadratic time.
struct Lookahead {
  /// Where the character that was found begins.
  private(set) var offset = 0
  private var value = Neighbour.none
  private var start = 0

  /// The first character at or behind an offset that is not transparent.
  mutating func solid(from start: Int, in bytes: Span<UInt8>) -> UInt32 {
    if start >= self.start, start <= offset { return value }
    self.start = start
    offset = start
    value = Neighbour.none
    while offset < bytes.count {
      let scalar = UTF8Scalar(bytes, at: offset)
      guard Treatment(of: scalar.value).isTransparent else {
        value = scalar.value
        return value
      }
      offset += scalar.value == 0x1B ? EscapeSequence.length(in: bytes, at: offset) : scalar.length
    }
    return value
  }
}

extension Neighbour {
  /// The character that ends before an offset.
  static func before(_ offset: Int, in bytes: Span<UInt8>) -> UInt32 {
    UTF8Scalar(bytes, endingAt: offset)?.value ?? none
  }
}
