internal import WinnowCore
internal import WinnowRules

/// Turns granted claims into edits that leave clean text behind: line ends, blank lines and blanks are taken along
/// so that nothing tells where something was.
struct Removal {
  private let text: Text
  private let copy: Text
  /// By place.
  private let claims: [Claim]
  /// For each line that goes as a whole, the claims it goes for; for any other, none.
  private var owners: [Range<Int>]
  private var pieces: [Piece] = []

  /// One edit in the making.
  private struct Piece {
    var range: Range<Int>
    let claim: Int
    var inserted: [UInt8] = []
  }

  init(_ claims: [Claim], of text: Text, copy: Text) {
    self.text = text
    self.copy = copy
    self.claims = claims
    self.owners = Array(filledWith: 0..<0, count: text.lines.count)
  }

  /// The edits of all claims.
  mutating func script() -> EditScript {
    markLines()
    addReplacements()
    addHoles()
    markBlankRuns()
    addLines()
    return joined()
  }

  // MARK: Lines

  private mutating func markLines() {
    for (index, claim) in claims.enumerated() {
      switch claim.rule.action {
      case .remove where claim.takesLines:
        for line in claim.lines { owners[line] = index..<(index + 1) }
      case .removeToEnd:
        let first = claim.lines.lowerBound + (claim.takesLines ? 0 : 1)
        for line in first..<text.lines.count { owners[line] = index..<(index + 1) }
      default:
        continue
      }
    }
  }

  /// A removed paragraph takes the blank lines behind it along; one at the end of the text, and what is removed up to
  /// the end, those before.
  private mutating func markBlankRuns() {
    for (index, claim) in claims.enumerated() {
      guard
        claim.rule.action == .removeToEnd || claim.rule.action == .remove && claim.rule.scope == .paragraph
      else { continue }
      var line = claim.lines.upperBound
      while line < owners.count, owners[line].isEmpty, copy.isBlank(copy.lines[line]) {
        owners[line] = index..<(index + 1)
        line += 1
      }
      if claim.lines.upperBound == owners.count { markBlanks(before: claim.lines.lowerBound) }
    }
  }

  private mutating func markBlanks(before end: Int) {
    guard end < owners.count, var owner = owners[end].first else { return }
    var line = end
    while line > 0 {
      if let first = owners[line - 1].first {
        owner = first
      } else if copy.isBlank(copy.lines[line - 1]) {
        owners[line - 1] = owner..<(owner + 1)
      } else {
        return
      }
      line -= 1
    }
  }

  /// The lines that go as a whole, with their endings. Where the last line goes and has no ending, the ending before
  /// goes instead.
  private mutating func addLines() {
    var start = 0
    while start < owners.count {
      guard !owners[start].isEmpty else {
        start += 1
        continue
      }
      var end = start + 1
      while end < owners.count, !owners[end].isEmpty { end += 1 }
      let takesEndingBefore = end == owners.count && start > 0 && text.lines[end - 1].ending.isEmpty
      for line in start..<end {
        let content = text.lines[line].content
        let range =
          takesEndingBefore
          ? text.lines[line - 1].contentEnd..<content.upperBound
          : (line == 0 ? bomLength : content.lowerBound)..<text.lines[line].end
        split(range, among: owners[line])
      }
      start = end
    }
  }

  /// Gives each claim its part of a range: up to where the next one begins.
  private mutating func split(_ range: Range<Int>, among owners: Range<Int>) {
    var start = range.lowerBound
    for owner in owners {
      let isLast = owner + 1 == owners.upperBound
      let next = isLast ? range.upperBound : claims[owner + 1].range.lowerBound
      pieces.append(Piece(range: start..<max(start, next), claim: owner))
      start = max(start, next)
    }
  }

  /// A BOM at the start of the text belongs to the file, not to its first line.
  private var bomLength: Int { text.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0 }

  // MARK: Inside a line

  private mutating func addReplacements() {
    for (index, claim) in claims.enumerated() where claim.rule.action == .replace {
      pieces.append(
        Piece(range: claim.range, claim: index, inserted: Array((claim.rule.replacement ?? "").utf8)))
    }
  }

  /// Removals inside a line. Those with nothing but blanks between make one hole.
  private mutating func addHoles() {
    var first = 0
    while first < claims.count {
      guard isHole(claims[first]) else {
        first += 1
        continue
      }
      var last = first
      while last + 1 < claims.count, isHole(claims[last + 1]), line(of: last + 1) == line(of: first),
        isGap(claims[last].range.upperBound..<claims[last + 1].range.lowerBound)
      {
        last += 1
      }
      addHole(first..<(last + 1))
      first = last + 1
    }
  }

  private func isHole(_ claim: Claim) -> Bool {
    (claim.rule.action == .remove || claim.rule.action == .removeToEnd) && !claim.takesLines
  }

  private func line(of claim: Int) -> Int { claims[claim].lines.lowerBound }

  private mutating func addHole(_ run: Range<Int>) {
    let line = line(of: run.lowerBound)
    let content = (line == 0 ? bomLength : text.lines[line].start)..<text.lines[line].contentEnd
    let before = run.lowerBound > 0 ? claims[run.lowerBound - 1].range.upperBound : 0
    let after = run.upperBound < claims.count ? claims[run.upperBound].range.lowerBound : text.count
    let space = content.clamped(to: before..<after)
    let end = min(claims[run.upperBound - 1].range.upperBound, content.upperBound)
    let filled = Hole(claims[run.lowerBound].range.lowerBound..<end, within: space, of: content, in: text)
    if filled.emptiesLine {
      owners[line] = run
      return
    }
    split(filled.range, among: run)
    if filled.needsSpace { pieces[pieces.count - 1].inserted = [UInt8(ascii: " ")] }
  }

  private func isGap(_ range: Range<Int>) -> Bool {
    Hole.gapEnd(text.bytes.span, range).offset == range.upperBound
  }

  // MARK: Edits

  /// The script of all pieces; pieces of one claim that touch are one edit.
  private func joined() -> EditScript {
    var script = EditScript(sourceLength: text.count)
    var current: Piece?
    for piece in pieces.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
      if let open = current, open.range.upperBound == piece.range.lowerBound, open.inserted.isEmpty,
        piece.inserted.isEmpty, open.claim == piece.claim
      {
        current?.range = open.range.lowerBound..<piece.range.upperBound
        continue
      }
      if let open = current {
        script.replace(open.range, with: open.inserted, because: claims[open.claim].reason)
      }
      current = piece
    }
    if let open = current {
      script.replace(open.range, with: open.inserted, because: claims[open.claim].reason)
    }
    return script.withoutNullEdits(for: text.bytes)
  }
}
