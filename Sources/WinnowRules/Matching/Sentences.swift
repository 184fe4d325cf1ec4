internal import WinnowCore

/// Cuts a line into sentences.
///
/// A sentence ends behind `.`, `!`, `?` or `…`, the quotes and brackets that close there, and in front of blanks and
/// an upper-case letter, a digit, a quote, or a letter of a script without case. A full stop behind a title or
/// another common abbreviation, an initial (`J. Smith`, `U.S.`) or `No.` before a digit ends nothing. Behind `。`, `！`
/// and `？` no blank is needed. Where it cannot know, it leaves two sentences as one.
enum Sentences {
  /// The sentences of a line's content, which has no blanks at its ends; they have none either.
  static func ranges(in bytes: Span<UInt8>, of content: Range<Int>) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var start = content.lowerBound
    var offset = start
    while offset < content.upperBound {
      let scalar = UTF8Scalar(bytes, at: offset)
      let stop = offset
      offset += scalar.length
      guard isTerminator(scalar.value) else { continue }
      offset = skip(bytes, offset, content.upperBound, while: { isTerminator($0) || isCloser($0) })
      let next = skip(bytes, offset, content.upperBound, while: Blank.contains)
      guard next < content.upperBound else { break }
      let isWide = scalar.value >= 0x3000
      let isEnd =
        isWide
        || next > offset && opensSentence(bytes, next)
          && !(scalar.value == 0x2E && isAbbreviation(bytes, start..<stop, before: next))
      guard isEnd else { continue }
      ranges.append(start..<offset)
      start = next
      offset = next
    }
    if start < content.upperBound { ranges.append(start..<content.upperBound) }
    return ranges
  }

  private static func skip(
    _ bytes: Span<UInt8>, _ start: Int, _ end: Int, while condition: (UInt32) -> Bool
  ) -> Int {
    var offset = start
    while offset < end {
      let scalar = UTF8Scalar(bytes, at: offset)
      guard condition(scalar.value) else { break }
      offset += scalar.length
    }
    return offset
  }

  private static func isTerminator(_ value: UInt32) -> Bool {
    switch value {
    case 0x2E, 0x21, 0x3F, 0x2026, 0x3002, 0xFF01, 0xFF1F: true
    default: false
    }
  }

  /// Quotes (straight ones: this is the match copy) and brackets that may stand behind a sentence's end.
  private static func isCloser(_ value: UInt32) -> Bool {
    switch value {
    case 0x22, 0x27, 0x29, 0x5D, 0xBB, 0x203A, 0x300D, 0x300F, 0xFF09: true
    default: false
    }
  }

  private static func opensSentence(_ bytes: Span<UInt8>, _ offset: Int) -> Bool {
    let value = UTF8Scalar(bytes, at: offset).value
    switch value {
    case 0x22, 0x27, 0x28, 0x5B, 0xAB, 0xBF, 0xA1, 0x30...0x39, 0x41...0x5A: return true
    case 0..<0x80: return false
    default:
      guard let properties = Unicode.Scalar(value)?.properties else { return false }
      return properties.isAlphabetic && !properties.isLowercase
    }
  }

  /// Titles and the like, behind which a name goes on.
  private static let abbreviations: Set<String> = [
    "mr", "mrs", "ms", "mx", "dr", "prof", "rev", "hon", "fr", "st", "mt", "gen", "col", "lt", "sgt", "capt",
    "cmdr",
    "adm", "maj", "gov", "sen", "rep", "pres", "supt", "det", "insp", "messrs", "mme", "mlle", "vs", "cf",
    "e.g", "i.e",
    "fig", "vol", "approx", "dept", "jan", "feb", "aug", "sept", "oct", "nov", "dec",
  ]

  private static func isAbbreviation(_ bytes: Span<UInt8>, _ before: Range<Int>, before next: Int) -> Bool {
    var start = before.upperBound
    while start > before.lowerBound, isASCIILetterOrStop(bytes[start - 1]) { start -= 1 }
    // A word of the length of a sentence is none of ours.
    guard start < before.upperBound, before.upperBound - start <= 8 else { return false }
    var word = ""
    for index in start..<before.upperBound {
      word.unicodeScalars.append(Unicode.Scalar(bytes[index]))
    }
    let lowered = word.lowercased()
    if lowered == "no" { return (0x30...0x39).contains(bytes[next]) }
    return abbreviations.contains(lowered) || isInitials(word)
  }

  /// Capitals, each alone between full stops: `J`, `U.S`.
  private static func isInitials(_ word: String) -> Bool {
    word.split(separator: ".", omittingEmptySubsequences: false)
      .allSatisfy { $0.utf8.count == 1 && $0.utf8.allSatisfy { (0x41...0x5A).contains($0) } }
  }

  private static func isASCIILetterOrStop(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte | 0x20) || byte == UInt8(ascii: ".")
  }
}
