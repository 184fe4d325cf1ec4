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
  init(sourceLength: Int, room: Int, reasons: [Reasons]) {
    self.init(sourceLength: sourceLength)
    edits.reserveCapacity(room)
    self.reasons = reasons
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
    insertions.append(contentsOf: bytes)
    addEdit(range, insertedFrom: start, reasons: reasons)
  }

  /// Adds an edit behind all others, whose reasons have a number already.
  mutating func replace(_ range: Range<Int>, with bytes: ArraySlice<UInt8>, numbered reasons: UInt32) {
    replace(range, numbered: reasons) { $0.append(contentsOf: bytes) }
  }

  /// Adds an edit behind all others that inserts what one of another script does.
  @inline(__always)
  mutating func replace(
    _ range: Range<Int>, as edit: Edit, of other: EditScript, numbered reasons: UInt32
  ) {
    let start = insertions.count
    switch edit.inserted.count {
    case 0: break
    // Nearly all others are of one byte.
    case 1: insertions.append(other.insertions[edit.inserted.lowerBound])
    default: insertions.append(contentsOf: other.insertions[edit.inserted])
    }
    addEdit(range, insertedFrom: start, numbered: reasons)
  }

  /// Adds an edit behind all others, whose insertion is what the body appends.
  @inline(__always)
  mutating func replace(
    _ range: Range<Int>, numbered reasons: UInt32, insertion body: (inout [UInt8]) -> Void
  ) {
    let start = insertions.count
    body(&insertions)
    addEdit(range, insertedFrom: start, numbered: reasons)
  }

  /// Adds the edit whose insertion has just been put behind all others.
  @usableFromInline
  mutating func addEdit(_ range: Range<Int>, insertedFrom start: Int, reasons: Reasons) {
    addEdit(range, insertedFrom: start, numbered: number(of: reasons))
  }

  @inline(__always)
  private mutating func addEdit(_ range: Range<Int>, insertedFrom start: Int, numbered reasons: UInt32) {
    precondition(range.lowerBound >= end, "edits are sorted and disjoint")
    precondition(range.upperBound <= sourceLength, "edits lie within the source")
    let inserted = Range(uncheckedBounds: (start, insertions.count))
    guard !range.isEmpty || !inserted.isEmpty else { return }
    if edits.isEmpty { edits.reserveCapacity(16) }
    edits.append(Edit(range: range, inserted: inserted, reasons: reasons))
    end = range.upperBound
    targetLength &+= inserted.count &- range.count
  }

  /// The number of some reasons, which they get if they have none.
  ///
  /// Of a stage's few reasons the same come again and again; those of joined edits are nearly always others.
  mutating func number(of reasons: Reasons) -> UInt32 {
    if case .one(let reason) = reasons {
      for (number, known) in self.reasons.prefix(32).enumerated() {
        if case .one(let other) = known, other === reason { return UInt32(number) }
      }
    }
    self.reasons.append(reasons)
    return UInt32(self.reasons.count - 1)
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
    replace(range, with: EmptyCollection(), reasons: .one(reason))
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

extension EditScript {
  /// The target: the source with every edit made.
  ///
  /// - Precondition: `source` has ``sourceLength`` bytes.
  public func applied(to source: [UInt8]) -> [UInt8] {
    source.withUnsafeBufferPointer { source in
      [UInt8](room: targetLength) { target in
        if let start = target.baseAddress { write(to: start, from: source) }
        return targetLength
      }
    }
  }

  /// Appends the target to a buffer.
  ///
  /// - Precondition: `source` has ``sourceLength`` bytes.
  public func apply(to source: ArraySlice<UInt8>, appendingTo target: inout [UInt8]) {
    source.withUnsafeBufferPointer { source in
      target.append(addingCapacity: targetLength) { output in
        output.withUnsafeMutableBufferPointer { buffer, count in
          guard let start = buffer.baseAddress else { return }
          write(to: start + count, from: source)
          count += targetLength
        }
      }
    }
  }

  /// Writes the target to memory that has room for it.
  private func write(to target: UnsafeMutablePointer<UInt8>, from source: UnsafeBufferPointer<UInt8>) {
    precondition(source.count == sourceLength, "the script was made for a text of another length")
    guard let source = source.baseAddress else {
      return insertions.withUnsafeBufferPointer { insertions in
        if let first = insertions.baseAddress { target.initialize(from: first, count: insertions.count) }
      }
    }
    insertions.withUnsafeBufferPointer { insertions in
      var next = target
      func copy(_ start: UnsafePointer<UInt8>, _ count: Int) {
        next.initialize(from: start, count: count)
        next += count
      }
      var copied = 0
      for edit in edits {
        copy(source + copied, edit.range.lowerBound - copied)
        if edit.inserted.count == 1 {
          // As nearly all of those that insert anything.
          next.initialize(to: insertions[edit.inserted.lowerBound])
          next += 1
        } else if let first = insertions.baseAddress {
          copy(first + edit.inserted.lowerBound, edit.inserted.count)
        }
        copied = edit.range.upperBound
      }
      copy(source + copied, sourceLength - copied)
    }
  }

  /// The script that turns the target back into the source.
  ///
  /// - Precondition: `source` has ``sourceLength`` bytes.
  public func inverted(for source: [UInt8]) -> EditScript {
    precondition(source.count == sourceLength, "the script was made for a text of another length")
    var inverse = EditScript(sourceLength: targetLength, room: edits.count, reasons: reasons)
    for (edit, target) in zip(edits, targetRanges) {
      inverse.replace(target, with: source[edit.range], numbered: edit.reasons)
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
    var script = EditScript(sourceLength: sourceLength, room: edits.count, reasons: reasons)
    for edit in edits where !isNull(edit) {
      script.replace(edit.range, with: insertion(of: edit), numbered: edit.reasons)
    }
    return script
  }
}
