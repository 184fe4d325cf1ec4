/// The replacement of a range of bytes by other bytes. What it inserts and why are known to the script it belongs to.
///
/// An article may have a million of them, so it is small, and copied without counting references.
public struct Edit: Sendable {
  @usableFromInline let start: UInt32
  @usableFromInline let end: UInt32
  @usableFromInline let insertionStart: UInt32
  @usableFromInline let insertionEnd: UInt32
  /// The number of its reasons in the script.
  let reasons: UInt32

  /// The bytes of the source that are replaced; empty for an insertion.
  @inlinable
  public var range: Range<Int> { Range(uncheckedBounds: (Int(start), Int(end))) }

  /// Where in ``EditScript/insertedBytes`` the new bytes are; empty for a deletion.
  @inlinable
  public var inserted: Range<Int> { Range(uncheckedBounds: (Int(insertionStart), Int(insertionEnd))) }

  /// - Precondition: the ranges end below 2³².
  init(range: Range<Int>, inserted: Range<Int>, reasons: UInt32) {
    start = UInt32(range.lowerBound)
    end = UInt32(range.upperBound)
    insertionStart = UInt32(inserted.lowerBound)
    insertionEnd = UInt32(inserted.upperBound)
    self.reasons = reasons
  }

  /// An edit of one script as one of another. Distances may be negative, and are added modulo 2³².
  ///
  /// - Precondition: it lies within the other script.
  @inline(__always)
  fileprivate init(
    _ other: Edit, movedBy distance: Int, insertionMovedBy shift: Int, reasonsMovedBy number: UInt32
  ) {
    let (distance, shift) = (UInt32(truncatingIfNeeded: distance), UInt32(truncatingIfNeeded: shift))
    start = other.start &+ distance
    end = other.end &+ distance
    insertionStart = other.insertionStart &+ shift
    insertionEnd = other.insertionEnd &+ shift
    reasons = other.reasons &+ number
  }
}

/// Sorted, disjoint replacements that turn one text, the source, into another, the target.
///
/// Scripts form a small algebra: an empty script is the identity, ``applied(to:)`` makes the target,
/// ``followed(by:)`` composes, ``inverted(for:)`` undoes. Edits may touch; several insertions at one offset happen in
/// their order. The inserted bytes of all edits lie in one buffer, and so do their reasons, so a thousand small edits cost
/// three allocations. Source and insertions are smaller than 4 GiB.
public struct EditScript: Sendable {
  /// The length of the source, in bytes.
  public let sourceLength: Int
  /// The length of the target, in bytes.
  public private(set) var targetLength: Int
  /// The edits, in order of their ranges.
  public private(set) var edits: [Edit] = []
  /// What the edits insert, one after the other.
  public var insertedBytes: [UInt8] { insertions }

  @usableFromInline
  var insertions: [UInt8] = []

  /// Where the last edit's range ends.
  private var end = 0

  /// The reasons that edits name by number. Not every one need be in use.
  private(set) var reasons: [Reasons] = []

  /// Makes the identity for a source of so many bytes.
  public init(sourceLength: Int) {
    self.sourceLength = sourceLength
    self.targetLength = sourceLength
  }

  /// Makes an empty script whose edits take their reasons, by number, from those of others, in order.
  ///
  /// - Parameters:
  ///   - room: room for how many edits is made.
  ///   - insertionRoom: room for how many bytes that they insert is made.
  init(sourceLength: Int, room: Int, insertionRoom: Int = 0, reasons: [Reasons]) {
    self.init(sourceLength: sourceLength)
    edits.reserveCapacity(room)
    if insertionRoom > 0 { insertions.reserveCapacity(insertionRoom) }
    self.reasons = reasons
  }

  /// Makes a script of the same edits as another, one for one and for the same reasons, of another source.
  ///
  /// - Parameters:
  ///   - room: how many bytes they may insert.
  ///   - translate: is given an edit, what it inserts, and memory for what it inserts here. Returns what it replaces here,
  ///     which must be in order and not empty for both, and how many bytes it wrote.
  init(
    like other: EditScript, sourceLength: Int, insertionRoom room: Int,
    _ translate: (Edit, UnsafeBufferPointer<UInt8>, UnsafeMutablePointer<UInt8>) -> (Range<Int>, Int)
  ) {
    self.init(sourceLength: sourceLength)
    reasons = other.reasons
    var removed = 0
    var edits: [Edit] = []
    insertions = other.insertions.withUnsafeBufferPointer { others in
      [UInt8](room: room) { memory in
        guard let start = memory.baseAddress else { return 0 }
        var written = 0
        edits = [Edit](room: other.edits.count) { edits in
          for (index, edit) in other.edits.enumerated() {
            let (range, count) = translate(
              edit, UnsafeBufferPointer(rebasing: others[edit.inserted]), start + written)
            precondition(range.lowerBound >= end, "edits are sorted and disjoint")
            edits.initializeElement(
              at: index, to: Edit(range: range, inserted: written..<(written + count), reasons: edit.reasons))
            end = range.upperBound
            removed += range.count
            written += count
          }
          return other.edits.count
        }
        return written
      }
    }
    precondition(end <= sourceLength, "edits lie within the source")
    self.edits = edits
    targetLength += insertions.count - removed
  }

  /// Whether the script changes nothing.
  public var isEmpty: Bool { edits.isEmpty }

