import WinnowCore

/// Flags of regions: a black flag, then the region's code in tag characters, which are hidden text anywhere else.
enum FlagSequence {
  /// The black flag.
  static let base: UInt32 = 0x1F3F4

  /// How many bytes of tags follow a flag at an offset: the three to seven letters and digits of a region's code and
  /// the cancel tag; 0 if they are no such code, so that a flag cannot hide a message.
  static func tagsLength(in bytes: Span<UInt8>, at start: Int) -> Int {
    var offset = start
    var count = 0
    while offset < bytes.count, count <= 7 {
      let scalar = UTF8Scalar(bytes, at: offset)
      offset += scalar.length
      switch scalar.value {
      case 0xE0030...0xE0039, 0xE0061...0xE007A: count += 1
      case 0xE007F: return count >= 3 ? offset - start : 0
      default: return 0
      }
    }
    return 0
  }
}
