/// Finds lines and columns of offsets that come in ascending order, in time linear in the text.
public struct PositionCursor {
  private let text: Text
  private let isUTF8: Bool
  private var line = 0
  /// An offset in that line whose column is known.
  private var offset = 0
  private var column = 1

  /// Starts at the beginning of a text.
  ///
  /// - Parameter isUTF8: whether the text is known to be valid UTF-8, and offsets are those of code points. Then columns
  ///   take less time.
  public init(_ text: Text, isUTF8: Bool = false) {
    self.text = text
    self.isUTF8 = isUTF8
  }

  /// The place of an offset that is not in front of the one last asked for.
  public mutating func position(at target: Int) -> Position {
    let lines = text.lines
    while line + 1 < lines.count, lines[line].end <= target {
      line += 1
      offset = lines[line].start
      column = 1
    }
    if target > offset {
      column += codePoints(in: offset..<min(target, text.count))
      offset = target
    }
    return Position(line: line + 1, column: column)
  }

  private func codePoints(in range: Range<Int>) -> Int {
    isUTF8
      ? ByteScan.countOfCodePoints(in: text.bytes.span.extracting(range))
      : UTF8Scalar.count(in: text.bytes.span, range)
  }
}
