/// The repeats of a pattern, each with a text that leads to it: what a text is made of that gives a pattern the most
/// to do.
struct PatternPumps {
  /// A text that the pattern matches, as near as can be told from its tokens.
  let sample: String
  /// The repeats, in order.
  let pumps: [Pump]

  /// A repeat of more than a few times.
  struct Pump: Hashable {
    /// What a text begins with so that the pattern comes to the repeat.
    let start: String
    /// What is repeated.
    let unit: String
  }

  init(of pattern: Pattern, _ scratch: MatchScratch) {
    var walk = PumpWalk(pattern, scratch)
    sample = walk.alternatives(behind: "")
    pumps = walk.pumps
  }
}

/// Walks a pattern's tokens, group by group, and spells out what they match.
private struct PumpWalk {
  private let scalars: [Unicode.Scalar]
  private let tokens: [PatternToken]
  private let isCaseSensitive: Bool
  private let scratch: MatchScratch
  private var index = 0
  private(set) var pumps: [PatternPumps.Pump] = []

  /// A repeat of fewer times gives nobody much to do.
  private static let fewTimes = 3
  /// No part of a sample is repeated more often; a longer one only leaves less room.
  private static let greatestSample = 40

  init(_ pattern: Pattern, _ scratch: MatchScratch) {
    self.scratch = scratch
    scalars = Array(pattern.source.unicodeScalars)
    tokens = PatternToken.all(in: pattern.source)
    isCaseSensitive = pattern.isCaseSensitive
  }

  /// A text for the first of some alternatives. The others are walked for their repeats.
  mutating func alternatives(behind start: String) -> String {
    let first = sequence(behind: start)
    while index < tokens.count, tokens[index].kind == .alternation {
      index += 1
      _ = sequence(behind: start)
    }
    return first
  }

  private mutating func sequence(behind start: String) -> String {
    var text = ""
    while index < tokens.count, tokens[index].kind != .alternation, tokens[index].kind != .close {
      let token = tokens[index]
      index += 1
      let piece = piece(token, behind: start + text)
      guard index < tokens.count, case .repeating(let least, let most, _) = tokens[index].kind else {
        text += piece
        continue
      }
      index += 1
      if !piece.isEmpty, most.map({ $0 > Self.fewTimes }) ?? true {
        pumps.append(PatternPumps.Pump(start: start + text, unit: piece))
      }
      text += String(repeating: piece, count: min(least, Self.greatestSample))
    }
    return text
  }

  private mutating func piece(_ token: PatternToken, behind start: String) -> String {
    switch token.kind {
    case .literal(let scalar): return String(Character(scalar))
    case .dot: return "a"
    case .characterClass, .escape: return member(of: token)
    case .open(let group):
      let inner = alternatives(behind: start)
      if index < tokens.count { index += 1 }
      return group == .plain ? inner : ""
    case .anchor, .repeating, .alternation, .close: return ""
    }
  }

  /// A character that a class or an escape matches; nothing for an escape that stands for none.
  private func member(of token: PatternToken) -> String {
    // The class goes to the next token: this is the one before the token that comes next.
    let end = index < tokens.count ? tokens[index].offset : scalars.count
    let source = String(String.UnicodeScalarView(scalars[token.offset..<end]))
    guard let pattern = try? Pattern(source, isCaseSensitive: isCaseSensitive), let code = try? pattern.code()
    else { return "" }
    let search = PatternSearch(code: code, usesMachineCode: false, scratch: scratch)
    return Self.characters.first(where: search.matches)
      ?? source.unicodeScalars.lazy.map { String($0) }.first(where: search.matches) ?? ""
  }

  private static let characters = [
    "a", " ", "7", "-", ".", "A", "é", "<", "/", "\"", "'", ":", "@", "_", "·", "•", "|", "(", "д", "中",
    "\u{3042}",
    "한", "ά", "#", "$", "€", "!", "\n", "\t",
  ]
}

extension PatternSearch {
  /// Whether the pattern is found in a text.
  fileprivate func matches(_ text: String) -> Bool {
    var found: [Range<Int>] = []
    try? Array(text.utf8).withUnsafeBufferPointer { (bytes) throws(MatchFailure) in
      try findMatches(in: bytes, .firstMatch, into: &found)
    }
    return !found.isEmpty
  }
}
