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
  ///   - isUTF8: whether the text is known to be valid UTF-8, and every edit of whole code points.
  public static func changes(
    _ script: EditScript, of text: Text, lifted: EditScript, record: ArraySlice<UInt8>, sourceOffset: Int,
    targetOffset: Int, isUTF8: Bool = false
  ) -> [Change] {
    guard !script.isEmpty else { return [] }
    return EditPieces.withPieces(of: script, of: text.bytes, lifted: lifted, record: record) { pieces in
      let (groups, places) = grouped(pieces, of: text, isUTF8: isUTF8)
      var start = 0
      return [Change](room: groups.count) { changes in
        for (number, group) in groups.enumerated() {
          let raw = pieces.rawEdit(group.first)
          let own = Places(
            places[start..<(start + group.count)], sourceCount: raw.range.count,
            targetCount: raw.inserted.count,
            countedFrom: sourceOffset, targetOffset)
          start += group.count
          let change = Change(
            group.first, pieces, of: script, of: text, lifted: lifted, record: record, at: own)
          changes.initializeElement(at: number, to: change)
        }
        return groups.count
      }
    }
  }

  /// The groups of equal edits, and the places of all edits, group by group. Places are counted from where the record begins
  /// on either side.
  private static func grouped(
    _ pieces: EditPieces, of text: Text, isUTF8: Bool
  ) -> (groups: [EditGroups.Group], places: [PackedPlace]) {
    withUnsafeTemporaryAllocation(of: (group: UInt32, place: PackedPlace).self, capacity: pieces.count) {
      found in
      var groups = EditGroups()
      var cursor = PositionCursor(text, isUTF8: isUTF8)
      var shift = 0
      for index in 0..<pieces.count {
        pieces.fetch(index + 4)
        let raw = pieces.rawEdit(index)
        // First the position, for which the text is read from one edit to the next: then what it removes is at hand.
        let position = cursor.position(at: text.firstVisible(in: pieces.edit(index).range))
        let place = PackedPlace(
          source: UInt32(raw.range.lowerBound), target: UInt32(raw.range.lowerBound + shift),
          line: UInt32(position.line), column: UInt32(position.column))
        found.initializeElement(at: index, to: (groups.group(of: index, pieces), place))
        shift += raw.inserted.count - raw.range.count
      }
      return (groups.all, inOrder(of: groups.all, UnsafeBufferPointer(found)))
    }
  }

  /// The places group by group.
  private static func inOrder(
    of groups: [EditGroups.Group], _ found: UnsafeBufferPointer<(group: UInt32, place: PackedPlace)>
  ) -> [PackedPlace] {
    withUnsafeTemporaryAllocation(of: Int.self, capacity: groups.count) { next in
      var start = 0
      for (number, group) in groups.enumerated() {
        next.initializeElement(at: number, to: start)
        start += group.count
      }
      return [PackedPlace](room: found.count) { places in
        for (group, place) in found {
          places.initializeElement(at: next[Int(group)], to: place)
          next[Int(group)] += 1
        }
        return found.count
      }
    }
  }

  /// The change of equal edits, of which the first has an index.
  private convenience init(
    _ index: Int, _ pieces: EditPieces, of script: EditScript, of text: Text, lifted: EditScript,
    record: ArraySlice<UInt8>, at places: Places
  ) {
    let (edit, raw) = (pieces.edit(index), pieces.rawEdit(index))
    var parts: [ChangePart] = []
    let reasons = script.reasons(of: edit)
    if case .several(let joined) = reasons {
      parts = joined.map { ChangePart($0, of: joined, from: edit.range.lowerBound, in: text) }
    }
    let removesSame = pieces.removesSame(index)
    let insertsSame = pieces.insertsSame(index)
    self.init(
      reasons: reasons, removed: text.bytes[edit.range], inserted: script.insertion(of: edit),
      removedRaw: removesSame ? nil : record[raw.range.shifted(by: record.startIndex)],
      insertedRaw: insertsSame ? nil : lifted.insertion(of: raw), places: places, parts: parts)
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
    let blanks = record.prefix { $0 <= 0x20 }
    let visible = blanks.count < record.count ? blanks.count : 0
    let position =
      visible == 0 ? Position(line: 1, column: 1) : Text(Array(blanks)).position(at: visible)
    let place = Place(
      source: sourceOffset..<(sourceOffset + record.count), target: targetOffset..<targetOffset,
      position: position)
    return Change(
      reasons: .one(reason), removed: record, inserted: [], removedRaw: nil, insertedRaw: nil, places: [place]
    )
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
