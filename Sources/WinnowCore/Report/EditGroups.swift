/// Finds edits that are equal: made for the same reasons, of the same bytes into the same bytes.
///
/// Nearly all edits are of a few bytes, which are compared as numbers; an article may have a million of them.
struct EditGroups {
  private let pieces: EditPieces
  /// What each group's edits have in common, and its first edit.
  private var groups: [(key: EditKey, first: Int)] = []
  /// A hash table: a group and one, or 0 in a free slot. It grows with the groups, which are few where edits are many.
  private var slots = [UInt32](repeating: 0, count: 16)
  private let seed = QuickHash()

  init(_ pieces: EditPieces) { self.pieces = pieces }

  /// The group of an edit, by number. The edit is the first of a group if no edit asked for before had that number.
  mutating func group(of edit: Int) -> Int {
    let key = EditKey(of: edit, pieces)
    var slot = slot(of: key, edit)
    while slots[slot] != 0 {
      let group = Int(slots[slot] &- 1)
      if groups[group].key == key, !key.isPartial || pieces.areEqual(groups[group].first, edit) {
        return group
      }
      slot = (slot &+ 1) & (slots.count &- 1)
    }
    groups.append((key, edit))
    slots[slot] = UInt32(groups.count)
    if groups.count * 2 >= slots.count { grow() }
    return groups.count - 1
  }

  private func slot(of key: EditKey, _ edit: Int) -> Int {
    var hash = seed
    hash.add(UInt64(key.reasons))
    for index in key.words.indices { hash.add(key.words[index]) }
    if key.isPartial {
      hash.add(pieces.removedRaw(by: edit))
      hash.add(pieces.insertedRaw(by: edit))
    }
    return Int(truncatingIfNeeded: hash.value) & (slots.count &- 1)
  }

  private mutating func grow() {
    slots = Array(repeating: 0, count: slots.count * 4)
    for (number, group) in groups.enumerated() {
      var slot = slot(of: group.key, group.first)
      while slots[slot] != 0 { slot = (slot &+ 1) & (slots.count &- 1) }
      slots[slot] = UInt32(number + 1)
    }
  }
}

/// The bytes that edits of an article's text and the same edits of its record remove and insert.
struct EditPieces {
  fileprivate let edits: [Edit]
  fileprivate let lifted: [Edit]
  /// For the number of an edit's reasons, the first number that equal ones have.
  fileprivate let reasonNumbers: [UInt32]
  private let text: UnsafeRawBufferPointer
  private let insertions: UnsafeRawBufferPointer
  private let record: UnsafeRawBufferPointer
  private let liftedInsertions: UnsafeRawBufferPointer

  /// Shows the bytes as long as the body runs.
  static func withPieces<Result>(
    of script: EditScript, of text: [UInt8], lifted: EditScript, record: ArraySlice<UInt8>,
    _ body: (EditPieces) -> Result
  ) -> Result {
    precondition(script.edits.count == lifted.edits.count, "lifted edits are the same, one for one")
    return text.withUnsafeBytes { text in
      record.withUnsafeBytes { record in
        script.insertedBytes.withUnsafeBytes { insertions in
          lifted.insertedBytes.withUnsafeBytes { liftedInsertions in
            body(
              EditPieces(
                edits: script.edits, lifted: lifted.edits, reasonNumbers: numbers(of: script.reasons),
                text: text, insertions: insertions, record: record, liftedInsertions: liftedInsertions))
          }
        }
      }
    }
  }

  private static func numbers(of reasons: [Reasons]) -> [UInt32] {
    var numbers: [ObjectIdentifier: UInt32] = [:]
    return reasons.enumerated().map { number, reasons in
      // Joined edits know their own ranges, so no two of them are equal.
      guard case .one(let reason) = reasons else { return UInt32(number) }
      let first = numbers[ObjectIdentifier(reason)] ?? UInt32(number)
      if first == number { numbers[ObjectIdentifier(reason)] = first }
      return first
    }
  }

  func removed(by edit: Int) -> UnsafeRawBufferPointer { .init(rebasing: text[edits[edit].range]) }
  func inserted(by edit: Int) -> UnsafeRawBufferPointer { .init(rebasing: insertions[edits[edit].inserted]) }
  fileprivate func removedRaw(by edit: Int) -> UnsafeRawBufferPointer { .init(rebasing: record[lifted[edit].range]) }
  fileprivate func insertedRaw(by edit: Int) -> UnsafeRawBufferPointer {
    .init(rebasing: liftedInsertions[lifted[edit].inserted])
  }

