extension EditScript {
  /// The script that does what this one and then another one does.
  ///
  /// Edits that share a byte of the text between the two join into one; edits that only touch stay apart, except
  /// that an insertion at the point of a deletion joins it. Reasons travel along: an edit whose insertion is wholly
  /// replaced by the later script gives up its reason, every other keeps it, earlier reasons first.
  ///
  /// - Precondition: the other script's source is this one's target.
  public func followed(by later: EditScript) -> EditScript {
    precondition(later.sourceLength == targetLength, "the second script begins where the first ended")
    if later.isEmpty { return self }
    if isEmpty { return later }
    var composition = Composition(of: self, later)
    return composition.compose(self, later)
  }
}

/// The merge of two scripts over the text between them: the target of the first and the source of the second.
private struct Composition {
  private var result: EditScript
  /// The number that the second script's first reasons have in the result.
  private let firstReasonOfSecond: UInt32
  /// The next edit of each script that has not been taken.
  private var i = 0
  private var j = 0
  /// Offset in the text between, less offset in the source, behind the edits taken so far.
  private var shift = 0

  init(of first: EditScript, _ second: EditScript) {
    // It has no more edits than both, and few of them join. Their reasons keep their numbers, the second's behind.
    self.result = EditScript(
      sourceLength: first.sourceLength, room: first.edits.count + second.edits.count,
      insertionRoom: first.insertions.count + second.insertions.count, reasons: first.reasons + second.reasons
    )
    firstReasonOfSecond = UInt32(first.reasons.count)
  }

  // The scripts are no part of this, since what is taken of one into the result would be taken of a copy.
  mutating func compose(_ first: EditScript, _ second: EditScript) -> EditScript {
    while true {
      takeFirst(first, second)
      takeSecond(first, second)
      guard i < first.edits.count else { return result }
      if j < second.edits.count, joins(middle(first), second.edits[j].range) { takeJoined(first, second) }
    }
  }

  /// Takes the edits of the first script that lie in front of the next one of the second.
  private mutating func takeFirst(_ first: EditScript, _ second: EditScript) {
    let start = i
    if j < second.edits.count {
      let next = second.edits[j].range
      while i < first.edits.count {
        let middle = middle(first)
        guard middle.upperBound <= next.lowerBound, !joins(middle, next) else { break }
        passFirst(first)
      }
    } else {
      i = first.edits.count
    }
    result.append(start..<i, of: first, movedBy: 0, reasonsMovedBy: 0)
  }

  /// Takes the edits of the second script that lie in front of the next one of the first.
  private mutating func takeSecond(_ first: EditScript, _ second: EditScript) {
    let start = j
    if i < first.edits.count {
      let next = middle(first)
      while j < second.edits.count, next.upperBound > second.edits[j].range.lowerBound,
        !joins(next, second.edits[j].range)
      {
        j += 1
      }
    } else {
      j = second.edits.count
    }
    result.append(start..<j, of: second, movedBy: -shift, reasonsMovedBy: firstReasonOfSecond)
  }

  /// Where the insertion of the first script's next edit lies in the text between.
  private func middle(_ first: EditScript) -> Range<Int> {
    let edit = first.edits[i]
    let start = edit.range.lowerBound &+ shift
    return Range(uncheckedBounds: (start, start &+ edit.inserted.count))
  }

  private mutating func passFirst(_ first: EditScript) {
    shift += first.edits[i].inserted.count - first.edits[i].range.count
    i += 1
  }

  /// Whether an insertion of the first script, at `made`, and a range that the second script replaces become one.
  private func joins(_ made: Range<Int>, _ replaced: Range<Int>) -> Bool {
    switch (made.isEmpty, replaced.isEmpty) {
    case (false, false): made.overlaps(replaced)
    case (true, false): replaced.lowerBound < made.lowerBound && made.lowerBound < replaced.upperBound
    case (false, true): made.lowerBound < replaced.lowerBound && replaced.lowerBound < made.upperBound
    case (true, true): made.lowerBound == replaced.lowerBound
    }
  }

  /// Takes a run of edits of both scripts in which each joins the next, as one edit.
  private mutating func takeJoined(_ first: EditScript, _ second: EditScript) {
    let firstStart = i
    let secondStart = j
    let shiftBefore = shift
    var last = middle(first)
    passFirst(first)
    j += 1
    while true {
      if i < first.edits.count, joins(middle(first), second.edits[j - 1].range) {
        last = middle(first)
        passFirst(first)
      } else if j < second.edits.count, joins(last, second.edits[j].range) {
        j += 1
      } else {
        break
      }
    }
    let start = min(
      first.edits[firstStart].range.lowerBound, second.edits[secondStart].range.lowerBound - shiftBefore)
    let end = max(first.edits[i - 1].range.upperBound, second.edits[j - 1].range.upperBound - shift)
    let run = JoinedRun(
      first: first, second: second, made: firstStart..<i, replaced: secondStart..<j, shift: shiftBefore)
    let parts = run.parts
    let reasons = parts.count == 1 ? .one(parts[0].reason) : Reasons.several(parts)
    result.replace(start..<end, with: run.insertion, reasons: reasons)
  }
}

