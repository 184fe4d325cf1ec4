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
      while line < text.lines.count, text.lines[line].contentEnd <= edit.range.lowerBound, !edit.removes(text.lines[line]) {
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
      let removesEnding = kept.last.map { text.lines[$0].end > edit.range.lowerBound } ?? false
      guard !removesEnding || edit.range.upperBound == text.count else { return nil }
    }
    kept.append(contentsOf: line..<text.lines.count)
    return kept
  }
}

extension Edit {
  /// Whether nothing is left of a line: neither of its content nor of its ending.
  fileprivate func removes(_ line: Line) -> Bool {
    range.lowerBound <= line.start && line.end <= range.upperBound && !line.range.isEmpty
  }
}