  /// What an edit removes as the record spells it, if that differs.
  func otherSpellingOfRemoved(by edit: Int) -> [UInt8]? {
    haveSameBytes(removed(by: edit), removedRaw(by: edit)) ? nil : Array(removedRaw(by: edit))
  }

  /// What an edit inserts as the record spells it, if that differs.
  func otherSpellingOfInserted(by edit: Int) -> [UInt8]? {
    haveSameBytes(inserted(by: edit), insertedRaw(by: edit)) ? nil : Array(insertedRaw(by: edit))
  }

  /// Whether two edits remove and insert the same.
  fileprivate func areEqual(_ one: Int, _ other: Int) -> Bool {
    haveSameBytes(removed(by: one), removed(by: other)) && haveSameBytes(inserted(by: one), inserted(by: other))
      && haveSameBytes(removedRaw(by: one), removedRaw(by: other))
      && haveSameBytes(insertedRaw(by: one), insertedRaw(by: other))
  }
}

/// What equal edits have in common: their reasons, and of each of the four pieces its length and its first eight bytes.
private struct EditKey: Equatable {
  let reasons: UInt32
  let counts: SIMD4<UInt32>
  let words: SIMD4<UInt64>

  init(of edit: Int, _ pieces: EditPieces) {
    let (removed, inserted) = (pieces.removed(by: edit), pieces.inserted(by: edit))
    let (removedRaw, insertedRaw) = (pieces.removedRaw(by: edit), pieces.insertedRaw(by: edit))
    reasons = pieces.reasonNumbers[Int(pieces.edits[edit].reasons)]
    counts = SIMD4(
      UInt32(removed.count), UInt32(inserted.count), UInt32(removedRaw.count), UInt32(insertedRaw.count))
    words = SIMD4(
      removed.firstWord, inserted.firstWord, removedRaw.firstWord, insertedRaw.firstWord)
  }

  /// Whether there are bytes that it does not hold.
  var isPartial: Bool { counts.max() > 8 }
}

extension UnsafeRawBufferPointer {
  /// The first eight bytes, or all of fewer; it depends on the machine in which order, but not on what lies behind them.
  fileprivate var firstWord: UInt64 {
    switch count {
    case 0: 0
    case 1: UInt64(self[0])
    case 2, 3: word(of: UInt16.self)
    case 4...7: word(of: UInt32.self)
    default: loadUnaligned(as: UInt64.self)
    }
  }

  /// The first bytes and the last ones, which may be partly the same.
  private func word<Half: FixedWidthInteger & BitwiseCopyable>(of type: Half.Type) -> UInt64 {
    let last = count - MemoryLayout<Half>.size
    return UInt64(loadUnaligned(as: type)) | UInt64(loadUnaligned(fromByteOffset: last, as: type)) << (8 * last)
  }
}

/// Whether two pieces are the same bytes; what `==` says of slices, many times faster.
private func haveSameBytes(_ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer) -> Bool {
  guard left.count == right.count else { return false }
  var offset = 0
  while offset &+ 8 <= left.count {
    let (one, other) = (
      left.loadUnaligned(fromByteOffset: offset, as: UInt64.self),
      right.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
    )
    if one != other { return false }
    offset &+= 8
  }
  while offset < left.count {
    if left[offset] != right[offset] { return false }
    offset &+= 1
  }
  return true
}

/// A quick hash for tables that live as long as one article. Each process has a seed of its own, so that no article can
/// be made of edits that collide.
private struct QuickHash {
  private(set) var value = UInt64(truncatingIfNeeded: Hasher().finalize())

  mutating func add(_ word: UInt64) {
    value = (value ^ word) &* 0x9E37_79B9_7F4A_7C15
    value ^= value >> 32
  }

  mutating func add(_ bytes: UnsafeRawBufferPointer) {
    var offset = 0
    while offset &+ 8 <= bytes.count {
      add(bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
      offset &+= 8
    }
    var rest = UInt64(bytes.count) << 56
    for byte in bytes[offset...] { rest = rest << 8 ^ UInt64(byte) }
    add(rest)
  }
}