/// Edits of two scripts in which each joins the next, on their way to become one edit.
private struct JoinedRun {
  let first: EditScript
  let second: EditScript
  /// The edits of the first script.
  let made: Range<Int>
  /// The edits of the second script.
  let replaced: Range<Int>
  /// Offset in the text between, less offset in the source, in front of the run.
  let shift: Int
  /// Where the insertions of the first script's edits lie in the text between.
  private let middles: [Range<Int>]

  init(first: EditScript, second: EditScript, made: Range<Int>, replaced: Range<Int>, shift: Int) {
    self.first = first
    self.second = second
    self.made = made
    self.replaced = replaced
    self.shift = shift
    middles = first.targetRanges(ofEdits: made, shift: shift)
  }

  /// What is left of the first script's insertions, with the second's in their places. Every byte of the text
  /// between that a run covers was either inserted by the first script or is replaced by the second.
  var insertion: [UInt8] {
    var bytes: [UInt8] = []
    var next = replaced.lowerBound
    /// Up to where the text between is replaced by the second script's edits passed so far.
    var replacedUpTo = 0
    func takeReplacements(startingBefore limit: Int) {
      while next < replaced.upperBound, second.edits[next].range.lowerBound < limit {
        bytes.append(contentsOf: second.insertion(of: second.edits[next]))
        replacedUpTo = second.edits[next].range.upperBound
        next += 1
      }
    }
    for (index, middle) in zip(made, middles) {
      let insertion = first.edits[index].inserted
      takeReplacements(startingBefore: middle.lowerBound)
      var offset = max(middle.lowerBound, replacedUpTo)
      while offset < middle.upperBound {
        let nextStart = next < replaced.upperBound ? second.edits[next].range.lowerBound : Int.max
        let kept = offset..<min(middle.upperBound, nextStart)
        let toInsertion = insertion.lowerBound - middle.lowerBound
        bytes.append(
          contentsOf: first.insertedBytes[(kept.lowerBound + toInsertion)..<(kept.upperBound + toInsertion)])
        guard kept.upperBound < middle.upperBound else { break }
        takeReplacements(startingBefore: kept.upperBound + 1)
        offset = max(kept.upperBound, replacedUpTo)
      }
    }
    takeReplacements(startingBefore: Int.max)
    return bytes
  }

  /// The reasons that the joined edit keeps, with their ranges in the source.
  var parts: [Reasons.Part] {
    var parts: [Reasons.Part] = []
    var next = replaced.lowerBound
    for (index, middle) in zip(made, middles) {
      var covered = 0
      while next < replaced.upperBound {
        let range = second.edits[next].range
        covered += range.clamped(to: middle).count
        guard range.upperBound <= middle.upperBound else { break }
        next += 1
      }
      let isSubsumed = !middle.isEmpty && covered == middle.count
      if !isSubsumed { parts += first.parts(of: first.edits[index]) }
    }
    var tracing = Tracing(run: self)
    for index in replaced {
      let range = tracing.sourceRange(of: second.edits[index].range)
      parts += second.reasons(of: second.edits[index]).all.map { Reasons.Part(reason: $0, range: range) }
    }
    return parts
  }

  /// Traces ranges of the text between to the source, in ascending order.
  private struct Tracing {
    let run: JoinedRun
    /// How many of the first script's edits lie in front of the range last asked for.
    var passed = 0
    var shift: Int

    init(run: JoinedRun) {
      self.run = run
      shift = run.shift
    }

    mutating func sourceRange(of range: Range<Int>) -> Range<Int> {
      while hasNext, middle.upperBound <= range.lowerBound { pass() }
      let start = isInside(range.lowerBound) ? edit.range.lowerBound : range.lowerBound - shift
      while hasNext, middle.upperBound <= range.upperBound, middle.lowerBound < range.upperBound { pass() }
      let upTo = isInside(range.upperBound) ? edit.range.upperBound : range.upperBound - shift
      return start..<max(start, upTo)
    }

    private var hasNext: Bool { passed < run.made.count }
    private var middle: Range<Int> { run.middles[passed] }
    private var edit: Edit { run.first.edits[run.made.lowerBound + passed] }

    private func isInside(_ offset: Int) -> Bool {
      hasNext && middle.lowerBound < offset && offset < middle.upperBound
    }

    private mutating func pass() {
      shift += edit.inserted.count - edit.range.count
      passed += 1
    }
  }
}
