/// A piece of a pattern's source, as far as checks need to tell pieces apart.
struct PatternToken: Equatable {
  let kind: Kind
  /// Where it begins, in code points from the start of the pattern, 0-based.
  let offset: Int

  enum Kind: Equatable {
    /// A character that stands for itself.
    case literal(Unicode.Scalar)
    /// A backslash with the character behind it, such as `\b`, and what belongs to it in braces.
    case escape(Unicode.Scalar)
    /// Any character: `.`.
    case dot
    /// A bracketed class; negated behind `^`.
    case characterClass(isNegated: Bool)
    /// `^` or `$`.
    case anchor
    /// An opening parenthesis.
    case open(Group)
    /// A closing parenthesis.
    case close
    /// `|`.
    case alternation
    /// A repeat; `most` is `nil` for one without an upper bound.
    case repeating(least: Int, most: Int?, isPossessive: Bool)
  }

  enum Group: Equatable {
    /// A group that matches what is in it.
    case plain
    /// A group that looks ahead or behind without matching, or negates.
    case lookaround
    /// Inline options such as `(?i)`, without content.
    case options
    /// `(?C…)`.
    case callout
    /// `(*…)`.
    case verb
  }
}

extension PatternToken {
  /// Cuts a pattern into tokens. It need not be a valid pattern: what cannot be told apart is literal text.
  static func all(in pattern: String) -> [PatternToken] {
    var scanner = PatternScanner(scalars: Array(pattern.unicodeScalars))
    return scanner.scan()
  }
}

private struct PatternScanner {
  let scalars: [Unicode.Scalar]
  var index = 0
  var tokens: [PatternToken] = []

  init(scalars: [Unicode.Scalar]) { self.scalars = scalars }

  private func at(_ offset: Int) -> Unicode.Scalar? { offset < scalars.count ? scalars[offset] : nil }

  private func matches(_ text: String, at offset: Int) -> Bool {
    var offset = offset
    for scalar in text.unicodeScalars {
      guard at(offset) == scalar else { return false }
      offset += 1
    }
    return true
  }

  /// The index behind the next occurrence of a character, or the end.
  private func index(behind scalar: Unicode.Scalar, from start: Int) -> Int {
    var offset = start
    while let next = at(offset), next != scalar { offset += 1 }
    return min(offset + 1, scalars.count)
  }

  mutating func scan() -> [PatternToken] {
    while let scalar = at(index) {
      let start = index
      if let kind = takeToken(scalar) { tokens.append(PatternToken(kind: kind, offset: start)) }
    }
    return tokens
  }

  /// Takes one token; `nil` for what means nothing, such as a comment.
  private mutating func takeToken(_ scalar: Unicode.Scalar) -> PatternToken.Kind? {
    index += 1
    switch scalar {
    case "\\": return takeEscape()
    case "[": return takeClass()
    case "(": return takeGroup()
    case ")": return .close
    case "|": return .alternation
    case ".": return .dot
    case "^", "$": return .anchor
    case "*": return takeRepeat(least: 0, most: nil)
    case "+": return takeRepeat(least: 1, most: nil)
    case "?": return takeRepeat(least: 0, most: 1)
    case "{": return takeCountedRepeat() ?? .literal(scalar)
    default: return .literal(scalar)
    }
  }

  private mutating func takeEscape() -> PatternToken.Kind? {
    guard let escaped = at(index) else { return .literal("\\") }
    index += 1
    switch escaped {
    case "Q":
      while index < scalars.count, !matches("\\E", at: index) {
        tokens.append(PatternToken(kind: .literal(scalars[index]), offset: index))
        index += 1
      }
      index = min(index + 2, scalars.count)
      return nil
    case "p", "P", "x", "o", "N", "g", "k":
      if at(index) == "{" { index = index(behind: "}", from: index) }
      return .escape(escaped)
    case _ where escaped.properties.isAlphabetic || escaped.properties.numericType != nil:
      return .escape(escaped)
    default:
      return .literal(escaped)
    }
  }

  private mutating func takeClass() -> PatternToken.Kind {
    let isNegated = at(index) == "^"
    if isNegated { index += 1 }
    // A bracket in first place is one of the characters.
    if at(index) == "]" { index += 1 }
    while let scalar = at(index), scalar != "]" {
      if scalar == "\\" {
        index += 2
      } else if matches("[:", at: index) {
        index = index(behind: "]", from: index)
      } else {
        index += 1
      }
    }
    index = min(index + 1, scalars.count)
    return .characterClass(isNegated: isNegated)
  }

  private mutating func takeGroup() -> PatternToken.Kind? {
    if at(index) == "*" { return .open(.verb) }
    guard at(index) == "?" else { return .open(.plain) }
    if matches("?#", at: index) {
      index = index(behind: ")", from: index)
      return nil
    }
    if matches("?C", at: index) { return .open(.callout) }
    for start in ["?=", "?!", "?<=", "?<!"] where matches(start, at: index) {
      index += start.unicodeScalars.count
      return .open(.lookaround)
    }
    index += 1
    // A name or options, up to where the group's content or its end begins.
    while let scalar = at(index), scalar != ")" {
      index += 1
      if [":", ">", "|", "'"].contains(scalar) { return .open(.plain) }
    }
    return .open(.options)
  }

  private mutating func takeCountedRepeat() -> PatternToken.Kind? {
    let end = index(behind: "}", from: index)
    guard at(end - 1) == "}" else { return nil }
    let parts = String(String.UnicodeScalarView(scalars[index..<(end - 1)]))
      .split(separator: ",", omittingEmptySubsequences: false)
    guard let least = parts.first.flatMap({ Int($0) }), parts.count <= 2 else { return nil }
    var most: Int? = least
    if parts.count == 2 {
      most = Int(parts[1])
      if most == nil, !parts[1].isEmpty { return nil }
    }
    index = end
    return takeRepeat(least: least, most: most)
  }

  private mutating func takeRepeat(least: Int, most: Int?) -> PatternToken.Kind {
    let isPossessive = at(index) == "+"
    if isPossessive || at(index) == "?" { index += 1 }
    return .repeating(least: least, most: most, isPossessive: isPossessive)
  }
}
