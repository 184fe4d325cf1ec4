extension Change {
  /// The edits of one article as changes: equal edits share a change, in the order of their first places.
  ///
  /// - Parameters:
  ///   - script: from the article's original text to the cleaned one.
  ///   - text: the original text.
  ///   - lifted: the same edits, one for one, of the record's bytes.
  ///   - record: the record's bytes.
  ///   - sourceOffset: the offset of the record in the original stream.
  ///   - targetOffset: the offset of the cleaned record in the output stream.
  public static func changes(
    _ script: EditScript, of text: Text, lifted: EditScript, record: ArraySlice<UInt8>, sourceOffset: Int,
    targetOffset: Int
  ) -> [Change] {
    var changes: [Change] = []
    var groups = EditGroups(script, of: text.bytes, lifted: lifted, record: record)
    var cursor = PositionCursor(text)
    var shift = targetOffset
    for (index, raw) in lifted.edits.enumerated() {
      let edit = script.edits[index]
      let target = raw.range.lowerBound + shift
      shift += raw.inserted.count - raw.range.count
      let place = Place(
        source: raw.range.shifted(by: sourceOffset), target: target..<(target + raw.inserted.count),
        position: cursor.position(at: text.firstVisible(in: edit.range)))
      let group = groups.group(of: index)
      if group < changes.count {
        changes[group].places.append(place)
      } else {
        changes.append(groups.change(of: index, at: place, in: text))
      }
    }
    return changes
  }

  /// The removal of a whole record.
  ///
  /// - Parameters:
  ///   - record: its bytes.
  ///   - reason: why.
  ///   - sourceOffset: the offset of the record in the original stream.
  ///   - targetOffset: where it would be in the output stream.
  public static func removal(
    of record: ArraySlice<UInt8>, because reason: Reason, sourceOffset: Int, targetOffset: Int
  ) -> Change {
    let bytes = Array(record)
    let visible = bytes.firstIndex { $0 > 0x20 } ?? 0
    let place = Place(
      source: sourceOffset..<(sourceOffset + bytes.count), target: targetOffset..<targetOffset,
      position: Text(Array(bytes[..<visible])).position(at: visible))
    return Change(
      reasons: .one(reason), removed: bytes, inserted: [], removedRaw: nil, insertedRaw: nil, places: [place])
  }
}

/// Finds edits that are equal: made for the same reasons, of the same bytes into the same bytes.
private struct EditGroups {
  private let script: EditScript
  private let text: [UInt8]
  private let lifted: EditScript
  private let record: ArraySlice<UInt8>
  /// For the number of some reasons, the first number that equal ones have.
  private let reasonNumbers: [Int]
  /// The first edit of each group.
  private var firsts: [Int] = []
  /// A hash table: a group and one, or 0 in a free slot. It grows with the groups, which are few where edits are many.
  private var slots = [UInt32](repeating: 0, count: 16)
  private let seed = QuickHash()

  init(_ script: EditScript, of text: [UInt8], lifted: EditScript, record: ArraySlice<UInt8>) {
    self.script = script
    self.text = text
    self.lifted = lifted
    self.record = record
    reasonNumbers = Self.numbers(of: script.reasons)
  }

  private static func numbers(of reasons: [Reasons]) -> [Int] {
    var numbers: [ObjectIdentifier: Int] = [:]
    return reasons.enumerated().map { number, reasons in
      // Joined edits know their own ranges, so no two of them are equal.
      guard case .one(let reason) = reasons else { return number }
      let first = numbers[ObjectIdentifier(reason)] ?? number
      if first == number { numbers[ObjectIdentifier(reason)] = number }
      return first
    }
  }

  /// The group of an edit, by number. The edit is the first of a group if no edit asked for before had that number.
  mutating func group(of edit: Int) -> Int {
    guard script.edits.count > 1 else { return 0 }
    var slot = Int(truncatingIfNeeded: hash(of: edit)) & (slots.count - 1)
    while slots[slot] != 0 {
      let group = Int(slots[slot]) - 1
      if areEqual(firsts[group], edit) { return group }
      slot = (slot + 1) & (slots.count - 1)
    }
    firsts.append(edit)
    slots[slot] = UInt32(firsts.count)
    if firsts.count * 2 >= slots.count { grow() }
    return firsts.count - 1
  }

