/// The replacement of a range of bytes by other bytes, with its reasons.
public struct Edit: Equatable, Sendable {
  /// The bytes of the source that are replaced; empty for an insertion.
  public let range: Range<Int>
  /// Where in ``EditScript/insertedBytes`` the new bytes are; empty for a deletion.
  public let inserted: Range<Int>
  /// Why.
  public let reasons: Reasons

  init(range: Range<Int>, inserted: Range<Int>, reasons: Reasons) {
    self.range = range
    self.inserted = inserted
    self.reasons = reasons
  }
}

/// Sorted, disjoint replacements that turn one text, the source, into another, the target.
///
/// Scripts form a small algebra: an empty script is the identity, ``applied(to:)`` makes the target,
/// ``followed(by:)`` composes, ``inverted(for:)`` undoes. Edits may touch; several insertions at one offset happen in
/// their order. The inserted bytes of all edits lie in one buffer, so a thousand small edits cost two allocations.
public struct EditScript: Sendable {
  /// The length of the source, in bytes.
  public let sourceLength: Int
  /// The length of the target, in bytes.
  public private(set) var targetLength: Int
  /// The edits, in order of their ranges.
  public private(set) var edits: [Edit] = []
  /// What the edits insert, one after the other.
  public private(set) var insertedBytes: [UInt8] = []

  /// Makes the identity for a source of so many bytes.
  public init(sourceLength: Int) {
    self.sourceLength = sourceLength
    self.targetLength = sourceLength
  }

  /// Whether the script changes nothing.
  public var isEmpty: Bool { edits.isEmpty }

  /// The bytes that an edit of this script inserts.
  public func insertion(of edit: Edit) -> ArraySlice<UInt8> { insertedBytes[edit.inserted] }

  /// Adds an edit behind all others. An edit that replaces nothing by nothing is left out.
  ///
  /// - Precondition: `range` begins at or behind the end of the last edit and ends within the source.
  public mutating func replace(
    _ range: Range<Int>, with bytes: some Collection<UInt8>, reasons: Reasons
  ) {
    precondition(range.lowerBound >= edits.last?.range.upperBound ?? 0, "edits are sorted and disjoint")
    precondition(range.upperBound <= sourceLength, "edits lie within the source")
    guard !range.isEmpty || !bytes.isEmpty else { return }
    let start = insertedBytes.count
    insertedBytes.append(contentsOf: bytes)
    edits.append(Edit(range: range, inserted: start..<insertedBytes.count, reasons: reasons))
    targetLength += bytes.count - range.count
  }

  /// Adds an edit for one reason behind all others.
  public mutating func replace(
    _ range: Range<Int>, with bytes: some Collection<UInt8>, because reason: Reason
  ) {
    replace(range, with: bytes, reasons: .one(reason))
  }

  /// Adds a removal behind all others.
  public mutating func remove(_ range: Range<Int>, because reason: Reason) {
    replace(range, with: EmptyCollection(), reasons: .one(reason))
  }

  /// Takes back the edits that begin at or behind an offset, so that a larger edit can take their place.
  public mutating func removeEdits(from offset: Int) {
    while let last = edits.last, last.range.lowerBound >= offset {
      edits.removeLast()
      targetLength -= last.inserted.count - last.range.count
      insertedBytes.removeLast(last.inserted.count)
    }
  }
}

extension EditScript {
  /// The target: the source with every edit made.
  ///
  /// - Precondition: `source` has ``sourceLength`` bytes.
  public func applied(to source: [UInt8]) -> [UInt8] {
    var target: [UInt8] = []
    target.reserveCapacity(targetLength)
    apply(to: source[...], appendingTo: &target)
    return target
  }

  /// Appends the target to a buffer.
  ///
  /// - Precondition: `source` has ``sourceLength`` bytes.
  public func apply(to source: ArraySlice<UInt8>, appendingTo target: inout [UInt8]) {
    precondition(source.count == sourceLength, "the script was made for a text of another length")
    let base = source.startIndex
    var copied = 0
    for edit in edits {
      target.append(contentsOf: source[(base + copied)..<(base + edit.range.lowerBound)])
      target.append(contentsOf: insertedBytes[edit.inserted])
      copied = edit.range.upperBound
    }
    target.append(contentsOf: source[(base + copied)...])
  }

  /// The script that turns the target back into the source.
  ///
  /// - Precondition: `source` has ``sourceLength`` bytes.
  public func inverted(for source: [UInt8]) -> EditScript {
    precondition(source.count == sourceLength, "the script was made for a text of another length")
    var inverse = EditScript(sourceLength: targetLength)
    for (edit, target) in zip(edits, targetRanges) {
      inverse.replace(target, with: source[edit.range], reasons: edit.reasons)
    }
    return inverse
  }

  /// Where the insertion of each edit lies in the target; empty at the place of a deletion.
  public var targetRanges: [Range<Int>] {
    var shift = 0
    return edits.map { edit in
      let start = edit.range.lowerBound + shift
      shift += edit.inserted.count - edit.range.count
      return start..<(start + edit.inserted.count)
    }
  }

  /// The script without the edits that put back what was there.
  public func withoutNullEdits(for source: [UInt8]) -> EditScript {
    let isNull = { (edit: Edit) in source[edit.range].elementsEqual(self.insertion(of: edit)) }
    guard edits.contains(where: isNull) else { return self }
    var script = EditScript(sourceLength: sourceLength)
    for edit in edits where !isNull(edit) {
      script.replace(edit.range, with: insertion(of: edit), reasons: edit.reasons)
    }
    return script
  }

  /// The smallest range of the source that a range of the target was made of. What an edit inserted was made of
  /// all the edit replaced.
  public func sourceRange(ofTarget range: Range<Int>) -> Range<Int> {
    var shift = 0  // target offset − source offset, in front of the edit looked at
    var start: Int?
    for edit in edits {
      let from = edit.range.lowerBound + shift
      let upTo = from + edit.inserted.count
      if start == nil, range.lowerBound < upTo || range.lowerBound < from {
        start = range.lowerBound < from ? range.lowerBound - shift : edit.range.lowerBound
      }
      if range.upperBound <= from {
        return (start ?? range.lowerBound - shift)..<max(start ?? 0, range.upperBound - shift)
      }
      if range.upperBound <= upTo { return (start ?? edit.range.lowerBound)..<edit.range.upperBound }
      shift += edit.inserted.count - edit.range.count
    }
    let first = start ?? range.lowerBound - shift
    return first..<max(first, range.upperBound - shift)
  }
}

extension EditScript {
  /// The range of the target that a range of the source became. What lies inside of an edit became all that the
  /// edit inserted.
  public func targetRange(ofSource range: Range<Int>) -> Range<Int> {
    var shift = 0
    var start: Int?
    for edit in edits {
      let from = edit.range.lowerBound + shift
      if start == nil, range.lowerBound < edit.range.upperBound || range.lowerBound < edit.range.lowerBound {
        start = min(range.lowerBound, edit.range.lowerBound) + shift
      }
      if range.upperBound <= edit.range.lowerBound {
        return (start ?? range.lowerBound + shift)..<max(start ?? 0, range.upperBound + shift)
      }
      let upTo = from + edit.inserted.count
      if range.upperBound <= edit.range.upperBound { return (start ?? from)..<upTo }
      shift += edit.inserted.count - edit.range.count
    }
    let first = start ?? range.lowerBound + shift
    return first..<max(first, range.upperBound + shift)
  }
}
