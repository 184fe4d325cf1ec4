extension OffsetMap {
  /// The source range of a derived range, in logarithmic time; what ``Cursor/sourceRange(of:)`` gives, in any order.
  public func sourceRange(of derived: Range<Int>) -> Range<Int> {
    let first = firstUnit { $0.derived.upperBound > derived.lowerBound }
    var cursor = Cursor(self, startingAt: first)
    return cursor.sourceRange(of: derived)
  }

  private func firstUnit(where condition: (Unit) -> Bool) -> Int {
    var low = 0
    var high = units.count
    while low < high {
      let middle = (low + high) / 2
      if condition(units[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
