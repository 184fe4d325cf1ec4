internal import WinnowCore

/// Chooses among the rules that were found for the lines of an article those that may match there.
struct CandidateChoice {
  private let finder: CandidateFinder
  private let runs: TextRuns
  private var found: FoundRules
  /// Where the article has unusual letters, from the present line on.
  private var unusualLetters: ArraySlice<Int>
  /// Whether what patterns require can be told: an unusual letter may be one of theirs.
  private let tellsPatterns: Bool
  private let lines: [Line]

  /// Prepares the choice in an article.
  init(_ finder: CandidateFinder, _ copy: MatchCopy, _ room: LineRoom) {
    (self.finder, lines, runs) = (finder, copy.text.lines, room.runs)
    found = FoundRules(room)
    unusualLetters = copy.unusualLetters[...]
    tellsPatterns = copy.unusualLetters.isEmpty
  }

  /// Ends with the last block.
  func end() { found.end() }

  /// Calls the body with each line of a block that may hold a match of a rule, and the rule.
  mutating func forEach(
    in block: borrowing FoldedBlock, _ search: borrowing BlockSearch, _ body: (CandidateLine, Int) -> Void
  ) {
    var (opened, held) = (0, 0)
    for place in block.lines.indices {
      found.begin()
      while opened < search.opened.count, search.opened[opened].line == place {
        found.add(search.opened[opened].rule)
        opened += 1
      }
      while held < search.held.count, search.held[held].line == place {
        found.add(search.held[held].rule)
        held += 1
      }
      let line = block.lines[place]
      if line.content.count <= finder.longestOfEveryLine { addRulesForEveryLine(block.repertoire(of: line)) }
      if !tellsPatterns { addRulesForUnusualLetters(in: lines[line.number]) }
      if found.count > 0 { choose(for: line, in: block, body) }
    }
  }

  private mutating func addRulesForEveryLine(_ repertoire: Repertoire) {
    for rule in finder.rulesForEveryLine[repertoire.rawValue] { found.add(Int32(rule)) }
  }

  /// Adds all rules, if a line has unusual letters: these may be of any.
  private mutating func addRulesForUnusualLetters(in line: Line) {
    while let first = unusualLetters.first, first < line.start { unusualLetters.removeFirst() }
    guard let first = unusualLetters.first, first < line.end else { return }
    for rule in finder.tiers[0].rules { found.add(Int32(rule)) }
  }

  private func choose(
    for line: FoldedBlock.Line, in block: borrowing FoldedBlock, _ body: (CandidateLine, Int) -> Void
  ) {
    var knowsRuns = false
    let repertoire = block.repertoire(of: line)
    for place in 0..<found.count {
      let rule = found[place]
      guard isOfInterest(line, in: block, to: finder.lengths[rule]) else { continue }
      if tellsPatterns {
        guard finder.repertoires[rule] <= repertoire else { continue }
        if finder.requirements.hasAny(of: rule) {
          if !knowsRuns { runs.take(block.text(of: line)) }
          knowsRuns = true
          guard finder.requirements.areMet(of: rule, in: runs) else { continue }
        }
      }
      body(CandidateLine(number: line.number, content: line.content, length: block.length(of: line)), rule)
    }
  }

  /// Whether the length of a line is one of some.
  private func isOfInterest(
    _ line: FoldedBlock.Line, in block: borrowing FoldedBlock, to lengths: ClosedRange<Int>
  ) -> Bool {
    // A code point has up to four bytes, so most often their number tells, which need not be counted.
    let count = line.content.count
    if count < lengths.lowerBound { return false }
    if count <= lengths.upperBound, count / 4 >= lengths.lowerBound { return true }
    return lengths.contains(block.length(of: line))
  }
}
