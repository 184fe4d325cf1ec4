import WinnowCore

/// What becomes of a line that is not blank.
enum LineFate: UInt8 {
  /// It stays.
  case stays
  /// It goes as a copy.
  case repeated
  /// It goes with all its copies, as the card of another story.
  case teaser
}

/// Which lines go, and which copies stay but are worth a word.
struct RepeatVerdict {
  /// The fate of each entry of the census.
  private(set) var fates: [LineFate]
  /// Whether any line goes.
  private(set) var takesAny = false
  /// The entries that are copies of a line further up and stay, though nothing protects them.
  var distantCopies: [Int] = []

  /// Lets so many lines stay.
  init(count: Int) { fates = Array(filledWith: .stays, count: count) }

  /// Whether a line that is a copy stays, or one of which that is not known.
  func leavesCopies(of census: LineCensus) -> Bool {
    if census.hasCollision { return true }
    return census.hasCopies
      && census.entries.indices.contains { census.entries[$0].first != $0 && fates[$0] == .stays }
  }

  /// Lets a line go.
  mutating func take(_ entry: Int, as fate: LineFate) {
    fates[entry] = fate
    takesAny = true
  }
}

/// Decides which copies go. What protects a line is written at ``CollapseStage``.
struct RepeatJudge {
  let text: Text
  let census: LineCensus
  let reach: CollapseStage.Reach
  let layout: ArticleLayout
  let runs: [LineRun]

  init(_ census: LineCensus, of text: Text, reach: CollapseStage.Reach) {
    self.text = text
    self.census = census
    self.reach = reach
    self.layout = ArticleLayout(census, of: text)
    self.runs = LineRun.all(in: census)
  }

  /// Judges every line.
  func verdict() -> RepeatVerdict {
    var verdict = RepeatVerdict(count: census.entries.count)
    let candidates = runs.indices.filter {
      (runs[$0].isRepeated || runs[$0].isDistantCopy) && isCandidate(runs[$0])
    }
    guard !candidates.isEmpty else { return verdict }
    let neighbourhood = Neighbourhood(of: self, vanishing: candidates.filter { mayVanish(runs[$0]) })
    for index in candidates where !neighbourhood.protects(index) { decide(runs[index], &verdict) }
    return verdict
  }

  private func decide(_ run: LineRun, _ verdict: inout RepeatVerdict) {
    if isTeaser(run) {
      for entry in run.entries { verdict.take(entry, as: .teaser) }
      return
    }
    for entry in run.entries.dropFirst() { verdict.take(entry, as: .repeated) }
    guard run.isDistantCopy else { return }
    switch reach {
    case .article: verdict.take(run.entries.lowerBound, as: .repeated)
    case .adjacent:
      if verdict.fates[run.first] == .stays { verdict.distantCopies.append(run.entries.lowerBound) }
    }
  }

  /// Whether nothing in the lines themselves protects a run of copies.
  private func isCandidate(_ run: LineRun) -> Bool {
    let bytes = text.bytes.span
    let content = census.entries[run.entries.lowerBound].content
    guard LineSigns.hasWords(3, content, in: bytes) else { return false }
    // Copies may be spaced differently, so each is asked.
    return run.entries.allSatisfy { index in
      let entry = census.entries[index]
      return !LineSigns.areSpecial(entry.content, in: bytes) && !layout.isCode(index, entry, in: text)
    }
  }

  /// Whether a run, should nothing around it protect it, leaves no line behind.
  private func mayVanish(_ run: LineRun) -> Bool {
    isTeaser(run) || (reach == .article && run.isDistantCopy)
  }

  /// Whether a run is a card of another story: adjacent copies of a headline below the last sentence.
  private func isTeaser(_ run: LineRun) -> Bool {
    let lastSentence = layout.lastSentence ?? .max
    guard run.isRepeated, run.entries.lowerBound > lastSentence else { return false }
    return LineSigns.isHeadline(census.entries[run.entries.lowerBound].content, in: text.bytes.span)
  }
}
