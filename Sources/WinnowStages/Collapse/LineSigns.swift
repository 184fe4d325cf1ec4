import WinnowCore

/// What can be told of a line by looking at it alone: how long it is, how it ends, and whether it looks like
/// code, a row of a table or a line of dialogue. Lines are given as their bytes without blanks at the ends.
enum LineSigns {
  /// Whether a line has at least so many words. A word is what stands between blanks and holds a letter or
  /// digit; in scripts written without blanks two letters count as a word.
  static func hasWords(_ least: Int, _ line: Range<Int>, in bytes: Span<UInt8>) -> Bool {
    var halves = 0  // words, counted in halves
    var isInWord = false
    var offset = line.lowerBound
    while offset < line.upperBound, halves < 2 * least {
      let scalar = UTF8Scalar(bytes, at: offset)
      offset += scalar.length
      if isInWord, scalar.value < 0x80, scalar.value > 0x20 {
        continue
      } else if Blank.contains(scalar.value) {
        isInWord = false
      } else if isUnspaced(scalar.value) {
        halves += 1
        isInWord = false
      } else if !isInWord, isLetterOrDigit(scalar.value) {
        halves += 2
        isInWord = true
      }
    }
    return halves >= 2 * least
  }

  /// Whether a line takes at most so many columns; a letter of a script written without blanks takes two.
  static func fits(_ columns: Int, _ line: Range<Int>, in bytes: Span<UInt8>) -> Bool {
    guard line.count > columns else { return true }
    // No code point has more than four bytes, and each ASCII byte takes a column.
    if line.count > 4 * columns { return false }
    let bytes = bytes.extracting(line)
    let ascii = ByteScan.firstNonASCII(in: bytes)
    if ascii > columns { return false }
    var width = ascii
    var offset = ascii
    while offset < bytes.count, width <= columns {
      let scalar = UTF8Scalar(bytes, at: offset)
      width += isUnspaced(scalar.value) ? 2 : 1
      offset += scalar.length
    }
    return width <= columns
  }

  /// Whether a line ends as sentences do, closing quotes and brackets aside.
  static func endsSentence(_ line: Range<Int>, in bytes: Span<UInt8>) -> Bool {
    var end = line.upperBound
    while end > line.lowerBound, let scalar = UTF8Scalar(bytes, endingAt: end) {
      if isSentenceEnd(scalar.value) { return true }
      guard isClosing(scalar.value) else { return false }
      end -= scalar.length
    }
    return false
  }

  /// Whether a line is a sentence: four words or more with the end of one.
  static func isSentence(_ line: Range<Int>, in bytes: Span<UInt8>) -> Bool {
    endsSentence(line, in: bytes) && hasWords(4, line, in: bytes)
  }

  /// Whether a line looks like the headline of a story: short, and without the end of a sentence.
  static func isHeadline(_ line: Range<Int>, in bytes: Span<UInt8>) -> Bool {
    !endsSentence(line, in: bytes) && fits(140, line, in: bytes)
  }

  static func isLetterOrDigit(_ value: UInt32) -> Bool {
    switch value {
    case 0..<0x80: return ASCII.isLetter(UInt8(value)) || ASCII.isDigit(UInt8(value))
    // Latin letters with marks but for the signs × and ÷, Cyrillic, punctuation: most of what Unicode would be asked of.
    case 0xC0...0x24F: return value != 0xD7 && value != 0xF7
    case 0x400...0x481: return true
    case 0x2000...0x206F: return false
    default: break
    }
    guard let scalar = Unicode.Scalar(value) else { return false }
    return scalar.properties.isAlphabetic || scalar.properties.numericType != nil
  }

  /// Whether a code point is a letter of a script that puts no blanks between words: Thai, Lao, Burmese,
  /// Khmer, kana and ideographs.
  private static func isUnspaced(_ value: UInt32) -> Bool {
    switch value {
    case 0x0E01...0x0EDF, 0x1000...0x109F, 0x1780...0x17D3, 0x3041...0x30FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
      0xF900...0xFAFF, 0x20000...0x3FFFF:
      true
    default: false
    }
  }

  private static func isSentenceEnd(_ value: UInt32) -> Bool {
    switch value {
    case 0x2E, 0x21, 0x3F,  // . ! ?
      0x2026, 0x203C, 0x203D, 0x2047...0x2049,  // … ‼ ‽ ⁇ ⁈ ⁉
      0x3002, 0xFF01, 0xFF0E, 0xFF1F, 0xFF61,  // 。 ！ ． ？ ｡
      0x0589, 0x061F, 0x06D4, 0x0964, 0x0965, 0x1362, 0x104B, 0x17D4:
      true
    default: false
    }
  }

  private static func isClosing(_ value: UInt32) -> Bool {
    switch value {
    case 0x22, 0x27, 0x29, 0x5D, 0x2A, 0x5F,  // " ' ) ] and the * and _ of Markdown
      0xBB, 0xAB, 0x2018...0x201F, 0x2039, 0x203A, 0x300D, 0x300F, 0x3011, 0xFF09:
      true
    default: Blank.contains(value)
    }
  }
}
