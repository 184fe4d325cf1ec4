/// Finds where ranges of one side of an edit script lie on the other, each in logarithmic time.
public struct EditTracer: Sendable {
  private let sources: [Range<Int>]
  private let targets: [Range<Int>]

  /// Prepares the look-up for a script.
  public init(_ script: EditScript) {
    sources = script.edits.map(\.range)
    targets = script.targetRanges
  }

  /// The smallest range of the source that a range of the target was made of. What an edit inserted was made of all
  /// the edit replaced; a deletion at an end of the range is left outside.
  public func sourceRange(ofTarget range: Range<Int>) -> Range<Int> {
    Self.trace(range, from: targets, to: sources)
  }

  /// The range of the target that a range of the source became. What lies inside of an edit became all that the
  /// edit inserted; an insertion at an end of the range is left outside.
  public func targetRange(ofSource range: Range<Int>) -> Range<Int> {
    Self.trace(range, from: sources, to: targets)
  }

  private static func trace(_ range: Range<Int>, from: [Range<Int>], to: [Range<Int>]) -> Range<Int> {
    // The first edit that ends behind the start, and the first that ends at or behind the end.
    let first = partition(from) { $0.upperBound <= range.lowerBound }
    let start =
      first < from.count && from[first].lowerBound < range.lowerBound
      ? to[first].lowerBound : range.lowerBound + shift(before: first, from, to)
    guard !range.isEmpty else { return start..<start }
    let last = partition(from) { $0.upperBound < range.upperBound }
    let end: Int
    if last < from.count, from[last].lowerBound < range.upperBound {
      // Inside of an edit or at its end, which come to the same.
      end = to[last].upperBound
    } else {
      end = range.upperBound + shift(before: last, from, to)
    }
    return min(start, end)..<max(start, end)
  }

  /// The distance between the two sides behind the edits in front of an index.
  private static func shift(before index: Int, _ from: [Range<Int>], _ to: [Range<Int>]) -> Int {
    index > 0 ? to[index - 1].upperBound - from[index - 1].upperBound : 0
  }

  /// The index of the first range for which a condition, true for the ranges in front, is false.
  private static func partition(_ ranges: [Range<Int>], while isInFront: (Range<Int>) -> Bool) -> Int {
    var low = 0
    var high = ranges.count
    while low < high {
      let middle = (low + high) / 2
      if isInFront(ranges[middle]) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
