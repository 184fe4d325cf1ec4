/// One line of a text: its content and its ending, as byte offsets into the text.
///
/// A line ends at LF; a CR directly before it belongs to the ending. A lone CR and U+2028 end no line. The last
/// line may have no ending.
public struct Line: Equatable, Sendable {
  /// The byte offset of the line's first byte.
  public let start: Int
  /// The byte offset behind the last byte of the content, where the ending begins.
  public let contentEnd: Int
  /// The byte offset behind the ending; equal to ``contentEnd`` for a last line without one.
  public let end: Int

  /// The bytes of the line without its ending.
  public var content: Range<Int> { start..<contentEnd }
  /// The bytes of the line with its ending.
  public var range: Range<Int> { start..<end }
  /// The bytes of the ending: empty, LF or CR LF.
  public var ending: Range<Int> { contentEnd..<end }

  @inlinable
  package init(start: Int, contentEnd: Int, end: Int) {
    self.start = start
    self.contentEnd = contentEnd
    self.end = end
  }
}

extension Line {
  /// Cuts bytes into lines. An empty text has no lines, and a final LF opens no further line.
  static func all(in bytes: Span<UInt8>) -> [Line] {
    var lines: [Line] = []
    // About as many as articles have, blank ones counted.
    lines.reserveCapacity(bytes.count / 96 + 1)
    var start = 0
    while start < bytes.count {
      let lineFeed = ByteScan.first(UInt8(ascii: "\n"), in: bytes, from: start)
      guard lineFeed < bytes.count else {
        lines.append(Line(start: start, contentEnd: lineFeed, end: lineFeed))
        break
      }
      let hasCarriageReturn = lineFeed > start && bytes[lineFeed - 1] == UInt8(ascii: "\r")
      lines.append(
        Line(start: start, contentEnd: hasCarriageReturn ? lineFeed - 1 : lineFeed, end: lineFeed + 1))
      start = lineFeed + 1
    }
    return lines
  }
}
