internal import CText
import WinnowCore

extension LineSigns {
  /// Whether a line looks like code, like a row of a table or like dialogue.
  static func areSpecial(_ line: Range<Int>, in bytes: Span<UInt8>) -> Bool {
    isCodeOrTable(line, in: bytes) || isDialogue(line, in: bytes)
  }

  /// Whether a line looks like code or like a row of a table.
  static func isCodeOrTable(_ line: Range<Int>, in bytes: Span<UInt8>) -> Bool {
    let counts = counts(line, in: bytes)
    return isCode(line, counts, in: bytes) || isTableRow(line, counts, in: bytes)
  }

  private static func counts(_ line: Range<Int>, in bytes: Span<UInt8>) -> winnow_line_signs {
    bytes.extracting(line).withUnsafeBufferPointer { line in
      line.baseAddress.map { winnow_count_line_signs($0, line.count) } ?? winnow_line_signs()
    }
  }

  /// Code: a brace, a semicolon or a backslash at the end, a brace at the start, a call without arguments, an
  /// operator of two signs, a tag from end to end, or the prompt of a shell.
  private static func isCode(_ line: Range<Int>, _ counts: winnow_line_signs, in bytes: Span<UInt8>) -> Bool {
    let first = bytes[line.lowerBound]
    let last = bytes[line.upperBound - 1]
    switch last {
    case UInt8(ascii: ";"), UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "\\"): return true
    case UInt8(ascii: ">") where first == UInt8(ascii: "<"): return true
    default: break
    }
    if first == UInt8(ascii: "{") || first == UInt8(ascii: "}") { return true }
    return counts.operators > 0 || begins(line, with: "$ ", in: bytes) || begins(line, with: ">>>", in: bytes)
      || begins(line, with: "//", in: bytes) || begins(line, with: "/*", in: bytes)
  }

  /// A row: a tab or two wide gaps between cells, a bar at the start or two of them, a `%` or `#` as a word,
  /// as in the head of a column, or more digits than letters.
  private static func isTableRow(_ line: Range<Int>, _ counts: winnow_line_signs, in bytes: Span<UInt8>)
    -> Bool
  {
    counts.tabs > 0 || counts.wide_gaps > 1 || counts.bars > 1 || bytes[line.lowerBound] == UInt8(ascii: "|")
      || counts.digits > counts.letters || counts.column_signs > 0
  }

  /// Dialogue: a dash and words, or a quote that opens the line and ends with it. Headlines begin with a
  /// quote too, but they go on behind it and end without a full stop.
  private static func isDialogue(_ line: Range<Int>, in bytes: Span<UInt8>) -> Bool {
    let first = UTF8Scalar(bytes, at: line.lowerBound)
    switch first.value {
    case 0x2D, 0x2010...0x2015:
      return true
    case 0x22, 0x27, 0xAB, 0xBB, 0x2018...0x201F, 0x2039, 0x203A, 0x300C, 0x300E:
      return endsSentence(line, in: bytes) || endsWithQuote(line, in: bytes)
    default:
      return false
    }
  }

  private static func endsWithQuote(_ line: Range<Int>, in bytes: Span<UInt8>) -> Bool {
    guard let last = UTF8Scalar(bytes, endingAt: line.upperBound) else { return false }
    switch last.value {
    case 0x22, 0x27, 0xAB, 0xBB, 0x2018...0x201F, 0x2039, 0x203A, 0x300D, 0x300F: return true
    default: return false
    }
  }

  /// A colon further back in a line is not one behind a name.
  private static let longestSpeaker = 60

  /// Whether a line begins with the name of who speaks: up to three words, the first with a capital, and a
  /// colon. One such line alone may as well be a label (“Photo: …”), so this protects only beside
  /// another one.
  static func beginsWithSpeaker(_ line: Range<Int>, in bytes: Span<UInt8>) -> Bool {
    let beginning = line.prefix(Self.longestSpeaker)
    // Most lines have neither a colon nor the first byte of a full-width one there.
    guard beginning.contains(where: { bytes[$0] == 0x3A || bytes[$0] == 0xEF }),
      isCapital(UTF8Scalar(bytes, at: line.lowerBound).value)
    else { return false }
    var blanks = 0
    var offset = line.lowerBound
    while offset < beginning.upperBound {
      let scalar = UTF8Scalar(bytes, at: offset)
      offset += scalar.length
      if scalar.value == 0x3A || scalar.value == 0xFF1A { return true }
      if Blank.contains(scalar.value) { blanks += 1 }
      guard blanks < 3, isNamePart(scalar.value) else { return false }
    }
    return false
  }

  private static func isCapital(_ value: UInt32) -> Bool {
    if value < 0x80 { return (0x41...0x5A).contains(value) }
    guard let scalar = Unicode.Scalar(value) else { return false }
    let category = scalar.properties.generalCategory
    return category == .uppercaseLetter || category == .otherLetter
  }

  private static func isNamePart(_ value: UInt32) -> Bool {
    Blank.contains(value) || value == 0x2E || value == 0x2D || value == 0x27 || value == 0x2019
      || isLetterOrDigit(value)
  }

  private static func begins(_ line: Range<Int>, with prefix: StaticString, in bytes: Span<UInt8>) -> Bool {
    guard line.count >= prefix.utf8CodeUnitCount else { return false }
    return prefix.withUTF8Buffer { prefix in
      for index in prefix.indices where bytes[line.lowerBound + index] != prefix[index] { return false }
      return true
    }
  }
}
