extension OffsetMap {
  /// Makes a map of units that are known, from the first on.
  ///
  /// Each side of a unit must begin at or behind the end of the one before.
  ///
  /// - Parameters:
  ///   - base: the source offset of the derived text's first byte.
  ///   - count: how many units there are.
  ///   - unit: the unit of a number from 0 on, as ``append(derived:source:joining:)`` would be told of it.
  @inlinable
  package init(
    base: Int, count: Int, unit: (Int) -> (derived: Range<Int>, source: Range<Int>, joining: Joining)
  ) {
    self.init(base: base)
    var hasJoiningUnits = false
    units = Array(room: count) { units in
      for number in 0..<count {
        let (derived, source, joining) = unit(number)
        units.initializeElement(at: number, to: Unit(derived: derived, source: source, joining: joining))
        if joining == .previous { hasJoiningUnits = true }
      }
      return count
    }
    self.hasJoiningUnits = hasJoiningUnits
  }
}
