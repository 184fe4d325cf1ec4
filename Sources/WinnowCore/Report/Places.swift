/// The places of a change, in order: a collection that takes a third of the memory of an array, since equal edits are
/// equally long and few streams are longer than 4 GiB.
public struct Places: Sendable {
  /// The lengths of all ranges, as long as they are the same.
  private var sourceCount = 0
  private var targetCount = 0
  private var packed: [Packed] = []
  /// The places as they are, if one cannot be packed.
  private var plain: [Place] = []

  private struct Packed {
    let source: UInt32
    let target: UInt32
    let line: UInt32
    let column: UInt32
  }

  /// Makes a list of places.
  public init(_ places: some Sequence<Place> = []) {
    for place in places { append(place) }
  }

  /// Adds a place behind all others.
  public mutating func append(_ place: Place) {
    if plain.isEmpty, let new = pack(place) {
      // Most have one place, and most others many.
      if packed.count == 1 { packed.reserveCapacity(16) }
      packed.append(new)
    } else {
      if plain.isEmpty {
        plain = Array(self)
        packed = []
      }
      plain.append(place)
    }
  }

  private mutating func pack(_ place: Place) -> Packed? {
    if packed.isEmpty { (sourceCount, targetCount) = (place.source.count, place.target.count) }
    guard place.source.count == sourceCount, place.target.count == targetCount,
      let source = UInt32(exactly: place.source.lowerBound),
      let target = UInt32(exactly: place.target.lowerBound),
      let line = UInt32(exactly: place.position.line), let column = UInt32(exactly: place.position.column)
    else { return nil }
    return Packed(source: source, target: target, line: line, column: column)
  }
}

extension Places: RandomAccessCollection {
  /// The index of the first place.
  public var startIndex: Int { 0 }
  /// The number of places.
  public var endIndex: Int { plain.isEmpty ? packed.count : plain.count }

  /// The place at an index.
  public subscript(index: Int) -> Place {
    guard plain.isEmpty else { return plain[index] }
    let place = packed[index]
    let (source, target) = (Int(place.source), Int(place.target))
    return Place(
      source: source..<(source + sourceCount), target: target..<(target + targetCount),
      position: Position(line: Int(place.line), column: Int(place.column)))
  }
}

extension Places: ExpressibleByArrayLiteral {
  /// Makes a list of places.
  public init(arrayLiteral places: Place...) { self.init(places) }
}
