import WinnowCore

extension LineSigns {
  /// Whether a line looks like code, like a row of a table or like dialogue.
  static func areSpecial(_ line: Range<Int>, in bytes: Span<UInt8>) -> Bool {
    isCodeOrTable(line, in: bytes) || isDialogue(line, in: bytes)
  }

  /// Whether a line looks like code or like a row of a table.
  static func isCodeOrTable(_ line: Range<Int>, in bytes: Span<UInt8>) -> Bool {
    let counts = MarkCounts(line, in: bytes)
    return isCode(line, counts, in: bytes) || isTableRow(line, counts, in: bytes)
  }

  /// Code: a brace, a semicolon or a backslash at the end, a brace at the start, a call without arguments, an
  /// operator of two signs, a tag from end to end, or the prompt of a shell.
  private static func isCode(_ line: Range<Int>, _ counts: MarkCounts, in bytes: Span<UInt8>) -> Bool {
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
  private static func isTableRow(_ line: Range<Int>, _ counts: MarkCounts, in bytes: Span<UInt8>) -> Bool {
    counts.tabs > 0 || counts.wideGaps > 1 || counts.bars > 1 || bytes[line.lowerBound] == UInt8(ascii: "|")
      || counts.digits > counts.letters || counts.columnSigns > 0
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

  /// Whether a line begins with the name of who speaks: up to three words, the first with a capital, and a
  /// colon. One such line alone may as well be a label (“Photo: …”), so this protects only beside
  /// another one.
  static func beginsWithSpeaker(_ line: Range<Int>, in bytes: Span<UInt8>) -> Bool {
    guard isCapital(UTF8Scalar(bytes, at: line.lowerBound).value) else { return false }
    var blanks = 0
    var offset = line.lowerBound
    while offset < line.upperBound, offset - line.lowerBound < 60 {
      let scalar = UTF8Scalar(bytes, at: offset)
      offset += scalar.length
      if scalar.value == 0x3A || scalar.value == 0xFF1A { return true }
      if Blank.contains(scalar.value) { blanks += 1 }
      guard blanks < 3, isNamePart(scalar.value) else { return false }
    }
    return false
  }

  private static func isCapital(_ value: UInt32) -> Bool {
    guard let scalar = Unicode.Scalar(value) else { return false }
    return scalar.properties.generalCategory == .uppercaseLetter
      || scalar.properties.generalCategory == .otherLetter
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

/// How often the signs of code and tables occur in a line.
private struct MarkCounts {
  var tabs = 0
  var bars = 0
  var digits = 0
  var letters = 0
  /// Runs of two or more blanks.
  var wideGaps = 0
  /// `()`, `==`, `=>`, `->`, `::`, `&&` and `||`.
  var operators = 0
  /// `%` and `#` between blanks.
  var columnSigns = 0

  init(_ line: Range<Int>, in bytes: Span<UInt8>) {
    var previous: UInt8 = 0
    var blanks = 0
    var offset = line.lowerBound
    while offset < line.upperBound {
      let byte = bytes[offset]
      if byte == 0x09 { tabs += 1 }
      if byte == 0x20 || byte == 0x09 {
        blanks += 1
        if blanks == 2 { wideGaps += 1 }
      } else {
        blanks = 0
      }
      if byte == UInt8(ascii: "|") { bars += 1 }
      if ASCII.isDigit(byte) { digits += 1 }
      // The first byte of every code point beyond ASCII counts as a letter.
      if ASCII.isLetter(byte) || byte >= 0xC0 { letters += 1 }
      if Self.isOperator(previous, byte) { operators += 1 }
      if byte == UInt8(ascii: "%") || byte == UInt8(ascii: "#"), previous == 0x20 {
        if offset + 1 < line.upperBound, bytes[offset + 1] == 0x20 { columnSigns += 1 }
      }
      previous = byte
      offset += 1
    }
  }

  private static func isOperator(_ first: UInt8, _ second: UInt8) -> Bool {
    switch (first, second) {
    case (0x28, 0x29), (0x3D, 0x3D), (0x3D, 0x3E), (0x2D, 0x3E), (0x3A, 0x3A), (0x26, 0x26), (0x7C, 0x7C):
      true
    default: false
    }
  }
}
