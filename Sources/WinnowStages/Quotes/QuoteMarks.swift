/// The marks that a language puts around quotations.
struct QuoteMarks {
  /// Opening and closing marks around a quotation.
  let double: (open: UInt32, close: UInt32)
  /// Opening and closing marks around a quotation within it.
  let single: (open: UInt32, close: UInt32)
  /// Whether a no-break space stands inside the guillemets.
  let isSpaced: Bool

  private init(_ double: (UInt32, UInt32), _ single: (UInt32, UInt32), isSpaced: Bool = false) {
    self.double = double
    self.single = single
    self.isSpaced = isSpaced
  }

  /// The marks of the languages that can be asked for, by code.
  ///
  /// As in the delimiters of the Unicode Common Locale Data Repository, except that French and Dutch, which have the
  /// same marks on both levels there, get different ones here, so that the levels can be told apart.
  static let all: [(language: String, marks: QuoteMarks)] = [
    ("cs", lowHigh),
    ("da", english),
    ("de", lowHigh),
    ("en", english),
    ("es", english),
    ("fi", high),
    ("fr", QuoteMarks((0xAB, 0xBB), (0x201C, 0x201D), isSpaced: true)),
    ("it", QuoteMarks((0xAB, 0xBB), (0x201C, 0x201D))),
    ("nb", norwegian),
    ("nl", english),
    ("no", norwegian),
    ("pl", QuoteMarks((0x201E, 0x201D), (0xAB, 0xBB))),
    ("pt", english),
    ("ru", QuoteMarks((0xAB, 0xBB), (0x201E, 0x201C))),
    ("sv", high),
    ("uk", QuoteMarks((0xAB, 0xBB), (0x201E, 0x201C))),
  ]

  /// The marks of a language; the English ones if it is not listed.
  static func of(language: String) -> QuoteMarks {
    all.first { $0.language == language }?.marks ?? english
  }

  private static let english = QuoteMarks((0x201C, 0x201D), (0x2018, 0x2019))
  private static let lowHigh = QuoteMarks((0x201E, 0x201C), (0x201A, 0x2018))
  private static let high = QuoteMarks((0x201D, 0x201D), (0x2019, 0x2019))
  private static let norwegian = QuoteMarks((0xAB, 0xBB), (0x2018, 0x2019))

  /// What a code point is as a quotation mark; `nil` if it is none in this language.
  ///
  /// A straight mark and what it becomes are the same, which makes the stage idempotent.
  func kind(of value: UInt32) -> QuoteKind? {
    switch value {
    case 0x22: return .double
    case 0x27: return .single
    case double.open, double.close: return .double
    case single.open, single.close: return .single
    case 0x2019, 0x2018, 0x201A, 0x201B: return .single
    case 0x201C...0x201F: return .double
    default: return nil
    }
  }
}

/// The two kinds of quotation marks: around a quotation, and around one within it, which is also the apostrophe.
enum QuoteKind {
  case double
  case single
}
