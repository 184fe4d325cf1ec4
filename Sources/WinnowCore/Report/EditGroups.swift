internal import CText

/// Finds edits that are equal: made for the same reasons, of the same bytes into the same bytes.
///
/// Nearly all edits are of a few bytes, which are compared as numbers; an article may have a million of them.
struct EditGroups {
  /// Edits that are equal.
  struct Group {
    fileprivate let key: EditKey
    /// The index of the first of them.
    let first: Int
    /// How many they are.
    fileprivate(set) var count: Int
  }

  /// The groups by number, in the order of their first edits.
  private(set) var all: [Group] = []
  /// A hash table: a group and one, or 0 in a free slot. It grows with the groups, which are few where edits are many. There
  /// is none as long as groups are so few that each is looked at.
  private var slots: [UInt32] = []
  private let seed = QuickHash()

  /// So few groups are looked at one by one.
  private static let few = 8

  /// No edit yet.
  init() { all.reserveCapacity(Self.few) }

  /// Puts an edit into its group; returns the number of that.
  mutating func group(of edit: Int, _ pieces: EditPieces) -> UInt32 {
    let key = EditKey(of: edit, pieces)
    let number = slots.isEmpty ? numberAmongFew(key, edit, pieces) : numberBySlot(key, edit, pieces)
    all[number].count += 1
    return UInt32(number)
  }

  private mutating func numberAmongFew(_ key: EditKey, _ edit: Int, _ pieces: EditPieces) -> Int {
    if let number = all.indices.first(where: { holds(all[$0], key, edit, pieces) }) { return number }
    all.append(Group(key: key, first: edit, count: 0))
    if all.count == Self.few { grow(to: 4 * Self.few, pieces) }
    return all.count - 1
  }

  private mutating func numberBySlot(_ key: EditKey, _ edit: Int, _ pieces: EditPieces) -> Int {
    var slot = slot(of: key, edit, pieces)
    while slots[slot] != 0 {
      let number = Int(slots[slot] &- 1)
      if holds(all[number], key, edit, pieces) { return number }
      slot = (slot &+ 1) & (slots.count &- 1)
    }
    all.append(Group(key: key, first: edit, count: 0))
    slots[slot] = UInt32(all.count)
    if all.count * 2 >= slots.count { grow(to: slots.count * 4, pieces) }
    return all.count - 1
  }

  /// Whether an edit belongs to a group.
  @inline(__always)
  private func holds(_ group: Group, _ key: EditKey, _ edit: Int, _ pieces: EditPieces) -> Bool {
    group.key == key && (!key.isPartial || pieces.areEqual(group.first, edit))
  }

  @inline(__always)
  private func slot(of key: EditKey, _ edit: Int, _ pieces: EditPieces) -> Int {
    var hash = seed
    hash.add(key.reasons)
    hash.add(key.raw.removed)
    hash.add(key.raw.inserted)
    if key.isPartial {
      hash.add(pieces.raw.removed(by: edit))
      hash.add(pieces.raw.inserted(by: edit))
    }
    return Int(truncatingIfNeeded: hash.value) & (slots.count &- 1)
  }

  private mutating func grow(to slotCount: Int, _ pieces: EditPieces) {
    slots = Array(filledWith: 0, count: slotCount)
    for (number, group) in all.enumerated() {
      var slot = slot(of: group.key, group.first, pieces)
      while slots[slot] != 0 { slot = (slot &+ 1) & (slots.count &- 1) }
      slots[slot] = UInt32(number + 1)
    }
  }
}

/// The bytes that edits of an article's text and the same edits of its record remove and insert.
struct EditPieces: BitwiseCopyable {
  /// Those of the text.
  fileprivate let own: ScriptPieces
  /// Those of the record, as it spells them.
  fileprivate let raw: ScriptPieces
  /// For the number of an edit's reasons a number that only equal ones have.
  fileprivate let reasonNumbers: UnsafeBufferPointer<UInt>

  /// How many edits there are.
  var count: Int { own.edits.count }

  /// An edit of the text.
  func edit(_ index: Int) -> Edit { own.edits[index] }

  /// The same edit of the record.
  func rawEdit(_ index: Int) -> Edit { raw.edits[index] }

  /// Asks for what an edit removes, if there is such an edit, ahead of its use: edits lie far apart.
  @inline(__always)
  func fetch(_ index: Int) {
    guard index < count else { return }
    own.fetch(index)
    raw.fetch(index)
  }

  /// Shows the bytes as long as the body runs.
  static func withPieces<Result>(
    of script: EditScript, of text: [UInt8], lifted: EditScript, record: ArraySlice<UInt8>,
    _ body: (EditPieces) -> Result
  ) -> Result {
    precondition(script.edits.count == lifted.edits.count, "lifted edits are the same, one for one")
    return ScriptPieces.withPieces(of: script, for: text[...]) { own in
      ScriptPieces.withPieces(of: lifted, for: record) { raw in
        withUnsafeTemporaryAllocation(of: UInt.self, capacity: script.reasons.count) { numbers in
          number(script.reasons, in: numbers)
          return body(EditPieces(own: own, raw: raw, reasonNumbers: UnsafeBufferPointer(numbers)))
        }
      }
    }
  }

