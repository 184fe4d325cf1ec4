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
    hash.add(key.removedRaw.word)
    hash.add(key.insertedRaw.word)
    if key.isPartial {
      hash.add(pieces.raw.removed(by: edit))
      hash.add(pieces.raw.inserted(by: edit))
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
struct EditPieces: BitwiseCopyable {
  /// Those of the text.
  let own: ScriptPieces
  /// Those of the record, as it spells them.
  let raw: ScriptPieces
  /// For the number of an edit's reasons, the first number that equal ones have.
  fileprivate let reasonNumbers: UnsafeBufferPointer<UInt32>

  /// Shows the bytes as long as the body runs.
  static func withPieces<Result>(
    of script: EditScript, of text: [UInt8], lifted: EditScript, record: ArraySlice<UInt8>,
    _ body: (EditPieces) -> Result
  ) -> Result {
    precondition(script.edits.count == lifted.edits.count, "lifted edits are the same, one for one")
    return ScriptPieces.withPieces(of: script, for: text[...]) { own in
      ScriptPieces.withPieces(of: lifted, for: record) { raw in
        numbers(of: script.reasons).withUnsafeBufferPointer {
          body(EditPieces(own: own, raw: raw, reasonNumbers: $0))
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

  /// What an edit removes as the record spells it, if that differs.
  func otherSpellingOfRemoved(by edit: Int) -> [UInt8]? {
    haveSameBytes(own.removed(by: edit), raw.removed(by: edit)) ? nil : Array(raw.removed(by: edit))
  }

  /// What an edit inserts as the record spells it, if that differs.
  func otherSpellingOfInserted(by edit: Int) -> [UInt8]? {
    haveSameBytes(own.inserted(by: edit), raw.inserted(by: edit)) ? nil : Array(raw.inserted(by: edit))
  }

  /// Whether two edits remove and insert the same.
  fileprivate func areEqual(_ one: Int, _ other: Int) -> Bool {
    own.areEqual(one, other) && raw.areEqual(one, other)
  }
}

/// The bytes that the edits of one script remove and insert, without references to count.
struct ScriptPieces: BitwiseCopyable {
  fileprivate let edits: UnsafeBufferPointer<Edit>
  private let source: UnsafeRawBufferPointer
  private let insertions: UnsafeRawBufferPointer

  fileprivate static func withPieces<Result>(
    of script: EditScript, for source: ArraySlice<UInt8>, _ body: (ScriptPieces) -> Result
  ) -> Result {
    script.edits.withUnsafeBufferPointer { edits in
      source.withUnsafeBytes { source in
        script.insertedBytes.withUnsafeBytes { insertions in
          body(ScriptPieces(edits: edits, source: source, insertions: insertions))
        }
      }
    }
  }

  /// What an edit removes.
  @inline(__always)
  func removed(by edit: Int) -> UnsafeRawBufferPointer { Self.piece(edits[edit].range, of: source) }

  /// What an edit inserts.
  @inline(__always)
  func inserted(by edit: Int) -> UnsafeRawBufferPointer { Self.piece(edits[edit].inserted, of: insertions) }

  @inline(__always)
  private static func piece(_ range: Range<Int>, of bytes: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
    precondition(range.upperBound <= bytes.count, "edits lie within their text")
    return UnsafeRawBufferPointer(start: bytes.baseAddress.map { $0 + range.lowerBound }, count: range.count)
  }

  fileprivate func areEqual(_ one: Int, _ other: Int) -> Bool {
    haveSameBytes(removed(by: one), removed(by: other))
      && haveSameBytes(inserted(by: one), inserted(by: other))
  }
}

/// What equal edits have in common: their reasons, and of each of the four pieces its length and its first eight bytes.
private struct EditKey: Equatable, BitwiseCopyable {
  let reasons: UInt32
  let removed: PieceKey
  let inserted: PieceKey
  let removedRaw: PieceKey
  let insertedRaw: PieceKey

  init(of edit: Int, _ pieces: EditPieces) {
    reasons = pieces.reasonNumbers[Int(pieces.own.edits[edit].reasons)]
    removed = PieceKey(pieces.own.removed(by: edit))
    inserted = PieceKey(pieces.own.inserted(by: edit))
    removedRaw = PieceKey(pieces.raw.removed(by: edit))
    insertedRaw = PieceKey(pieces.raw.inserted(by: edit))
  }

  /// Whether there are bytes that it does not hold.
  var isPartial: Bool {
    removed.count | inserted.count | removedRaw.count | insertedRaw.count > 8
  }
}

/// The length of a piece and its first eight bytes, or all of fewer, whatever lies behind them.
private struct PieceKey: Equatable, BitwiseCopyable {
  let count: Int
  let word: UInt64

  @inline(__always)
  init(_ piece: UnsafeRawBufferPointer) {
    count = piece.count
    word = Self.word(piece)
  }

  @inline(__always)
  private static func word(_ piece: UnsafeRawBufferPointer) -> UInt64 {
    switch piece.count {
    case 0: 0
    case 1: UInt64(piece[0])
    case 2, 3: ends(of: piece, as: UInt16.self)
    case 4...7: ends(of: piece, as: UInt32.self)
    default: piece.loadUnaligned(as: UInt64.self)
    }
  }

  /// The first bytes and the last ones, which may be partly the same.
  @inline(__always)
  private static func ends<Half: FixedWidthInteger & BitwiseCopyable>(
    of piece: UnsafeRawBufferPointer, as type: Half.Type
  ) -> UInt64 {
    let last = piece.count &- MemoryLayout<Half>.size
    let head = Half(littleEndian: piece.loadUnaligned(as: type))
    let tail = Half(littleEndian: piece.loadUnaligned(fromByteOffset: last, as: type))
    return UInt64(head) | UInt64(tail) &<< UInt64(8 &* last)
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
