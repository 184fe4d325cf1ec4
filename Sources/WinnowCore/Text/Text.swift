/// The text of one article: its bytes, and where its lines lie.
///
/// Text is bytes, usually UTF-8 but never required to be. Offsets are bytes; lines and columns shown to people
/// are 1-based and columns count code points.
public struct Text: Sendable {
  /// The bytes, exactly as they were read.
  public let bytes: [UInt8]
  /// The lines in order; together they cover every byte.
  public let lines: [Line]

  /// Makes a text of bytes and finds its lines, in one pass.
  public init(_ bytes: [UInt8]) {
    self.bytes = bytes
    self.lines = Line.all(in: bytes.span)
  }

  /// Makes a text whose lines are known.
  package init(_ bytes: [UInt8], lines: [Line]) {
    self.bytes = bytes
    self.lines = lines
  }

  /// Makes a text of a string's UTF-8.
  public init(_ string: String) {
    self.init(Array(string.utf8))
  }

  /// The length in bytes.
  public var count: Int { bytes.count }
}

extension Text {
  /// The content of a line without blanks at either end.
  public func trimmedContent(of line: Line) -> Range<Int> {
    Blank.trimmed(line.content, in: bytes.span)
  }

  /// Whether a line holds nothing but blanks.
  public func isBlank(_ line: Line) -> Bool {
    trimmedContent(of: line).isEmpty
  }

  /// The paragraphs, as ranges of line indices: the lines between blank lines. In a text without blank lines every
  /// line is a paragraph of its own, since nothing there says where one ends.
  public var paragraphs: [Range<Int>] {
    var paragraphs: [Range<Int>] = []
    var start: Int?
    var sawBlank = false
    for (index, line) in lines.enumerated() {
      if isBlank(line) {
        sawBlank = true
        if let first = start { paragraphs.append(first..<index) }
        start = nil
      } else if start == nil {
        start = index
      }
    }
    if let first = start { paragraphs.append(first..<lines.count) }
    return sawBlank ? paragraphs : lines.indices.map { $0..<($0 + 1) }
  }

  /// The index of the line that holds a byte; the last line for an offset at the end of the text.
  public func lineIndex(at offset: Int) -> Int {
    var low = 0
    var high = lines.count
    while low < high {
      let middle = (low + high) / 2
      if lines[middle].end <= offset { low = middle + 1 } else { high = middle }
    }
    return max(0, min(low, lines.count - 1))
  }

  /// The place of a byte offset as people count.
  public func position(at offset: Int) -> Position {
    guard !lines.isEmpty else { return Position(line: 1, column: 1) }
    let index = lineIndex(at: offset)
    let upTo = lines[index].start..<max(lines[index].start, offset)
    return Position(line: index + 1, column: 1 + UTF8Scalar.count(in: bytes.span, upTo))
  }

  /// The line ending this text uses: that of its first line that has one, LF where none has.
  public var lineEnding: [UInt8] {
    guard let first = lines.first, !first.ending.isEmpty else { return [UInt8(ascii: "\n")] }
    return Array(bytes[first.ending])
  }
}

/// A place as people count it.
public struct Position: Hashable, Sendable {
  /// The line, 1-based.
  public let line: Int
  /// The column in code points, 1-based. A byte that is not valid UTF-8 counts as one.
  public let column: Int

  /// Makes a position of a 1-based line and column.
  @inlinable
  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }
}
