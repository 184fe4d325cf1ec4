import WinnowCore

/// What stands around a run of copies, and whether it makes the copies verse, a refrain or part of a table.
///
/// Runs that may vanish are looked through: they would not be there when the result is cleaned again, and
/// must not decide differently then.
struct Neighbourhood {
  private let judge: RepeatJudge
  /// The runs that stay in any case, in order; empty where all do.
  private var standing: [Int] = []
  /// For each run, how many standing ones are in front of it; empty where all stand.
  private var standingBefore: [Int] = []

  /// A line of verse takes no more columns than this.
  private static let shortLine = 60
  /// How many lines on either side are asked.
  private static let windowReach = 3
  /// How many of them must be short.
  private static let leastShort = 4
  /// How far a stanza is followed on either side.
  private static let stanzaReach = 6

  /// Takes the runs in order, and those of them that may vanish.
  init(of judge: RepeatJudge, vanishing: [Int]) {
    self.judge = judge
    guard !vanishing.isEmpty else { return }
    standing.reserveCapacity(judge.runs.count)
    standingBefore.reserveCapacity(judge.runs.count)
    var vanishing = vanishing[...]
    for index in judge.runs.indices {
      standingBefore.append(standing.count)
      if vanishing.first == index { vanishing.removeFirst() } else { standing.append(index) }
    }
  }

  /// The standing runs on both sides of one, by their places among the standing ones.
  private struct Sides {
    let before: Range<Int>
    let after: Range<Int>
  }

  private func sides(of run: Int) -> Sides {
    guard !standingBefore.isEmpty else { return Sides(before: 0..<run, after: (run + 1)..<judge.runs.count) }
    let place = standingBefore[run]
    let isStanding = place < standing.count && standing[place] == run
    return Sides(before: 0..<place, after: (isStanding ? place + 1 : place)..<standing.count)
  }

  /// The run at a place among the standing ones.
  private func run(at place: Int) -> Int { standingBefore.isEmpty ? place : standing[place] }

  /// Whether a run is protected by what stands around it.
  func protects(_ run: Int) -> Bool {
    let sides = sides(of: run)
    let (previous, next) = (sides.before.last.map(self.run), sides.after.first.map(self.run))
    if isAmidCodeOrTable(previous, next) { return true }
    if isDialogue(run, previous, next) { return true }
    guard isShort(run) else { return false }
    return isAmidShortLines(sides) || isInStanza(run, sides) || isRefrain(run)
  }

  /// Three lines on either side, at least four of them short: verse, a list or the cells of a table.
  private func isAmidShortLines(_ sides: Sides) -> Bool {
    let isShort = { (place: Int) in self.isShort(self.run(at: place)) }
    let before = sides.before.suffix(Self.windowReach)
    let after = sides.after.prefix(Self.windowReach)
    guard before.count + after.count >= Self.leastShort else { return false }
    return before.count(where: isShort) + after.count(where: isShort) >= Self.leastShort
  }

  /// Between blank lines nothing but short lines, three different ones or more, and no blank line in the run.
  private func isInStanza(_ run: Int, _ sides: Sides) -> Bool {
    guard !hasBlankLine(judge.runs[run].entries) else { return false }
    var others = 0
    var edge = judge.runs[run].entries.lowerBound
    for place in sides.before.suffix(Self.stanzaReach).reversed() {
      let neighbour = self.run(at: place)
      guard !hasBlankLine(judge.runs[neighbour].entries.lowerBound..<(edge + 1)) else { break }
      guard isShort(neighbour) else { return false }
      others += 1
      edge = judge.runs[neighbour].entries.lowerBound
    }
    edge = judge.runs[run].entries.upperBound - 1
    for place in sides.after.prefix(Self.stanzaReach) {
      let neighbour = self.run(at: place)
      guard !hasBlankLine(edge..<judge.runs[neighbour].entries.upperBound) else { break }
      guard isShort(neighbour) else { return false }
      others += 1
      edge = judge.runs[neighbour].entries.upperBound - 1
    }
    return others >= 2
  }

  /// A block of two short lines or more that comes again as a whole.
  private func isRefrain(_ run: Int) -> Bool {
    func continues(_ neighbour: Int, by step: Int) -> Bool {
      guard judge.runs.indices.contains(neighbour), isShort(neighbour) else { return false }
      let expected = judge.runs[run].first + step
      return expected >= 0 && judge.runs[neighbour].isDistantCopy && judge.runs[neighbour].first == expected
    }
    guard judge.runs[run].isDistantCopy else { return false }
    return continues(run - 1, by: -1) || continues(run + 1, by: 1)
  }

  private func isAmidCodeOrTable(_ previous: Int?, _ next: Int?) -> Bool {
    guard let previous, let next else { return false }
    return isCodeOrTable(previous) && isCodeOrTable(next)
  }

  private func isCodeOrTable(_ run: Int) -> Bool {
    let index = judge.runs[run].entries.lowerBound
    return LineSigns.isCodeOrTable(content(of: run), in: judge.text.bytes.span)
      || judge.layout.isCode(index, judge.census.entries[index], in: judge.text)
  }

  /// A speaker's name in front, here and in a neighbouring line.
  private func isDialogue(_ run: Int, _ previous: Int?, _ next: Int?) -> Bool {
    guard beginsWithSpeaker(run) else { return false }
    return previous.map(beginsWithSpeaker) ?? false || next.map(beginsWithSpeaker) ?? false
  }

  private func beginsWithSpeaker(_ run: Int) -> Bool {
    LineSigns.beginsWithSpeaker(content(of: run), in: judge.text.bytes.span)
  }

  private func isShort(_ run: Int) -> Bool {
    LineSigns.fits(Self.shortLine, content(of: run), in: judge.text.bytes.span)
  }

  private func content(of run: Int) -> Range<Int> {
    judge.census.entries[judge.runs[run].entries.lowerBound].content
  }

  /// Whether a blank line stands between the first and the last of some entries.
  private func hasBlankLine(_ entries: Range<Int>) -> Bool {
    guard let first = entries.first, let last = entries.last else { return false }
    return judge.census.entries[last].line - judge.census.entries[first].line > last - first
  }
}
