internal import CText

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
    // Nearly all articles have longer lines, blank ones counted; of others the line ends are counted.
    all(in: bytes, room: bytes.count / 64 + blockRoom)
      ?? all(in: bytes, room: ByteScan.count(of: UInt8(ascii: "\n"), in: bytes) + blockRoom) ?? []
  }

  /// How much more room the search needs than there are lines.
  private static let blockRoom = 34

  /// The lines, unless there are more than there is room for.
  private static func all(in bytes: Span<UInt8>, room: Int) -> [Line]? {
    bytes.withUnsafeBufferPointer { bytes in
      guard let base = bytes.baseAddress else { return [] }
      var found = 0
      let lines = [Line](room: room) { lines in
        // A line is the same three numbers there.
        found = lines.withMemoryRebound(to: winnow_line.self) { lines in
          lines.baseAddress.map { winnow_cut_lines(base, bytes.count, $0, room) } ?? 0
        }
        return found <= room ? found : 0
      }
      return found <= room ? lines : nil
    }
  }
}
