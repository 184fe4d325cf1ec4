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
      var changes: [Change] = []
      var groups = EditGroups(pieces)
      var cursor = PositionCursor(text, isUTF8: isUTF8)
      var shift = targetOffset
      for index in lifted.edits.indices {
        let raw = lifted.edits[index]
        let target = raw.range.lowerBound + shift
        shift += raw.inserted.count - raw.range.count
        let place = Place(
          source: raw.range.shifted(by: sourceOffset), target: target..<(target + raw.inserted.count),
          position: cursor.position(at: text.firstVisible(in: script.edits[index].range)))
        let group = groups.group(of: index)
        if group < changes.count {
          changes[group].places.append(place)
        } else {
          changes.append(Change(index, of: script, of: text, pieces, at: place))
        }
      }
      return changes
    }
  }

  /// The change that begins with an edit.
  private init(_ index: Int, of script: EditScript, of text: Text, _ pieces: EditPieces, at place: Place) {
    let edit = script.edits[index]
    var parts: [ChangePart] = []
    let reasons = script.reasons(of: edit)
    if case .several(let joined) = reasons {
      parts = joined.map { ChangePart($0, of: joined, from: edit.range.lowerBound, in: text) }
    }
    self.init(
      reasons: reasons, removed: Array(pieces.own.removed(by: index)),
      inserted: Array(pieces.own.inserted(by: index)),
      removedRaw: pieces.otherSpellingOfRemoved(by: index),
      insertedRaw: pieces.otherSpellingOfInserted(by: index), places: [place], parts: parts)
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
