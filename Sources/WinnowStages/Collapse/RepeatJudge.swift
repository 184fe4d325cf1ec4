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
  var fates: [LineFate]
  /// The entries that are copies of a line further up and stay, though nothing protects them.
  var distantCopies: [Int] = []
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
    var verdict = RepeatVerdict(fates: Array(repeating: .stays, count: census.entries.count))
    let candidates = runs.map(isCandidate)
    let neighbourhood = Neighbourhood(
      of: self, vanishing: runs.indices.filter { candidates[$0] && mayVanish(runs[$0]) })
    for (index, run) in runs.enumerated() where candidates[index] && !neighbourhood.protects(index) {
      decide(run, &verdict)
    }
    return verdict
  }

  private func decide(_ run: LineRun, _ verdict: inout RepeatVerdict) {
    if isTeaser(run) {
      for entry in run.entries { verdict.fates[entry] = .teaser }
      return
    }
    for entry in run.entries.dropFirst() { verdict.fates[entry] = .repeated }
    guard run.isDistantCopy else { return }
    switch reach {
    case .article: verdict.fates[run.entries.lowerBound] = .repeated
    case .adjacent:
      if verdict.fates[run.first] == .stays { verdict.distantCopies.append(run.entries.lowerBound) }
    }
  }

  /// Whether a run holds copies that nothing in the lines themselves protects.
  private func isCandidate(_ run: LineRun) -> Bool {
    guard run.isRepeated || run.isDistantCopy else { return false }
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
