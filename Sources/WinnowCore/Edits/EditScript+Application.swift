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
  public var targetRanges: [Range<Int>] { targetRanges(ofEdits: edits.indices, shift: 0) }

  /// Where the insertions of some edits lie in the target.
  ///
  /// - Parameter shift: offset in the target, less offset in the source, in front of these edits.
  func targetRanges(ofEdits indices: Range<Int>, shift: Int) -> [Range<Int>] {
    var shift = shift
    return [Range<Int>](room: indices.count) { targets in
      for (slot, index) in indices.enumerated() {
        let edit = edits[index]
        let start = edit.range.lowerBound &+ shift
        shift &+= edit.inserted.count &- edit.range.count
        targets.initializeElement(at: slot, to: Range(uncheckedBounds: (start, start &+ edit.inserted.count)))
      }
      return indices.count
    }
  }

  /// The script without the edits that put back what was there.
  public consuming func withoutNullEdits(for source: [UInt8]) -> EditScript {
    guard edits.contains(where: { isNull($0, in: source) }) else { return self }
    var script = EditScript(sourceLength: sourceLength, room: edits.count, reasons: reasons)
    for edit in edits where !isNull(edit, in: source) {
      script.replace(edit.range, with: insertion(of: edit), numbered: edit.reasons)
    }
    return script
  }
  /// Whether an edit puts back what was there.
  private func isNull(_ edit: Edit, in source: [UInt8]) -> Bool {
    edit.range.count == edit.inserted.count && source[edit.range].elementsEqual(insertion(of: edit))
  }
}
