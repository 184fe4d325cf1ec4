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

  init(_ matches: borrowing RuleMatches, of rules: RuleSet) {
    let text = matches.copy.text
    let bytes = text.bytes.span
    var boilerplate = Self.boilerplate(matches, of: rules)
    var left = Self.reach
    for (index, line) in text.lines.enumerated() {
      let content = text.trimmedContent(of: line)
      if content.isEmpty { continue }
      if lines.isEmpty {
        while let first = boilerplate.last, first < index { boilerplate.removeLast() }
        if boilerplate.last != index { lines.append(index) }
        continue
      }
      if LineShape.mayBeOfHead(bytes, content) {
        let shape = LineShape(of: bytes, content)
        if shape.isDateLine || shape.isByline { lines.append(index) }
      }
      left -= 1
      if left == 0 { break }
    }
  }

  /// The lines that an editing line rule matches from end to end, the first one last.
  private static func boilerplate(_ matches: borrowing RuleMatches, of rules: RuleSet) -> [Int] {
    var lines: [Int] = []
    for match in matches.found where match.coversSegment {
      let entry = rules.rules[match.rule]
      if entry.rule.scope == .line, entry.edits { lines.append(match.lines.lowerBound) }
    }
    lines.sort(by: >)
    return lines
  }

  /// The line of the headline; `nil` where there is none.
  var headline: Int? { lines.first }

  /// Whether a range of lines holds one of the head.
  func protects(_ range: Range<Int>) -> Bool { lines.contains(where: range.contains) }
}
