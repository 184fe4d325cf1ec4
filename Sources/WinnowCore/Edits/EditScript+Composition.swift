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
    var composition = Composition(first: self, second: later)
    return composition.compose()
  }
}

/// The merge of two scripts over the text between them: the target of the first and the source of the second.
private struct Composition {
  let first: EditScript
  let second: EditScript
  /// Where the first script's insertions lie in the text between.
  let middles: [Range<Int>]
  var result: EditScript
  /// The number that the second script's first reasons have in the result.
  let firstReasonOfSecond: UInt32
  /// The next edit of each script that has not been taken.
  var i = 0
  var j = 0
  /// Offset in the text between, less offset in the source, behind the edits taken so far.
  var shift = 0

  init(first: EditScript, second: EditScript) {
    self.first = first
    self.second = second
    self.middles = first.targetRanges
    // It has no more edits than both, and few of them join. Their reasons keep their numbers, the second's behind.
    self.result = EditScript(
      sourceLength: first.sourceLength, room: first.edits.count + second.edits.count,
      reasons: first.reasons + second.reasons)
    firstReasonOfSecond = UInt32(first.reasons.count)
  }

  mutating func compose() -> EditScript {
    while i < first.edits.count || j < second.edits.count {
      if i < first.edits.count, j < second.edits.count, joins(middles[i], second.edits[j].range) {
        takeJoined()
      } else if takesFirstNext {
        let edit = first.edits[i]
        result.replace(edit.range, as: edit, of: first, numbered: edit.reasons)
        passFirst()
      } else {
        let edit = second.edits[j]
        let range = (edit.range.lowerBound - shift)..<(edit.range.upperBound - shift)
        result.replace(range, as: edit, of: second, numbered: firstReasonOfSecond + edit.reasons)
        j += 1
      }
    }
    return result
  }

  private var takesFirstNext: Bool {
    guard i < first.edits.count else { return false }
    guard j < second.edits.count else { return true }
    return middles[i].upperBound <= second.edits[j].range.lowerBound
  }

  private mutating func passFirst() {
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
  private mutating func takeJoined() {
    let firstStart = i
    let secondStart = j
    let shiftBefore = shift
    passFirst()
    j += 1
    while true {
      if i < first.edits.count, joins(middles[i], second.edits[j - 1].range) {
        passFirst()
      } else if j < second.edits.count, joins(middles[i - 1], second.edits[j].range) {
        j += 1
      } else {
        break
      }
    }
    let made = firstStart..<i
    let replaced = secondStart..<j
    let start = min(
      first.edits[firstStart].range.lowerBound, second.edits[secondStart].range.lowerBound - shiftBefore)
    let end = max(first.edits[i - 1].range.upperBound, second.edits[j - 1].range.upperBound - shift)
    let parts = joinedParts(made: made, replaced: replaced, shift: shiftBefore)
    let reasons = parts.count == 1 ? .one(parts[0].reason) : Reasons.several(parts)
    result.replace(start..<end, with: joinedInsertion(made: made, replaced: replaced), reasons: reasons)
  }

  /// What is left of the first script's insertions, with the second's in their places. Every byte of the text
  /// between that a run covers was either inserted by the first script or is replaced by the second.
  private func joinedInsertion(made: Range<Int>, replaced: Range<Int>) -> [UInt8] {
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
    for index in made {
      let insertion = first.edits[index].inserted
      let middle = middles[index]
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

  /// The reasons that a run of joined edits keeps, with their ranges in the source.
  ///
  /// - Parameter shift: offset in the text between, less offset in the source, in front of the run.
  private func joinedParts(made: Range<Int>, replaced: Range<Int>, shift: Int) -> [Reasons.Part] {
    var parts: [Reasons.Part] = []
    var next = replaced.lowerBound
    for index in made {
      let middle = middles[index]
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
    var tracing = Tracing(composition: self, next: made.lowerBound, end: made.upperBound, shift: shift)
    for index in replaced {
      let range = tracing.sourceRange(of: second.edits[index].range)
      parts += second.reasons(of: second.edits[index]).all.map { Reasons.Part(reason: $0, range: range) }
    }
    return parts
  }

  /// Traces ranges of the text between to the source, in ascending order, within a run of the first script's edits.
  private struct Tracing {
    let composition: Composition
    var next: Int
    let end: Int
    var shift: Int

    mutating func sourceRange(of range: Range<Int>) -> Range<Int> {
      while next < end, middle.upperBound <= range.lowerBound { pass() }
      let start = isInside(range.lowerBound) ? edit.range.lowerBound : range.lowerBound - shift
      while next < end, middle.upperBound <= range.upperBound, middle.lowerBound < range.upperBound { pass() }
      let upTo = isInside(range.upperBound) ? edit.range.upperBound : range.upperBound - shift
      return start..<max(start, upTo)
    }

    private var middle: Range<Int> { composition.middles[next] }
    private var edit: Edit { composition.first.edits[next] }

    private func isInside(_ offset: Int) -> Bool {
      next < end && middle.lowerBound < offset && offset < middle.upperBound
    }

    private mutating func pass() {
      shift += edit.inserted.count - edit.range.count
      next += 1
    }
  }
}
