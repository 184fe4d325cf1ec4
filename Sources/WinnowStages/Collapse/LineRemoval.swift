import WinnowCore

/// Turns fates into edits: whole lines go, each with its ending, and of blank lines in a row one stays.
struct LineRemoval {
  /// Neighbouring lines that go for one reason.
  private struct Piece {
    var range: Range<Int>
    let reason: Reason
  }

  private let text: Text
  private var pieces: [Piece] = []

  /// The script that removes from a text what has to go.
  static func script(for text: Text, _ census: LineCensus, _ fates: [LineFate]) -> EditScript {
    var removal = LineRemoval(text: text)
    removal.collect(census, fates)
    removal.settleEnd()
    var script = EditScript(sourceLength: text.count)
    for piece in removal.pieces { script.remove(piece.range, because: piece.reason) }
    return script
  }

  private init(text: Text) {
    self.text = text
  }

  private mutating func collect(_ census: LineCensus, _ fates: [LineFate]) {
    let lastStanding = fates.lastIndex(of: .stays) ?? -1
    var previous = LineFate.stays
    var keepsBlank = true  // whether a blank line may stay: the first one behind a line that stays
    var line = 0
    for (index, entry) in census.entries.enumerated() {
      let fate = fates[index]
      // Behind the last line that stays, the blank lines belong to the copies that go.
      let isTail = index > lastStanding
      for blank in line..<entry.line {
        if isTail || !keepsBlank {
          remove(blank, because: Self.reason(for: previous == .stays && isTail ? fate : previous))
        }
        keepsBlank = false
      }
      if fate == .stays { keepsBlank = true } else { remove(entry.line, because: Self.reason(for: fate)) }
      previous = fate
      line = entry.line + 1
    }
    for blank in line..<text.lines.count {
      if previous != .stays || !keepsBlank { remove(blank, because: Self.reason(for: previous)) }
      keepsBlank = false
    }
  }

  private mutating func remove(_ line: Int, because reason: Reason) {
    let range = text.lines[line].range
    if let last = pieces.last, last.reason == reason, last.range.upperBound == range.lowerBound {
      pieces[pieces.count - 1].range = last.range.lowerBound..<range.upperBound
    } else {
      pieces.append(Piece(range: range, reason: reason))
    }
  }

  /// Lets a removal that reaches the end of a text without a final line ending take the ending in front of
  /// it.
  private mutating func settleEnd() {
    guard text.lines.last?.ending.isEmpty == true, pieces.last?.range.upperBound == text.count else { return }
    var first = pieces.count - 1
    while first > 0, pieces[first - 1].range.upperBound == pieces[first].range.lowerBound { first -= 1 }
    let range = pieces[first].range
    guard range.lowerBound > 0 else { return }
    let lineBefore = text.lines[text.lineIndex(at: range.lowerBound) - 1]
    pieces[first].range = lineBefore.contentEnd..<range.upperBound
  }

  /// Why a line goes, or a blank line beside one that may stay.
  private static func reason(for fate: LineFate) -> Reason {
    switch fate {
    case .stays: CollapseStage.blankLinesReason
    case .repeated: CollapseStage.repeatReason
    case .teaser: CollapseStage.teaserReason
    }
  }
}
