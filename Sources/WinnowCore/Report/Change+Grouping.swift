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
    var indices: [Key: Int] = [:]
    var cursor = PositionCursor(text)
    for ((edit, raw), target) in zip(zip(script.edits, lifted.edits), lifted.targetRanges) {
      let place = Place(
        source: raw.range.shifted(by: sourceOffset), target: target.shifted(by: targetOffset),
        position: cursor.position(at: text.firstVisible(in: edit.range)))
      let rawRange = raw.range.shifted(by: record.startIndex)
      let key = Key(
        reasons: edit.reasons, removed: text.bytes[edit.range], inserted: script.insertion(of: edit),
        removedRaw: record[rawRange], insertedRaw: lifted.insertion(of: raw))
      if let index = indices[key] {
        changes[index].places.append(place)
      } else {
        indices[key] = changes.count
        changes.append(key.change(at: place, of: text))
      }
    }
    return changes
  }

  /// What makes edits equal.
  private struct Key: Hashable {
    let reasons: Reasons
    let removed: ArraySlice<UInt8>
    let inserted: ArraySlice<UInt8>
    let removedRaw: ArraySlice<UInt8>
    let insertedRaw: ArraySlice<UInt8>

    func hash(into hasher: inout Hasher) {
      // Equal edits have equal lengths and ends; hashing all of a long removal would cost more than it saves.
      hasher.combine(reasons)
      hasher.combine(removedRaw.count)
      hasher.combine(removedRaw.prefix(32))
      hasher.combine(removedRaw.suffix(32))
      hasher.combine(insertedRaw)
    }

    func change(at place: Place, of text: Text) -> Change {
      let parts: [ChangePart] =
        if case .several(let joined) = reasons {
          joined.map { ChangePart($0, of: joined, from: removed.startIndex, in: text) }
        } else {
          []
        }
      return Change(
        reasons: reasons, removed: Array(removed), inserted: Array(inserted),
        removedRaw: removedRaw == removed ? nil : Array(removedRaw),
        insertedRaw: insertedRaw == inserted ? nil : Array(insertedRaw), places: [place],
        parts: parts)
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
