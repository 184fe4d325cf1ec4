/// Where each byte of a derived text lies in the bytes it was derived from.
///
/// The text of a JSON string is derived from its spelling with escapes, and the copy that patterns match is derived
/// from an article. Both are the same bytes with a few units spelled differently, so the map is the list of those
/// units: between two of them, offsets run side by side.
public struct OffsetMap: Equatable, Sendable {
  /// A piece that is spelled differently on the two sides.
  struct Unit: Equatable, Sendable {
    var derived: Range<Int>
    var source: Range<Int>
  }

  /// The source offset of the derived text's first byte.
  public let base: Int
  private(set) var units: [Unit] = []

  /// Makes the map that only shifts: derived offset 0 is source offset `base`.
  public init(base: Int = 0) {
    self.base = base
  }

  /// Whether both sides are the same bytes.
  public var isIdentity: Bool { units.isEmpty }

  /// Adds a unit behind all others. Each side must begin at or behind the end of the last unit.
  public mutating func append(derived: Range<Int>, source: Range<Int>) {
    units.append(Unit(derived: derived, source: source))
  }
}

extension OffsetMap {
  /// Looks up offsets of the derived text, which must be asked for in ascending order.
  public struct Cursor {
    private let map: OffsetMap
    /// The first unit that does not end before the offset last asked for.
    private var next = 0

    /// Starts at the beginning of a map.
    public init(_ map: OffsetMap) { self.map = map }

    init(_ map: OffsetMap, startingAt unit: Int) {
      self.map = map
      next = unit
    }

    /// The source range of a derived range. Units that have no bytes in the derived text and lie at an end of the
    /// range are left outside of it; an end inside a unit takes the whole unit.
    public mutating func sourceRange(of derived: Range<Int>) -> Range<Int> {
      let start = offset(startingAt: derived.lowerBound)
      guard !derived.isEmpty else { return start..<start }
      return start..<max(start, offset(endingAt: derived.upperBound))
    }

    private mutating func offset(startingAt derived: Int) -> Int {
      while next < map.units.count, map.units[next].derived.upperBound <= derived { next += 1 }
      if next < map.units.count, map.units[next].derived.lowerBound < derived {
        return map.units[next].source.lowerBound
      }
      return aligned(derived)
    }

    private mutating func offset(endingAt derived: Int) -> Int {
      while next < map.units.count, map.units[next].derived.upperBound < derived { next += 1 }
      if next < map.units.count, map.units[next].derived.lowerBound < derived {
        return map.units[next].source.upperBound
      }
      return aligned(derived)
    }

    /// The source offset of an offset that is in no unit, counted on from the unit before.
    private func aligned(_ derived: Int) -> Int {
      guard next > 0 else { return map.base + derived }
      let unit = map.units[next - 1]
      return unit.source.upperBound + (derived - unit.derived.upperBound)
    }
  }

  /// Lifts a script for the derived text into one for the bytes it was derived from. What the script does not touch
  /// keeps its spelling.
  ///
  /// - Parameters:
  ///   - sourceLength: the length of the bytes the text was derived from.
  ///   - encode: spells inserted bytes as the source does, such as with JSON's escapes.
  public func lift(
    _ script: EditScript, sourceLength: Int, encode: (ArraySlice<UInt8>) -> [UInt8]
  ) -> EditScript {
    var lifted = EditScript(sourceLength: sourceLength)
    var cursor = Cursor(self)
    for edit in script.edits {
      let range = cursor.sourceRange(of: edit.range)
      lifted.replace(range, with: encode(script.insertion(of: edit)), reasons: edit.reasons)
    }
    return lifted
  }
}