  /// The bytes that an edit of this script inserts.
  public func insertion(of edit: Edit) -> ArraySlice<UInt8> { insertions[edit.inserted] }

  /// Why an edit of this script is made.
  public func reasons(of edit: Edit) -> Reasons { reasons[Int(edit.reasons)] }

  /// Why an edit of this script is made, with the ranges that its reasons are about.
  public func parts(of edit: Edit) -> [Reasons.Part] { reasons(of: edit).parts(in: edit.range) }

  /// Adds an edit behind all others. An edit that replaces nothing by nothing is left out.
  ///
  /// - Precondition: `range` begins at or behind the end of the last edit and ends within the source.
  @inlinable
  public mutating func replace(
    _ range: Range<Int>, with bytes: some Collection<UInt8>, reasons: Reasons
  ) {
    let start = insertions.count
    if start == 0, !bytes.isEmpty { insertions.reserveCapacity(Self.usualRoom) }
    insertions.append(contentsOf: bytes)
    addEdit(range, insertedFrom: start, reasons: reasons)
  }

  /// Room for so many edits, or bytes that they insert, is made at first.
  @usableFromInline static let usualRoom = 48

  /// Adds an edit behind all others, whose reasons have a number already.
  mutating func replace(_ range: Range<Int>, with bytes: ArraySlice<UInt8>, numbered reasons: UInt32) {
    let start = insertions.count
    insertions.append(contentsOf: bytes)
    addEdit(range, inserted: start..<insertions.count, numbered: reasons)
  }

  /// Adds some edits of another script behind all others.
  ///
  /// - Parameters:
  ///   - distance: how far they are moved in the source.
  ///   - number: what is added to the numbers of their reasons.
  mutating func append(
    _ indices: Range<Int>, of other: EditScript, movedBy distance: Int, reasonsMovedBy number: UInt32
  ) {
    guard !indices.isEmpty else { return }
    let (first, last) = (other.edits[indices.lowerBound], other.edits[indices.upperBound - 1])
    precondition(first.range.lowerBound + distance >= end, "edits are sorted and disjoint")
    precondition(last.range.upperBound + distance <= sourceLength, "edits lie within the source")
    // What they insert lies in one piece.
    let inserted = first.inserted.lowerBound..<last.inserted.upperBound
    let shift = insertions.count - inserted.lowerBound
    insertions.append(contentsOf: other.insertions[inserted])
    precondition(insertions.count <= UInt32.max, "insertions are smaller than 4 GiB")
    var removed = 0
    other.edits.withUnsafeBufferPointer { others in
      edits.append(addingCapacity: indices.count) { output in
        for other in others[indices] {
          removed &+= other.range.count
          output.append(Edit(other, movedBy: distance, insertionMovedBy: shift, reasonsMovedBy: number))
        }
      }
    }
    end = last.range.upperBound + distance
    targetLength &+= inserted.count &- removed
  }

  /// Adds the edit whose insertion has just been put behind all others.
  @usableFromInline
  mutating func addEdit(_ range: Range<Int>, insertedFrom start: Int, reasons: Reasons) {
    addEdit(range, inserted: start..<insertions.count, numbered: number(of: reasons))
  }

  /// Adds an edit behind all others. What it inserts lies directly behind what they do.
  @inline(__always)
  mutating func addEdit(_ range: Range<Int>, inserted: Range<Int>, numbered reasons: UInt32) {
    precondition(range.lowerBound >= end, "edits are sorted and disjoint")
    precondition(range.upperBound <= sourceLength, "edits lie within the source")
    guard !range.isEmpty || !inserted.isEmpty else { return }
    if edits.isEmpty { edits.reserveCapacity(Self.usualRoom) }
    edits.append(Edit(range: range, inserted: inserted, reasons: reasons))
    end = range.upperBound
    targetLength &+= inserted.count &- range.count
  }

  /// The number of some reasons, which they get if they have none.
  ///
  /// Of a stage's few reasons the same come again and again; those of joined edits are nearly always others.
  mutating func number(of reasons: Reasons) -> UInt32 {
    if case .one(let reason) = reasons, let known = number(of: reason) { return known }
    self.reasons.append(reasons)
    return UInt32(self.reasons.count - 1)
  }

  /// The number of a reason that is among the first.
  private func number(of reason: Reason) -> UInt32? {
    let isKnown = { (number: UInt32) in
      if case .one(let known) = reasons[Int(number)] { known === reason } else { false }
    }
    // Nearly always that of the last edit.
    if let last = edits.last?.reasons, isKnown(last) { return last }
    return (0..<UInt32(min(reasons.count, 32))).first(where: isKnown)
  }

  /// Adds an edit for one reason behind all others.
  @inlinable
  public mutating func replace(
    _ range: Range<Int>, with bytes: some Collection<UInt8>, because reason: Reason
  ) {
    replace(range, with: bytes, reasons: .one(reason))
  }

  /// Adds a removal behind all others.
  public mutating func remove(_ range: Range<Int>, because reason: Reason) {
    addEdit(range, insertedFrom: insertions.count, reasons: .one(reason))
  }

  /// Takes back the edits that begin at or behind an offset, so that a larger edit can take their place.
  public mutating func removeEdits(from offset: Int) {
    while let last = edits.last, last.range.lowerBound >= offset {
      edits.removeLast()
      targetLength -= last.inserted.count - last.range.count
      insertions.removeLast(last.inserted.count)
    }
    end = edits.last?.range.upperBound ?? 0
  }
}
