extension OffsetMap {
  /// What a unit is made of: its ranges on both sides, and whether it would join a neighbour.
  @usableFromInline
  package typealias UnitParts = (derived: Range<UInt32>, source: Range<UInt32>, joining: Joining)

  /// Makes a map of units that are known, from the first on.
  ///
  /// Each side of a unit must begin at or behind the end of the one before.
  ///
  /// - Parameters:
  ///   - base: the source offset of the derived text's first byte.
  ///   - count: how many units there are.
  ///   - unit: the unit of a number from 0 on, as ``append(derived:source:joining:)`` would be told of it.
  @inlinable
  package init(base: Int, count: Int, unit: (Int) -> UnitParts) {
    self.init(base: base)
    var hasJoiningUnits = false
    units = Array(room: count) { units in
      for number in 0..<count {
        let parts = unit(number)
        units.initializeElement(at: number, to: Unit(parts))
        hasJoiningUnits = hasJoiningUnits || parts.joining == .previous
      }
      return count
    }
    self.hasJoiningUnits = hasJoiningUnits
  }
}

extension OffsetMap.Unit {
  @inlinable
  init(_ parts: OffsetMap.UnitParts) {
    derivedStart = parts.derived.lowerBound
    derivedEnd = parts.derived.upperBound
    sourceStart = parts.source.lowerBound
    sourceEnd = parts.source.upperBound
    joining = parts.joining
  }
}
