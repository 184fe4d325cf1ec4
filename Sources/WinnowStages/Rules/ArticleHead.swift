internal import WinnowCore
internal import WinnowRules

/// The lines at the top of an article that no rule may edit: its headline, its date line and its by-line.
///
/// The headline is the first line with text that no editing line rule matches from end to end: such a line is
/// boilerplate above the article. Among the five lines with text behind it, those of the shape of a date line or a
/// by-line belong to the head.
struct ArticleHead {
  private var lines: [Int] = []

  /// How many lines with text behind the headline may be a date line or a by-line.
  private static let reach = 5

  init(_ matches: RuleMatches, of rules: RuleSet) {
    let text = matches.copy.text
    var boilerplate: [Int] = []
    for match in matches.found where match.coversSegment {
      let entry = rules.rules[match.rule]
      if entry.rule.scope == .line, entry.edits { boilerplate.append(match.lines.lowerBound) }
    }
    var left = Self.reach
    for (index, line) in text.lines.enumerated() where !text.isBlank(line) {
      if lines.isEmpty {
        if !boilerplate.contains(index) { lines.append(index) }
        continue
      }
      let content = text.trimmedContent(of: line)
      if LineShape.mayBeOfHead(text, content) {
        let shape = LineShape(of: text, content)
        if shape.isDateLine || shape.isByline { lines.append(index) }
      }
      left -= 1
      if left == 0 { break }
    }
  }

  /// The line of the headline; `nil` where there is none.
  var headline: Int? { lines.first }

  /// Whether a range of lines holds one of the head.
  func protects(_ range: Range<Int>) -> Bool { lines.contains(where: range.contains) }
}

/// What a short line looks like, by its words.
struct LineShape {
  /// Runs of letters or digits, ASCII letters in lower case.
  private var words: [[UInt8]] = []
  private var startsUpperCase: [Bool] = []
  /// For each word, the byte behind it if it is a single one before the next word.
  private var separators: [UInt8] = []
  private var isShort = true
  private var endsSentence = false

  /// A head line is no longer than this, in bytes.
  private static let greatestLength = 120

  init(of text: Text, _ range: Range<Int>) {
    guard range.count <= Self.greatestLength, let last = text.bytes[range].last else {
      isShort = false
      return
    }
    endsSentence = [UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?")].contains(last)
    var word: [UInt8] = []
    var isUpper = false
    var gap = 0
    for byte in text.bytes[range] {
      let lower = byte | 0x20
      let isLetter = (0x61...0x7A).contains(lower) || byte >= 0x80
      if isLetter || (0x30...0x39).contains(byte) {
        if word.isEmpty { isUpper = byte >= 0x80 || (0x41...0x5A).contains(byte) }
        word.append(byte < 0x80 && isLetter ? lower : byte)
        gap = 0
        continue
      }
      gap += 1
      if !word.isEmpty {
        add(word, isUpper)
        separators.append(byte)
        word = []
      } else if gap > 1, let index = separators.indices.last {
        separators[index] = 0
      }
    }
    if !word.isEmpty { add(word, isUpper) }
  }

  /// Whether a line is short and has a digit, as a date does, or begins as a by-line does: most lines are told so.
  static func mayBeOfHead(_ text: Text, _ range: Range<Int>) -> Bool {
    guard range.count <= greatestLength else { return false }
    let bytes = text.bytes.span
    var beginning: (first: UInt8, second: UInt8)?
    for index in range {
      let byte = bytes[index]
      if (0x30...0x39).contains(byte) { return true }
      if beginning == nil, (0x61...0x7A).contains(byte | 0x20) || byte >= 0x80 {
        beginning = (byte | 0x20, index + 1 < range.upperBound ? bytes[index + 1] | 0x20 : 0)
      }
    }
    guard let beginning else { return false }
    return beginnings.contains { $0 == beginning }
  }

  /// The first two letters of what a by-line begins with.
  private static let beginnings = byWords.union(creditWords).map { (first: $0[0], second: $0[1]) }

  private mutating func add(_ word: [UInt8], _ isUpper: Bool) {
    words.append(word)
    startsUpperCase.append(isUpper)
  }

  /// A date with a year, and at most two words that have nothing to do with dates: “Published on 3 March 2024”,
  /// “LONDON, 2024-03-03”.
  var isDateLine: Bool {
    guard isShort, hasNumericDate || (hasYear && words.contains(where: Self.isMonth)) else { return false }
    let others = words.filter { !Self.isNumber($0) && !Self.isMonth($0) && !Self.dateWords.contains($0) }
    return others.count <= 2
  }

  /// “By” and a name: capitalised words, no more than ten words, not the end of a sentence.
  var isByline: Bool {
    guard isShort, !endsSentence, (2...10).contains(words.count) else { return false }
    var name = 0
    if Self.creditWords.contains(words[0]) { name = 1 }
    guard words.count > name + 1, Self.byWords.contains(words[name]) else { return false }
    return startsUpperCase[name + 1]
  }

  private var hasYear: Bool { words.contains(where: Self.isYear) }

  /// Year, month and day, or day, month and a year of two or four digits, with the same separator between.
  private var hasNumericDate: Bool {
    guard words.count >= 3 else { return false }
    for index in 2..<words.count where separators[index - 2] == separators[index - 1] {
      guard Self.dateSeparators.contains(separators[index - 1]), Self.isShortNumber(words[index - 1]) else {
        continue
      }
      let (first, last) = (words[index - 2], words[index])
      let isDate =
        Self.isYear(first) && Self.isShortNumber(last)
        || Self.isShortNumber(first) && (Self.isYear(last) || Self.isShortNumber(last) && last.count == 2)
      if isDate { return true }
    }
    return false
  }

  private static let dateSeparators = Array("-/.".utf8)

  private static func isShortNumber(_ word: [UInt8]) -> Bool { word.count <= 2 && isNumber(word) }

  private static func isNumber(_ word: [UInt8]) -> Bool { word.allSatisfy { (0x30...0x39).contains($0) } }

  private static func isYear(_ word: [UInt8]) -> Bool {
    word.count == 4 && isNumber(word)
      && (word.starts(with: Array("19".utf8)) || word.starts(with: Array("20".utf8)))
  }

  private static func isMonth(_ word: [UInt8]) -> Bool { months.contains(word) }

  private static let months = words(
    "january february march april may june july august september october november december "
      + "jan feb mar apr jun jul aug sep sept oct nov dec")
  private static let dateWords = words(
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun "
      + "published posted updated modified created last date on at of the st nd rd th am pm a p m "
      + "gmt utc bst est edt et cst cdt pst pdt ist cet cest aest t z")
  private static let byWords = words("by von par por di")
  private static let creditWords = words("written words story text report reported reporting")

  private static func words(_ list: String) -> Set<[UInt8]> {
    Set(list.split(separator: " ").map { Array($0.utf8) })
  }
}