  private static func number(_ reasons: [Reasons], in numbers: UnsafeMutableBufferPointer<UInt>) {
    for (index, reasons) in reasons.enumerated() {
      let number =
        switch reasons {
        // The address of an object, which is even.
        case .one(let reason): UInt(bitPattern: ObjectIdentifier(reason))
        // Joined edits know their own ranges, so no two of them are equal.
        case .several: UInt(index) << 1 | 1
        }
      numbers.initializeElement(at: index, to: number)
    }
  }

  /// Whether the record spells what an edit removes as the text does.
  func removesSame(_ edit: Int) -> Bool { haveSameBytes(own.removed(by: edit), raw.removed(by: edit)) }

  /// Whether the record spells what an edit inserts as the text does.
  func insertsSame(_ edit: Int) -> Bool { haveSameBytes(own.inserted(by: edit), raw.inserted(by: edit)) }

  /// Whether two edits remove and insert the same.
  fileprivate func areEqual(_ one: Int, _ other: Int) -> Bool {
    own.areEqual(one, other) && raw.areEqual(one, other)
  }
}

/// The bytes that the edits of one script remove and insert, without references to count.
private struct ScriptPieces: BitwiseCopyable {
  let edits: UnsafeBufferPointer<Edit>
  let source: UnsafeRawBufferPointer
  let insertions: UnsafeRawBufferPointer

  static func withPieces<Result>(
    of script: EditScript, for source: ArraySlice<UInt8>, _ body: (ScriptPieces) -> Result
  ) -> Result {
    precondition(script.sourceLength == source.count, "the script was made for a text of another length")
    return script.edits.withUnsafeBufferPointer { edits in
      source.withUnsafeBytes { source in
        script.insertedBytes.withUnsafeBytes { insertions in
          body(ScriptPieces(edits: edits, source: source, insertions: insertions))
        }
      }
    }
  }

  @inline(__always)
  func fetch(_ edit: Int) {
    if let start = source.baseAddress { winnow_fetch(start + Int(edits[edit].start)) }
  }

  /// What an edit removes.
  func removed(by edit: Int) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(rebasing: source[edits[edit].range])
  }

  /// What an edit inserts.
  func inserted(by edit: Int) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(rebasing: insertions[edits[edit].inserted])
  }

  func areEqual(_ one: Int, _ other: Int) -> Bool {
    haveSameBytes(removed(by: one), removed(by: other))
      && haveSameBytes(inserted(by: one), inserted(by: other))
  }
}

/// What equal edits have in common: their reasons, and of each of the four pieces its length and its first eight bytes.
private struct EditKey: Equatable, BitwiseCopyable {
  let reasons: UInt64
  let own: ScriptKey
  let raw: ScriptKey

  @inline(__always)
  init(of edit: Int, _ pieces: EditPieces) {
    reasons = UInt64(pieces.reasonNumbers[Int(pieces.own.edits[edit].reasons)])
    own = pieces.own.key(of: edit)
    raw = pieces.raw.key(of: edit)
  }

  /// Whether there may be bytes that it does not hold.
  var isPartial: Bool { (own.lengths | raw.lengths) & 0xFFFF_FFF8_FFFF_FFF8 != 0 }
}

/// What the bytes have in common that equal edits of one script remove and insert.
private struct ScriptKey: Equatable, BitwiseCopyable {
  /// The two lengths, the first in the lower half.
  let lengths: UInt64
  /// The first eight bytes of what is removed, or all of fewer, and of what is inserted.
  let removed: UInt64
  let inserted: UInt64
}

extension ScriptPieces {
  @inline(__always)
  fileprivate func key(of index: Int) -> ScriptKey {
    let edit = edits[index]
    let (removed, inserted) = (edit.end &- edit.start, edit.insertionEnd &- edit.insertionStart)
    return ScriptKey(
      lengths: UInt64(removed) | UInt64(inserted) &<< 32, removed: word(edit.start, removed, of: source),
      inserted: word(edit.insertionStart, inserted, of: insertions))
  }

  /// The first eight bytes of a piece, or all of fewer.
  @inline(__always)
  private func word(_ start: UInt32, _ count: UInt32, of bytes: UnsafeRawBufferPointer) -> UInt64 {
    let (start, count) = (Int(start), Int(count))
    guard bytes.count >= 8 else {
      return bytes[start..<(start + count)].reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }
    // Where fewer bytes follow, those in front of the piece are read too, and shifted out.
    let first = min(start, bytes.count &- 8)
    let word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: first, as: UInt64.self))
    let shifted = word &>> UInt64(8 &* (start &- first))
    return count >= 8 ? shifted : shifted & ((1 &<< UInt64(8 &* count)) &- 1)
  }
}

/// Whether two pieces are the same bytes; what `elementsEqual` says, many times faster.
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
  private static let seed = UInt64(truncatingIfNeeded: Hasher().finalize())

  private(set) var value = seed

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
