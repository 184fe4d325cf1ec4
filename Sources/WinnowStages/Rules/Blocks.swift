internal import WinnowCore
internal import WinnowRules

/// The short lines below matches that go with them, by the rules' `block`.
///
/// A block begins behind its match and goes on, over blank lines, as long as lines are short and do not end as a
/// sentence or a clause does. It ends before a line of prose, before a line on which another block begins, before the
/// head of the article and at the rule's limit. Its last line stays if prose follows it, since that is how a subhead
/// stands. A match above the headline has no block, since the headline would be part of it.
///
/// Where the rule says `until`, only lines up to a match of such a rule are taken, and none if there is no such match
/// behind them; the match's own line is not one of them.
struct Blocks {
  private let text: Text
  private let head: ArticleHead
  /// The lines on which blocks begin.
  private let starts: Set<Int>
  /// For each prefix that an `until` names, the lines where rules with it match.
  private let closers: [String: Set<Int>]

  init(_ matches: borrowing RuleMatches, of rules: RuleSet, below head: ArticleHead) {
    self.text = matches.copy.text
    self.head = head
    let blockMatches = matches.found.filter { rules.rules[$0.rule].rule.block != nil }
    starts = Set(blockMatches.map(\.lines.lowerBound))
    var closers: [String: Set<Int>] = [:]
    for prefix in Set(blockMatches.compactMap { rules.rules[$0.rule].rule.block?.until }) {
      let closing = matches.found.filter { rules.rules[$0.rule].rule.id.hasPrefix(prefix) }
      closers[prefix] = Set(closing.flatMap { Array($0.lines) })
    }
    self.closers = closers
  }

  /// The lines that go with a claim's match, each with the blank ones before it; none for a rule without `block`.
  func lines(of claim: Claim) -> [Range<Int>] {
    guard let block = claim.rule.block, let headline = head.headline, claim.lines.lowerBound > headline else {
      return []
    }
    let first = claim.lines.lowerBound
    let lines =
      block.until.map { closedLines(below: first, block, closers[$0] ?? []) }
      ?? openLines(below: first, block)
    return zip(lines, [first] + lines).map { line, before in (before + 1)..<(line + 1) }
  }

  private func openLines(below first: Int, _ block: Rule.Block) -> [Int] {
    var lines: [Int] = []
    while lines.count < block.lines, let next = nextLine(behind: lines.last ?? first),
      belongs(next, to: block)
    {
      lines.append(next)
    }
    if let last = lines.last, let next = nextLine(behind: last), !isShort(next, block) { lines.removeLast() }
    return lines
  }

  /// The short lines up to the first closing match.
  private func closedLines(below first: Int, _ block: Rule.Block, _ closers: Set<Int>) -> [Int] {
    var lines: [Int] = []
    while let next = nextLine(behind: lines.last ?? first) {
      if closers.contains(next) { return lines }
      guard lines.count < block.lines, belongs(next, to: block) else { break }
      lines.append(next)
    }
    return []
  }

  private func belongs(_ line: Int, to block: Rule.Block) -> Bool {
    isShort(line, block) && !starts.contains(line) && !head.protects(line..<(line + 1))
  }

  /// The next line that is not blank.
  private func nextLine(behind line: Int) -> Int? {
    text.lines.indices[(line + 1)...].first { !text.isBlank(text.lines[$0]) }
  }

  /// Whether a line is no longer than those of a block and does not end as a sentence or a clause does.
  private func isShort(_ line: Int, _ block: Rule.Block) -> Bool {
    let content = text.trimmedContent(of: text.lines[line])
    guard UTF8Scalar.count(in: text.bytes.span, content) <= block.maxLength else { return false }
    let last = String(decoding: text.bytes[content].suffix(16), as: UTF8.self).unicodeScalars.last {
      !Self.closers.contains($0)
    }
    return last.map { !Self.ends.contains($0) } ?? false
  }

  private static let closers: Set<Unicode.Scalar> = ["\"", "'", ")", "]", "»", "›", "」", "』", "）"]
  private static let ends: Set<Unicode.Scalar> = [".", "!", "…", ":", ";", ",", "。", "！", "：", "；", "，"]
}
