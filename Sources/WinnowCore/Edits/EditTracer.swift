/// Finds where ranges of one side of an edit script lie on the other, each in logarithmic time.
public struct EditTracer: Sendable {
  private let edits: [Edit]
  /// Where the insertion of each edit lies in the target.
  private let targetStarts: [Int]

  /// Prepares the look-up for a script.
  public init(_ script: EditScript) {
    let edits = script.edits
    self.edits = edits
    targetStarts = [Int](room: edits.count) { starts in
      var shift = 0
      for index in edits.indices {
        let edit = edits[index]
        starts.initializeElement(at: index, to: edit.range.lowerBound &+ shift)
        shift &+= edit.inserted.count &- edit.range.count
      }
      return edits.count
    }
  }

  /// The smallest range of the source that a range of the target was made of. What an edit inserted was made of all
  /// the edit replaced; a deletion at an end of the range is left outside.
  public func sourceRange(ofTarget range: Range<Int>) -> Range<Int> {
    trace(range, from: targetRange(at:), to: sourceRange(at:))
  }

  /// The range of the target that a range of the source became. What lies inside of an edit became all that the
  /// edit inserted; an insertion at an end of the range is left outside.
  public func targetRange(ofSource range: Range<Int>) -> Range<Int> {
    trace(range, from: sourceRange(at:), to: targetRange(at:))
  }

  private func sourceRange(at index: Int) -> Range<Int> { edits[index].range }

  private func targetRange(at index: Int) -> Range<Int> {
    targetStarts[index]..<(targetStarts[index] + edits[index].inserted.count)
  }

  /// The range of an edit on one of the sides, by the edit's index.
  private typealias Side = (_ index: Int) -> Range<Int>

  private func trace(_ range: Range<Int>, from: Side, to: Side) -> Range<Int> {
    // The first edit that ends behind the start, and the first that ends at or behind the end.
    let first = firstEdit { from($0).upperBound > range.lowerBound }
    let start =
      first < edits.count && from(first).lowerBound < range.lowerBound
      ? to(first).lowerBound : range.lowerBound + Self.shift(before: first, from, to)
    guard !range.isEmpty else { return start..<start }
    let last = firstEdit { from($0).upperBound >= range.upperBound }
    let end: Int
    if last < edits.count, from(last).lowerBound < range.upperBound {
      // Inside of an edit or at its end, which come to the same.
      end = to(last).upperBound
    } else {
      end = range.upperBound + Self.shift(before: last, from, to)
    }
    return min(start, end)..<max(start, end)
  }

  /// The distance between the two sides behind the edits in front of an index.
  private static func shift(before index: Int, _ from: Side, _ to: Side) -> Int {
    index > 0 ? to(index - 1).upperBound - from(index - 1).upperBound : 0
  }

  /// The index of the first edit for which a condition is true, as it is for all edits behind it.
  private func firstEdit(where condition: (Int) -> Bool) -> Int {
    var low = 0
    var high = edits.count
    while low < high {
      let middle = (low + high) / 2
      if condition(middle) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
