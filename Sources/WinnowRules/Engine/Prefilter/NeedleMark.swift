internal import CText

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
    let bytes = text.start.assumingMemoryBound(to: UInt8.self)
    FoundPlaces.forEach(upTo: text.count - 1) { next, places in
      winnow_find_needle_marks(bytes, next, text.count, places)
    } _: {
      body($0)
    }
  }
}
