internal import WinnowCore

/// What a short line looks like, by its words.
struct LineShape {
  /// A run of letters or digits.
  private struct Word {
    /// Its bytes, ASCII letters in lower case, the last one lowest; of a long word only the last.
    var spelling: UInt128 = 0
    var length = 0
    var isNumber = true
    var startsUpperCase = false
    /// The byte behind it if it is a single one before the next word, else 0.
    var separator: UInt8 = 0

    /// Whether it is one of some words, which all fit into a spelling.
    func isOne(of words: Set<UInt128>) -> Bool { length <= 16 && words.contains(spelling) }

    var isShortNumber: Bool { isNumber && length <= 2 }

    var isYear: Bool {
      // 19 or 20, and two digits.
      isNumber && length == 4 && (spelling >> 16 == 0x3139 || spelling >> 16 == 0x3230)
    }
  }

  private var words: [Word] = []
  private var isShort = true
  private var endsSentence = false

  /// A head line is no longer than this, in bytes.
  private static let greatestLength = 120

  init(of bytes: Span<UInt8>, _ range: Range<Int>) {
    guard range.count <= Self.greatestLength, !range.isEmpty else {
      isShort = false
      return
    }
    switch bytes[range.upperBound - 1] {
    case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"): endsSentence = true
    default: break
    }
    readWords(bytes, range)
  }

  private mutating func readWords(_ bytes: Span<UInt8>, _ range: Range<Int>) {
    words.reserveCapacity(16)
    var word = Word()
    var gap = 0
    for index in range {
      let byte = bytes[index]
      let isLetter = Self.isLetter(byte)
      guard isLetter || Self.isDigit(byte) else {
        gap += 1
        if word.length > 0 {
          word.separator = byte
          words.append(word)
          word = Word()
        } else if gap > 1, !words.isEmpty {
          words[words.count - 1].separator = 0
        }
        continue
      }
      if word.length == 0 { word.startsUpperCase = byte >= 0x80 || (0x41...0x5A).contains(byte) }
      word.spelling = word.spelling << 8 | UInt128(byte < 0x80 && isLetter ? byte | 0x20 : byte)
      word.length += 1
      word.isNumber = word.isNumber && !isLetter
      gap = 0
    }
    if word.length > 0 { words.append(word) }
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte | 0x20) || byte >= 0x80
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  /// Whether a line is short and has a digit, as a date does, or begins as a by-line does: most lines are told so.
  static func mayBeOfHead(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    guard range.count <= greatestLength else { return false }
    var beginning: UInt16?
    for index in range {
      let byte = bytes[index]
      if isDigit(byte) { return true }
      if beginning == nil, isLetter(byte) {
        let second = index + 1 < range.upperBound ? bytes[index + 1] | 0x20 : 0
        beginning = UInt16(byte | 0x20) << 8 | UInt16(second)
      }
    }
    return beginning.map(beginnings.contains) ?? false
  }

  /// The first two letters of what a by-line begins with.
  private static let beginnings = (byWords + creditWords).map { word in
    word.utf8.prefix(2).reduce(0 as UInt16) { $0 << 8 | UInt16($1) }
  }

  /// A date with a year, and at most two words that have nothing to do with dates: “Published on 3 March 2024”,
  /// “LONDON, 2024-03-03”.
  var isDateLine: Bool {
    guard isShort, hasNumericDate || (hasYear && words.contains { $0.isOne(of: Self.months) }) else {
      return false
    }
    let others = words.count { word in
      !word.isNumber && !word.isOne(of: Self.months) && !word.isOne(of: Self.dateWords)
    }
    return others <= 2
  }

  /// “By” and a name: capitalised words, no more than ten words, not the end of a sentence.
  var isByline: Bool {
    guard isShort, !endsSentence, (2...10).contains(words.count) else { return false }
    let name = words[0].isOne(of: Self.credits) ? 1 : 0
    guard words.count > name + 1, words[name].isOne(of: Self.bys) else { return false }
    return words[name + 1].startsUpperCase
  }

  private var hasYear: Bool { words.contains(where: \.isYear) }

  /// Year, month and day, or day, month and a year of two or four digits, with the same separator between.
  private var hasNumericDate: Bool {
    guard words.count >= 3 else { return false }
    for index in 2..<words.count where words[index - 2].separator == words[index - 1].separator {
      let (first, middle, last) = (words[index - 2], words[index - 1], words[index])
      guard Self.isDateSeparator(middle.separator), middle.isShortNumber else { continue }
      let isDate =
        first.isYear && last.isShortNumber
        || first.isShortNumber && (last.isYear || last.isShortNumber && last.length == 2)
      if isDate { return true }
    }
    return false
  }

  private static func isDateSeparator(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "-") || byte == UInt8(ascii: "/") || byte == UInt8(ascii: ".")
  }

  private static let months = spellings(
    words(
      "january february march april may june july august september october november december "
        + "jan feb mar apr jun jul aug sep sept oct nov dec"))
  private static let dateWords = spellings(
    words(
      "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun "
        + "published posted updated modified created last date on at of the st nd rd th am pm a p m "
        + "gmt utc bst est edt et cst cdt pst pdt ist cet cest aest t z"))
  private static let byWords = words("by von par por di")
  private static let creditWords = words("written words story text report reported reporting")
  private static let bys = spellings(byWords)
  private static let credits = spellings(creditWords)

  private static func words(_ list: String) -> [Substring] { list.split(separator: " ") }

  private static func spellings(_ words: [Substring]) -> Set<UInt128> {
    Set(words.map { $0.utf8.reduce(0) { $0 << 8 | UInt128($1) } })
  }
}