  private mutating func grow() {
    slots = Array(repeating: 0, count: slots.count * 4)
    for (group, edit) in firsts.enumerated() {
      var slot = Int(truncatingIfNeeded: hash(of: edit)) & (slots.count - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = UInt32(group + 1)
    }
  }

  private func hash(of edit: Int) -> UInt64 {
    let raw = lifted.edits[edit]
    var hash = seed
    hash.add(UInt64(reasonNumbers[Int(script.edits[edit].reasons)]))
    hash.add(rawRemoval(raw))
    hash.add(lifted.insertion(of: raw))
    return hash.value
  }

  private func areEqual(_ one: Int, _ other: Int) -> Bool {
    let (edit, raw) = (script.edits[one], lifted.edits[one])
    let (otherEdit, otherRaw) = (script.edits[other], lifted.edits[other])
    return edit.range.count == otherEdit.range.count && raw.range.count == otherRaw.range.count
      && raw.inserted.count == otherRaw.inserted.count
      && reasonNumbers[Int(edit.reasons)] == reasonNumbers[Int(otherEdit.reasons)]
      && haveSameBytes(text[edit.range], text[otherEdit.range])
      && haveSameBytes(rawRemoval(raw), rawRemoval(otherRaw))
      && haveSameBytes(lifted.insertion(of: raw), lifted.insertion(of: otherRaw))
      && haveSameBytes(script.insertion(of: edit), script.insertion(of: otherEdit))
  }

  private func rawRemoval(_ raw: Edit) -> ArraySlice<UInt8> {
    record[raw.range.shifted(by: record.startIndex)]
  }

  /// The change that begins with an edit.
  func change(of index: Int, at place: Place, in text: Text) -> Change {
    let (edit, raw) = (script.edits[index], lifted.edits[index])
    let (removed, inserted) = (text.bytes[edit.range], script.insertion(of: edit))
    let (removedRaw, insertedRaw) = (rawRemoval(raw), lifted.insertion(of: raw))
    var parts: [ChangePart] = []
    let reasons = script.reasons(of: edit)
    if case .several(let joined) = reasons {
      parts = joined.map { ChangePart($0, of: joined, from: edit.range.lowerBound, in: text) }
    }
    return Change(
      reasons: reasons, removed: Array(removed), inserted: Array(inserted),
      removedRaw: haveSameBytes(removedRaw, removed) ? nil : Array(removedRaw),
      insertedRaw: haveSameBytes(insertedRaw, inserted) ? nil : Array(insertedRaw), places: [place],
      parts: parts)
  }
}

/// Whether two pieces are the same bytes; what `==` says, many times faster.
private func haveSameBytes(_ left: ArraySlice<UInt8>, _ right: ArraySlice<UInt8>) -> Bool {
  guard left.count == right.count else { return false }
  return left.withUnsafeBytes { left in
    right.withUnsafeBytes { right in
      var offset = 0
      while offset + 8 <= left.count {
        let (one, other) = (
          left.loadUnaligned(fromByteOffset: offset, as: UInt64.self),
          right.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
        )
        if one != other { return false }
        offset += 8
      }
      while offset < left.count {
        if left[offset] != right[offset] { return false }
        offset += 1
      }
      return true
    }
  }
}

/// A quick hash for tables that live as long as one article. Each process has a seed of its own, so that no article can
/// be made of edits that collide.
private struct QuickHash {
  private(set) var value = UInt64(truncatingIfNeeded: Hasher().finalize())

  mutating func add(_ word: UInt64) {
    value = (value ^ word) &* 0x9E37_79B9_7F4A_7C15
    value ^= value >> 32
  }

  mutating func add(_ bytes: ArraySlice<UInt8>) {
    bytes.withUnsafeBytes { bytes in
      var offset = 0
      while offset + 8 <= bytes.count {
        add(bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
        offset += 8
      }
      var rest = UInt64(bytes.count) << 56
      for byte in bytes[offset...] { rest = rest << 8 ^ UInt64(byte) }
      add(rest)
    }
  }
}

extension ChangePart {
  /// A part of an edit joined of several, which begins at an offset of the text. What lies in another part within its
  /// range is left to that one.
  fileprivate init(_ part: Reasons.Part, of joined: [Reasons.Part], from start: Int, in text: Text) {
    let ranges = part.ownRanges(among: joined)
    let visible = ranges.lazy.compactMap { range in range.first(where: text.isVisible) }.first
    self.init(
      reason: part.reason, excerpt: ranges.flatMap { text.bytes[$0] },
      ranges: ranges.map { $0.shifted(by: -start) },
      position: text.position(at: visible ?? part.range.lowerBound))
  }
}

extension Text {
  /// The first byte of a range that a reader sees, where the eye looks for a change; the start of the range if it
  /// holds only blanks and line ends.
  fileprivate func firstVisible(in range: Range<Int>) -> Int {
    range.first(where: isVisible) ?? range.lowerBound
  }

  fileprivate func isVisible(at offset: Int) -> Bool {
    bytes[offset] > 0x20
  }
}

extension Range<Int> {
  /// The range moved by a number of bytes.
  public func shifted(by distance: Int) -> Range<Int> {
    (lowerBound + distance)..<(upperBound + distance)
  }
}
