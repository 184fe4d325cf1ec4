/// Where each byte of a derived text lies in the bytes it was derived from.
///
/// The text of a JSON string is derived from its spelling with escapes, and the copy that patterns match is derived
/// from an article. Both are the same bytes with a few units spelled differently, so the map is the list of those
/// units: between two of them, offsets run side by side.
public struct OffsetMap: Equatable, Sendable {
  /// A piece that is spelled differently on the two sides.
  ///
  /// An article has one for each escape, so it is small.
  @usableFromInline
  struct Unit: Equatable, Sendable, BitwiseCopyable {
    @usableFromInline let derivedStart: UInt32
    @usableFromInline let derivedEnd: UInt32
    @usableFromInline let sourceStart: UInt32
    @usableFromInline let sourceEnd: UInt32
    @usableFromInline let joining: Joining

    /// - Precondition: the ranges end below 2³².
    @inlinable
    init(derived: Range<Int>, source: Range<Int>, joining: Joining) {
      derivedStart = UInt32(derived.lowerBound)
      derivedEnd = UInt32(derived.upperBound)
      sourceStart = UInt32(source.lowerBound)
      sourceEnd = UInt32(source.upperBound)
      self.joining = joining
    }

    var derived: Range<Int> { Range(uncheckedBounds: (Int(derivedStart), Int(derivedEnd))) }
    var source: Range<Int> { Range(uncheckedBounds: (Int(sourceStart), Int(sourceEnd))) }
  }

  /// Whether a unit would become one with its neighbour if the two touched, as the halves of a surrogate pair do.
  public enum Joining: BitwiseCopyable, Sendable {
    /// It would not.
    case none
    /// It would, with a unit behind it that joins the one before.
    case next
    /// It would, with a unit in front of it that joins the next.
    case previous
  }

  /// The source offset of the derived text's first byte.
  public let base: Int
  @usableFromInline
  var units: [Unit] = []
  /// Whether any unit would become one with a unit before it.
  @usableFromInline
  var hasJoiningUnits = false

  /// Makes the map that only shifts: derived offset 0 is source offset `base`.
  public init(base: Int = 0) {
    self.base = base
  }

  /// Whether both sides are the same bytes.
  public var isIdentity: Bool { units.isEmpty }

  /// Makes room for so many units.
  public mutating func reserveCapacity(_ count: Int) { units.reserveCapacity(count) }

  /// Adds a unit behind all others. Each side must begin at or behind the end of the last unit.
  ///
  /// - Precondition: both ranges end below 2³².
  @inlinable
  public mutating func append(derived: Range<Int>, source: Range<Int>, joining: Joining = .none) {
    if units.capacity == 0 { units.reserveCapacity(64) }
    units.append(Unit(derived: derived, source: source, joining: joining))
    if joining == .previous { hasJoiningUnits = true }
  }
}

extension OffsetMap {
  /// Looks up offsets of the derived text, which must be asked for in ascending order.
  public struct Cursor {
    private let map: OffsetMap
    private var walk: UnitWalk

    /// Starts at the beginning of a map.
    public init(_ map: OffsetMap) { self.init(map, startingAt: 0) }

    init(_ map: OffsetMap, startingAt unit: Int) {
      self.map = map
      walk = UnitWalk(base: map.base, next: unit)
    }

    /// The source range of a derived range. Units that have no bytes in the derived text and lie at an end of the
    /// range are left outside of it; an end inside a unit takes the whole unit.
    public mutating func sourceRange(of derived: Range<Int>) -> Range<Int> {
      let units = map.units
      return walk.sourceRange(of: derived, in: units.span)
    }
  }

  /// How far a look-up in ascending order has come in the units of a map.
  private struct UnitWalk {
    let base: Int
    /// The first unit that does not end before the offset last asked for.
    var next = 0

    @inline(__always)
    mutating func sourceRange(of derived: Range<Int>, in units: Span<Unit>) -> Range<Int> {
      let start = offset(startingAt: derived.lowerBound, in: units)
      guard !derived.isEmpty else { return start..<start }
      return start..<max(start, offset(endingAt: derived.upperBound, in: units))
    }

    @inline(__always)
    private mutating func offset(startingAt derived: Int, in units: Span<Unit>) -> Int {
      while next < units.count, units[next].derived.upperBound <= derived { next += 1 }
      if next < units.count, units[next].derived.lowerBound < derived {
        return units[next].source.lowerBound
      }
      return aligned(derived, in: units)
    }

