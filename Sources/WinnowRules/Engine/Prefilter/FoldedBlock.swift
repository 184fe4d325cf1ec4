internal import CText
internal import WinnowCore

/// Lines of a text, as many as are folded at once: a step of the search goes through all of them before the next one
/// begins, so that what it waits for, memory, is asked for many times at once.
struct FoldedBlock {
  /// A line that is not blank.
  struct Line {
    let number: Int
    /// Its bytes in the text, without the blanks at its ends.
    let content: Range<Int>
  }

  /// The lines, which are none at first.
  private(set) var lines: [Line] = []
  private let bytes: UnsafeBufferPointer<UInt8>
  private let allLines: [WinnowCore.Line]
  private let longestLine: Int
  private let room: LineRoom
  /// The next line of the text to be taken.
  private var next = 0
  /// Where in the text the folded bytes begin.
  private var start = 0
  private var isASCII = true
  private var isBeyondLatin = false

  /// So many bytes are folded at once, if no line is longer: they stay in the nearest caches.
  static let length = 16 * 1024
  private static let greatestCountOfLines = 256

  /// Prepares the folding of a text of valid UTF-8.
  ///
  /// - Parameter longestLine: lines of more bytes are left out.
  init(
    of bytes: UnsafeBufferPointer<UInt8>, _ lines: [WinnowCore.Line], longestLine: Int, _ room: LineRoom
  ) {
    (self.bytes, allLines, self.longestLine, self.room) = (bytes, lines, longestLine, room)
    swap(&self.lines, &room.lines)
  }

  /// Gives back its memory, at the end.
  mutating func end() { swap(&lines, &room.lines) }

  /// Goes on to the next lines; `false` if there are no more.
  mutating func takeLines() -> Bool {
    lines.removeAll(keepingCapacity: true)
    var end = 0
    while next < allLines.count, lines.count < Self.greatestCountOfLines {
      fetchEnd(ofLine: next + 8)
      let content = MatchCopy.trimmed(allLines[next].content, in: bytes)
      if content.count <= longestLine, !content.isEmpty {
        if lines.isEmpty {
          start = content.lowerBound
          end = min(bytes.count, start + max(content.count, Self.length))
        }
        if content.upperBound > end { break }
        lines.append(Line(number: next, content: content))
      }
      next += 1
    }
    guard let last = lines.last else { return false }
    fold(start..<last.content.upperBound)
    return true
  }

  /// Asks for the end of a line ahead: ends of lines lie too far apart for the processor to see where the next one is.
  @inline(__always)
  private func fetchEnd(ofLine number: Int) {
    guard number < allLines.count, let start = bytes.baseAddress else { return }
    winnow_fetch(start + allLines[number].content.upperBound - 1)
  }

  private mutating func fold(_ range: Range<Int>) {
    guard let source = bytes.baseAddress else { return }
    room.makeRoom(for: range.count)
    let seen = winnow_fold(
      source + range.lowerBound, range.count, bytes.count - range.lowerBound, room.memory,
      room.continuing)
    (isASCII, isBeyondLatin) = (seen.is_ascii, seen.is_beyond_latin)
  }

  /// A line, folded.
  @inline(__always)
  func text(of line: Line) -> FoldedText {
    FoldedText(start: room.memory + (line.content.lowerBound - start), count: line.content.count)
  }

  /// The length of a line in code points.
  @inline(__always)
  func length(of line: Line) -> Int {
    if isASCII { return line.content.count }
    return winnow_folded_length(
      room.memory, room.continuing, line.content.lowerBound - start, line.content.upperBound - start)
  }

  /// Of which characters a line is.
  @inline(__always)
  func repertoire(of line: Line) -> Repertoire {
    if !isLatin(line) { return .all }
    return length(of: line) == line.content.count ? .ascii : .latin
  }

  /// Whether the repertoire of a line is at most ``Repertoire/latin``, which takes less to tell.
  @inline(__always)
  func isLatin(_ line: Line) -> Bool { !isBeyondLatin || isLatinByCharacters(line) }

  private func isLatinByCharacters(_ line: Line) -> Bool {
    let content = UnsafeBufferPointer(rebasing: bytes[line.content])
    return content.baseAddress.map { winnow_is_beyond_latin($0, content.count) } != true
  }
}
