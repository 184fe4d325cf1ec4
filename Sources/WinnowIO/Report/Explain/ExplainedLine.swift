internal import WinnowCore

/// A line of an original article with what became of it.
struct ExplainedLine {
  /// The index of the line.
  let index: Int
  /// What became of it.
  let fate: Fate
  /// The reasons, in the order of the stages.
  let reasons: [Reason]
  /// The edits that touch it.
  let edits: ArraySlice<Edit>
  /// What was found on it and left.
  var findings: [ReportedFinding] = []
  /// Where work was left undone on it.
  var limits: [ReportedLimit] = []

  /// What became of a line.
  enum Fate {
    /// It is in the cleaned text as it was.
    case kept
    /// Something inside of it was edited.
    case changed
    /// It is gone.
    case removed
    /// It is gone because it repeats another line, or another article.
    case repeated
  }

  /// The lines of an article. Every one of them is there, in order.
  static func all(of article: ArticleReport) -> [ExplainedLine] {
    let edits = article.script.edits
    var lines: [ExplainedLine] = []
    lines.reserveCapacity(article.text.lines.count)
    var first = 0
    for (index, line) in article.text.lines.enumerated() {
      while first < edits.count, edits[first].range.upperBound < line.start { first += 1 }
      var end = first
      while end < edits.count,
        edits[end].range.lowerBound < line.end || edits[end].range.upperBound <= line.contentEnd
      {
        end += 1
      }
      let touching = edits[first..<end]
      if let duplicate = article.duplicate {
        // The whole article goes, whatever its edits; the rule that says so is named once.
        let reasons = index == 0 ? [duplicate.reason] : []
        lines.append(ExplainedLine(index: index, fate: .repeated, reasons: reasons, edits: []))
      } else {
        lines.append(explain(index, line, touching, of: article))
      }
    }
    note(article, on: &lines)
    return lines
  }

  private static func note(_ article: ArticleReport, on lines: inout [ExplainedLine]) {
    guard !lines.isEmpty else { return }
    for reported in article.findings {
      lines[min(reported.place.position.line, lines.count) - 1].findings.append(reported)
    }
    for reported in article.limits {
      lines[min(reported.place.position.line, lines.count) - 1].limits.append(reported)
    }
  }

  private static func explain(
    _ index: Int, _ line: Line, _ touching: ArraySlice<Edit>, of article: ArticleReport
  ) -> ExplainedLine {
    guard touching.contains(where: { line.isChanged(by: $0) }) else {
      return ExplainedLine(index: index, fate: .kept, reasons: [], edits: [])
    }
    if isGone(line, touching, of: article), let reason = mainReason(line, touching, of: article) {
      let isRepeat = reason.stage == "collapse" && !article.text.isBlank(line)
      return ExplainedLine(
        index: index, fate: isRepeat ? .repeated : .removed, reasons: [reason], edits: touching)
    }
    return ExplainedLine(
      index: index, fate: .changed, reasons: reasons(line, touching, of: article), edits: touching)
  }

  /// Whether nothing is left of a line, not even its place.
  private static func isGone(_ line: Line, _ edits: ArraySlice<Edit>, of article: ArticleReport) -> Bool {
    var offset = line.start
    var takesEnding = false
    for edit in edits {
      if edit.range.lowerBound <= offset { offset = max(offset, edit.range.upperBound) }
      if line.owns(edit), article.script.insertion(of: edit).contains(where: { $0 != 0x0A && $0 != 0x0D }) {
        return false
      }
      takesEnding = takesEnding || edit.range.lowerBound < line.start
    }
    return offset >= line.end || (offset >= line.contentEnd && takesEnding)
  }

  /// Of the reasons of a line that is gone, the one that took most of it. Of equals the last, which came latest.
  private static func mainReason(_ line: Line, _ edits: ArraySlice<Edit>, of article: ArticleReport)
    -> Reason?
  {
    var best: (reason: Reason, count: Int)?
    for (reason, count) in shares(line, edits, of: article) where count >= best?.count ?? 0 {
      best = (reason, count)
    }
    return best?.reason
  }

  private static func reasons(_ line: Line, _ edits: ArraySlice<Edit>, of article: ArticleReport) -> [Reason]
  {
    var reasons: [Reason] = []
    for (reason, count) in shares(line, edits, of: article) where count > 0 && !reasons.contains(reason) {
      reasons.append(reason)
    }
    guard reasons.isEmpty else { return reasons }
    for edit in edits where line.isChanged(by: edit) {
      for reason in article.script.reasons(of: edit).all where !reasons.contains(reason) {
        reasons.append(reason)
      }
    }
    return reasons
  }

  /// How many bytes of a line each part of each edit is about.
  private static func shares(
    _ line: Line, _ edits: ArraySlice<Edit>, of article: ArticleReport
  ) -> [(reason: Reason, count: Int)] {
    let whole = line.content.isEmpty ? line.range : line.content
    return edits.flatMap { edit in
      let parts = article.script.parts(of: edit)
      return parts.map { part in
        let own = part.ownRanges(among: parts)
        return (part.reason, own.reduce(0) { $0 + $1.clamped(to: whole).count })
      }
    }
  }
}

extension Line {
  /// Whether an edit changes what is read on the line: its content, or an ending that is all it touches.
  fileprivate func isChanged(by edit: Edit) -> Bool {
    if edit.range.isEmpty { return edit.range.lowerBound >= start && edit.range.lowerBound <= contentEnd }
    return edit.range.overlaps(content) || range.contains(edit.range)
      || (content.isEmpty && edit.range.overlaps(range))
  }

  /// Whether what an edit inserts is shown on this line: the first one it changes.
  func owns(_ edit: Edit) -> Bool {
    let offset = edit.range.lowerBound
    if offset >= start, offset < contentEnd { return true }
    if offset >= contentEnd, offset < end || offset == contentEnd { return edit.range.upperBound <= end }
    return offset < start && edit.range.upperBound > start && !edit.startsInLineBefore(start)
  }
}

extension Edit {
  /// Whether it takes more of the line that ends at an offset than its ending.
  fileprivate func startsInLineBefore(_ start: Int) -> Bool { range.lowerBound < start - 2 }
}
