/// The places of a change, in order: a collection that takes a third of the memory of an array, since equal edits are
/// equally long and few streams are longer than 4 GiB.
public struct Places: Sendable {
  /// What all packed places have in common: the lengths of their ranges, and what their offsets are counted from.
  @usableFromInline var sourceCount = 0
  @usableFromInline var targetCount = 0
  @usableFromInline var sourceStart = 0
  @usableFromInline var targetStart = 0
  @usableFromInline var list = List.packed([])
  /// The number of places; the list need not be asked, which would count a reference.
  public private(set) var endIndex = 0

  /// One reference, since places are copied with what they are of.
  @usableFromInline
  enum List: Sendable {
    case packed(ArraySlice<PackedPlace>)
    /// The places as they are, if one cannot be packed.
    case plain([Place])
  }

  /// Makes a list of places.
  public init(_ places: some Sequence<Place> = []) {
    let places = Array(places)
    endIndex = places.count
    guard let first = places.first else { return }
    (sourceCount, targetCount) = (first.source.count, first.target.count)
    (sourceStart, targetStart) = (first.source.lowerBound, first.target.lowerBound)
    var packed: ArraySlice<PackedPlace> = []
    packed.reserveCapacity(places.count)
    for place in places {
      guard let new = pack(place) else {
        list = .plain(places)
        return
      }
      packed.append(new)
    }
    list = .packed(packed)
  }

  /// Takes places of ranges that are equally long.
  ///
  /// - Parameters:
  ///   - packed: the places, which may be some of a larger array.
  ///   - source: where their offsets in the original stream are counted from.
  ///   - target: where their offsets in the output stream are counted from.
  init(
    _ packed: ArraySlice<PackedPlace>, sourceCount: Int, targetCount: Int, countedFrom source: Int,
    _ target: Int
  ) {
    list = .packed(packed)
    endIndex = packed.count
    (self.sourceCount, self.targetCount) = (sourceCount, targetCount)
    (sourceStart, targetStart) = (source, target)
  }

  private func pack(_ place: Place) -> PackedPlace? {
    guard place.source.count == sourceCount, place.target.count == targetCount,
      let source = UInt32(exactly: place.source.lowerBound - sourceStart),
      let target = UInt32(exactly: place.target.lowerBound - targetStart),
      let line = UInt32(exactly: place.position.line), let column = UInt32(exactly: place.position.column)
    else { return nil }
    return PackedPlace(source: source, target: target, line: line, column: column)
  }
}

/// Where a range begins whose length is known.
@usableFromInline
struct PackedPlace: BitwiseCopyable, Sendable {
  @usableFromInline let source: UInt32
  @usableFromInline let target: UInt32
  @usableFromInline let line: UInt32
  @usableFromInline let column: UInt32
}

extension Places: RandomAccessCollection {
  /// The index of the first place.
  public var startIndex: Int { 0 }
  /// The place at an index.
  @inlinable
  public subscript(index: Int) -> Place {
    switch list {
    case .packed(let places): unpacked(places[places.startIndex + index])
    case .plain(let places): places[index]
    }
  }

  @inlinable
  func unpacked(_ place: PackedPlace) -> Place {
    let (source, target) = (sourceStart + Int(place.source), targetStart + Int(place.target))
    return Place(
      source: source..<(source + sourceCount), target: target..<(target + targetCount),
      position: Position(line: Int(place.line), column: Int(place.column)))
  }
}

extension Places: ExpressibleByArrayLiteral {
  /// Makes a list of places.
  public init(arrayLiteral places: Place...) { self.init(places) }
}
