/// Signs that are rare in prose, and in nearly every needle that is short: `/AFP`, `pic:`, `© `.
///
/// A short needle would let no search make long strides. One that has such a sign is looked for at these signs instead,
/// and they are found many bytes at a time.
enum NeedleMark {
  /// Whether a folded byte is such a sign, or begins one.
  static func contains(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "/"), UInt8(ascii: ":"), UInt8(ascii: ";"): true
    // Brackets of any form, the bar and the tilde. A sign of Latin-1, such as ©, begins with the last.
    case 0x7B...0x7F, 0xC2: true
    default: false
    }
  }

  /// Calls the body with the offset of each sign in a text.
  @inline(__always)
  static func forEach(in text: FoldedText, _ body: (Int) -> Void) {
    var offset = 0
    while offset < text.count {
      let words = unsafeBitCast(marks(in: text.load(at: offset, as: Block.self)), to: SIMD2<UInt64>.self)
      if words[0] | words[1] != 0 {
        forEach(words[0], at: offset, before: text.count, body)
        forEach(words[1], at: offset &+ 8, before: text.count, body)
      }
      offset &+= Block.scalarCount
    }
  }

  /// Calls the body with the offset of each marked byte of eight; not with those behind the text, which are read too.
  @inline(__always)
  private static func forEach(_ word: UInt64, at start: Int, before end: Int, _ body: (Int) -> Void) {
    var marks = UInt64(littleEndian: word) & 0x8080_8080_8080_8080
    while marks != 0 {
      let offset = start &+ marks.trailingZeroBitCount / 8
      if offset < end { body(offset) }
      marks &= marks &- 1
    }
  }

  private typealias Block = SIMD16<UInt8>

  /// All bits of each byte that is such a sign.
  @inline(__always)
  private static func marks(in block: Block) -> SIMDMask<SIMD16<Int8>> {
    let pairs = block & Block(repeating: 0xFE)
    // Seen with signs, what is not ASCII is less than all that is.
    let signed = unsafeBitCast(block, to: SIMD16<Int8>.self)
    return pairs .== Block(repeating: 0x28) .| pairs .== Block(repeating: 0x3A)
      .| block .== Block(repeating: 0x2F) .| block .== Block(repeating: 0xC2)
      .| signed .> SIMD16<Int8>(repeating: 0x7A)
  }
}
