extension EditScript {
  /// The indices of the lines that stay as they are, if the script does nothing but take out whole lines; `nil` if it
  /// does anything else.
  ///
  /// Lines that go up to the end of a text may take the ending in front of them along.
  func linesKept(of text: Text) -> [Int]? {
    guard insertions.isEmpty else { return nil }
    var kept: [Int] = []
    kept.reserveCapacity(text.lines.count)
    var line = 0
    for edit in edits {
      while line < text.lines.count, text.lines[line].contentEnd <= edit.range.lowerBound,
        !edit.removes(text.lines[line])
      {
        kept.append(line)
        line += 1
      }
      while line < text.lines.count, edit.removes(text.lines[line]) { line += 1 }
      // The next line is whole, and an ending may lack only where the text ends.
      if line < text.lines.count {
        guard edit.range.upperBound == text.lines[line].start else { return nil }
      } else {
        guard edit.range.upperBound == text.count else { return nil }
      }
      if let last = kept.last, text.lines[last].end > edit.range.lowerBound {
        let takesEnding = text.lines[last].contentEnd == edit.range.lowerBound
        guard takesEnding, edit.range.upperBound == text.count else { return nil }
      }
    }
    kept.append(contentsOf: line..<text.lines.count)
    return kept
  }
}

extension Text {
  /// The text with every edit of a script made.
  ///
  /// - Parameter kept: what ``EditScript/linesKept(of:)`` says, if that has been asked.
  func applying(_ script: EditScript, keeping kept: [Int]? = nil) -> Text {
    let target = script.applied(to: bytes)
    let lines = kept.map { self.lines($0, upTo: target.count) } ?? lines(after: script, in: target)
    assert(lines == nil || lines == Line.all(in: target.span), "lines have moved as they should")
    return lines.map { Text(target, lines: $0) } ?? Text(target)
  }

  /// Some lines, one behind the other. The last may lack its ending.
  private func lines(_ kept: [Int], upTo end: Int) -> [Line] {
    var start = 0
    return kept.map { index in
      let line = lines[index].shifted(by: start - lines[index].start)
      start = line.end
      return line.end <= end ? line : Line(start: line.start, contentEnd: line.contentEnd, end: end)
    }
  }

  /// The lines of the target of a script that makes edits inside lines; `nil` if it has any other.
  private func lines(after script: EditScript, in target: [UInt8]) -> [Line]? {
    let breaksLine = { (byte: UInt8) in byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") }
    guard !script.insertions.contains(where: breaksLine) else { return nil }
    let edits = script.edits
    var next = 0
    let moved = [Line](room: lines.count) { moved in
      var shift = 0
      for (index, line) in lines.enumerated() {
        let start = line.start &+ shift
        let isEdited = next < edits.count && edits[next].range.lowerBound < line.end
        if isEdited {
          guard let change = Self.change(inside: line, by: edits, from: &next) else { return 0 }
          shift &+= change
        }
        let line = Line(start: start, contentEnd: line.contentEnd &+ shift, end: line.end &+ shift)
        // A CR that nothing parts from the LF any more would belong to the ending.
        if isEdited, line.ending.count == 1, line.contentEnd > line.start,
          target[line.contentEnd - 1] == UInt8(ascii: "\r")
        {
          return 0
        }
        moved.initializeElement(at: index, to: line)
      }
      return lines.count
    }
    guard moved.count == lines.count, next == edits.count, moved.last?.range.isEmpty != true else {
      return nil
    }
    return moved
  }

  /// By how much edits let a line grow, from the next one on; `nil` if one that begins in it ends behind its content.
  private static func change(inside line: Line, by edits: [Edit], from next: inout Int) -> Int? {
    var change = 0
    while next < edits.count, edits[next].range.lowerBound < line.end {
      guard edits[next].range.upperBound <= line.contentEnd else { return nil }
      change += edits[next].inserted.count - edits[next].range.count
      next += 1
    }
    return change
  }
}

extension Line {
  fileprivate func shifted(by distance: Int) -> Line {
    Line(start: start + distance, contentEnd: contentEnd + distance, end: end + distance)
  }
}

extension Edit {
  /// Whether nothing is left of a line: neither of its content nor of its ending.
  fileprivate func removes(_ line: Line) -> Bool {
    range.lowerBound <= line.start && line.end <= range.upperBound && !line.range.isEmpty
  }
}