    @inline(__always)
    private mutating func offset(endingAt derived: Int, in units: Span<Unit>) -> Int {
      while next < units.count, units[next].derived.upperBound < derived { next += 1 }
      if next < units.count, units[next].derived.lowerBound < derived {
        return units[next].source.upperBound
      }
      return aligned(derived, in: units)
    }

    /// The source offset of an offset that is in no unit, counted on from the unit before.
    @inline(__always)
    private func aligned(_ derived: Int, in units: Span<Unit>) -> Int {
      guard next > 0 else { return base + derived }
      let unit = units[next - 1]
      return unit.source.upperBound + (derived - unit.derived.upperBound)
    }
  }

  /// Writes text, the first, to memory as a source spells it; returns the length of the spelling. There is the room that
  /// ``JSONSpelling/room(for:)`` says.
  package typealias Encoder = (UnsafeBufferPointer<UInt8>, UnsafeMutablePointer<UInt8>) -> Int

  /// Lifts a script for the derived text into one for the bytes it was derived from. What the script does not touch
  /// keeps its spelling.
  ///
  /// - Parameters:
  ///   - text: the derived text.
  ///   - sourceLength: the length of the bytes the text was derived from.
  ///   - encode: writes bytes as the source spells them, such as with JSON's escapes.
  package func lift(
    _ script: EditScript, of text: [UInt8], sourceLength: Int, encode: Encoder
  ) -> EditScript {
    guard !script.isEmpty else { return EditScript(sourceLength: sourceLength) }
    var walk = UnitWalk(base: base)
    let lifted = EditScript(
      like: script, sourceLength: sourceLength, insertionRoom: JSONSpelling.room(for: script.insertions.count)
    ) { edit, insertion, memory in
      (walk.sourceRange(of: edit.range, in: units.span), insertion.isEmpty ? 0 : encode(insertion, memory))
    }
    return hasJoiningUnits ? keepingApart(lifted, of: text, encode: encode) : lifted
  }

  /// The script with a new spelling for each unit that a removal would let join the unit before it.
  private func keepingApart(
    _ script: EditScript, of text: [UInt8], encode: Encoder
  ) -> EditScript {
    var result = EditScript(
      sourceLength: script.sourceLength, room: script.edits.count, reasons: script.reasons)
    /// Where the edits that touch each other begin, and whether they insert anything.
    var start = 0
    var inserts = false
    for (index, edit) in script.edits.enumerated() {
      if index == 0 || script.edits[index - 1].range.upperBound < edit.range.lowerBound {
        start = edit.range.lowerBound
        inserts = false
      }
      if !edit.inserted.isEmpty { inserts = true }
      let next = index + 1 < script.edits.count ? script.edits[index + 1].range.lowerBound : nil
      let isLast = next != edit.range.upperBound
      if isLast, !inserts, let unit = joiningUnit(startingAt: edit.range.upperBound, withOneEndingAt: start) {
        result.replace(
          edit.range.lowerBound..<unit.source.upperBound, with: Self.spelling(of: text[unit.derived], encode),
          numbered: edit.reasons)
      } else {
        result.replace(edit.range, with: script.insertion(of: edit), numbered: edit.reasons)
      }
    }
    return result
  }

  private static func spelling(of text: ArraySlice<UInt8>, _ encode: Encoder) -> ArraySlice<UInt8> {
    text.withUnsafeBufferPointer { text in
      [UInt8](room: JSONSpelling.room(for: text.count)) { memory in
        memory.baseAddress.map { encode(text, $0) } ?? 0
      }[...]
    }
  }

  /// The unit that begins at a source offset, if it would join the one that ends at another.
  private func joiningUnit(startingAt offset: Int, withOneEndingAt end: Int) -> Unit? {
    var low = 0
    var high = units.count
    while low < high {
      let middle = (low + high) / 2
      if units[middle].source.lowerBound < offset { low = middle + 1 } else { high = middle }
    }
    guard low < units.count, units[low].source.lowerBound == offset, units[low].joining == .previous else {
      return nil
    }
    let partner = units[..<low].last { $0.source.lowerBound < end }
    return partner?.source.upperBound == end && partner?.joining == .next ? units[low] : nil
  }
}
