import WinnowCore

/// A quotation mark in a text, straight or not, with what stands beside it.
///
/// Neighbours are looked for past other quotation marks, so they are the same before and after marks are made curly.
struct QuoteToken {
  let range: Range<Int>
  let value: UInt32
  let kind: QuoteKind
  var before = QuoteNeighbour.gap
  var after = QuoteNeighbour.gap

  /// Whether the stage may replace it.
  var isStraight: Bool { value == 0x22 || value == 0x27 }

  /// What the mark says by itself: a guillemet looks one way.
  func fixedRole(in marks: QuoteMarks) -> QuoteRole? {
    guard value == 0xAB || value == 0xBB else { return nil }
    return value == marks.double.open || value == marks.single.open ? .opening : .closing
  }
}

/// What a quotation mark does.
enum QuoteRole {
  case opening
  case closing
  case apostrophe
  /// Feet, inches, and what cannot be decided.
  case undecided
}

/// The words that begin with an apostrophe and the decades, where no quotation begins.
enum Elision {
  private static let words = [
    "tis", "tisn", "twas", "twasn", "twere", "twill", "twould", "em", "til", "n", "nuff", "t", "s",
  ]
  .map { Array($0.utf8) }

  /// Whether a word that has lost its beginning stands at an offset.
  static func begins(at start: Int, in bytes: Span<UInt8>) -> Bool {
    decade(at: start, in: bytes) || word(at: start, in: bytes)
  }

  /// Two digits, perhaps with an `s`.
  private static func decade(at start: Int, in bytes: Span<UInt8>) -> Bool {
    guard isDigit(bytes, start), isDigit(bytes, start + 1) else { return false }
    let end = start + 2 < bytes.count && bytes[start + 2] == UInt8(ascii: "s") ? start + 3 : start + 2
    return !isWord(bytes, end)
  }

  private static func word(at start: Int, in bytes: Span<UInt8>) -> Bool {
    var end = start
    while end < bytes.count, end - start < 8, bytes[end] | 0x20 >= 0x61, bytes[end] | 0x20 <= 0x7A {
      end += 1
    }
    guard end > start, !isWord(bytes, end) else { return false }
    return words.contains { word in
      word.count == end - start && word.indices.allSatisfy { bytes[start + $0] | 0x20 == word[$0] }
    }
  }

  private static func isDigit(_ bytes: Span<UInt8>, _ offset: Int) -> Bool {
    offset < bytes.count && (0x30...0x39).contains(bytes[offset])
  }

  private static func isWord(_ bytes: Span<UInt8>, _ offset: Int) -> Bool {
    offset < bytes.count && QuoteNeighbour(of: UTF8Scalar(bytes, at: offset).value).isWord
  }
}
