import WinnowCore

/// The lines of a text that are not blank, each with the first line it is a copy of.
struct LineCensus {
  /// A line that is not blank.
  struct Entry {
    /// Its index among all lines of the text.
    let line: Int
    /// Its bytes without the blanks at both ends.
    let content: Range<Int>
    /// The index among the entries of the first equal line; its own index where there is no earlier one.
    var first: Int
  }

  /// The lines, in order.
  private(set) var entries: [Entry] = []
  /// Whether any line is a copy of an earlier one.
  private(set) var hasCopies = false
  /// Whether a line has the hash of another one and is not equal to it, so that copies of it are not told.
  private(set) var hasCollision = false
  /// Whether anywhere two blank lines follow each other.
  private(set) var hasBlankRun = false
  /// Whether any line has blanks in front.
  private(set) var hasIndentation = false
  /// The entries that open or close a fenced block of code, as they alternate.
  private(set) var fences: [Int] = []

  /// Takes the census of a text, in one pass over its lines.
  ///
  /// - Parameter mayHoldCopies: whether it is not known that no line is a copy of another one.
  init(of text: Text, mayHoldCopies: Bool = true) {
    text.bytes.withUnsafeBufferPointer { bytes in
      text.lines.withUnsafeBufferPointer { list($0, in: bytes) }
      if mayHoldCopies, entries.count > 1 { linkCopies(in: bytes) }
    }
  }

  /// Lists the lines that are not blank.
  private mutating func list(_ lines: UnsafeBufferPointer<Line>, in bytes: UnsafeBufferPointer<UInt8>) {
    // The working state is in local variables: in stored properties every access would cost many times more.
    var (hasBlankRun, hasIndentation, isBehindBlank) = (false, false, false)
    var fences: [Int] = []
    entries = Array(room: lines.count) { entries in
      var count = 0
      for number in 0..<lines.count {
        let content = Self.trimmedContent(of: lines[number], in: bytes)
        if content.isEmpty {
          hasBlankRun = hasBlankRun || isBehindBlank
          isBehindBlank = true
          continue
        }
        isBehindBlank = false
        if content.lowerBound > lines[number].start { hasIndentation = true }
        if Self.isFence(content, in: bytes) { fences.append(count) }
        entries.initializeElement(at: count, to: Entry(line: number, content: content, first: count))
        count += 1
      }
      return count
    }
    self.fences = fences
    (self.hasBlankRun, self.hasIndentation) = (hasBlankRun, hasIndentation)
  }

  /// Finds for each entry the first equal one. Most lines are told from all others by their keys, and most of those that
  /// share a key are the same bytes, so that few are hashed.
  private mutating func linkCopies(in bytes: UnsafeBufferPointer<UInt8>) {
    var unlike: [Int] = []
    LineKeys.withRoom(for: entries.count) { keys in
      var maker = LineKeyMaker()
      for index in 0..<entries.count {
        let line = line(index, in: bytes)
        guard let first = keys.first(withKey: maker.key(of: line), orAdd: index) else { continue }
        if LineFolding.haveSameBytes(self.line(first, in: bytes), line) {
          link(index, to: first)
        } else {
          unlike.append(first)
          unlike.append(index)
        }
      }
    }
    if !unlike.isEmpty { linkCopies(among: unlike, in: bytes) }
  }

  /// Finds for each of some entries, which may come more than once, the first equal one. Of lines with one hash that are
  /// not equal only the first is remembered, so that crafted collisions cost no time.
  private mutating func linkCopies(among indices: [Int], in bytes: UnsafeBufferPointer<UInt8>) {
    var folded: [UInt8] = []
    let hashes = indices.map { LineFolding.hash(line($0, in: bytes), scratch: &folded) }
    LineKeys.withRoom(for: indices.count) { table in
      for number in indices.indices {
        guard let earlier = table.first(withKey: hashes[number], orAdd: number) else { continue }
        let (first, index) = (indices[earlier], indices[number])
        if first == index { continue }
        if LineFolding.areEqual(line(first, in: bytes), line(index, in: bytes)) {
          link(index, to: first)
        } else {
          hasCollision = true
        }
      }
    }
  }

  private mutating func link(_ index: Int, to first: Int) {
    entries[index].first = first
    hasCopies = true
  }

  @inline(__always)
  private func line(_ index: Int, in bytes: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(rebasing: bytes[entries[index].content])
  }

  /// A line without blanks at its ends. A byte order mark at the start of the text belongs to no line.
  @inline(__always)
  private static func trimmedContent(of line: Line, in bytes: UnsafeBufferPointer<UInt8>) -> Range<Int> {
    guard line.contentEnd > line.start else { return line.content }
    let isPlain = { (byte: UInt8) in byte &- 0x21 < 0x5E }
    if isPlain(bytes[line.start]), isPlain(bytes[line.contentEnd - 1]) { return line.content }
    return trimmed(line.content, in: bytes)
  }

  private static func trimmed(_ content: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>) -> Range<Int> {
    let hasMark =
      content.lowerBound == 0 && content.count >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB
      && bytes[2] == 0xBF
    return Blank.trimmed(hasMark ? 3..<content.upperBound : content, in: bytes.span)
  }

  @inline(__always)
  private static func isFence(_ content: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let mark = bytes[content.lowerBound]
    guard mark == UInt8(ascii: "`") || mark == UInt8(ascii: "~"), content.count >= 3 else { return false }
    return bytes[content.lowerBound + 1] == mark && bytes[content.lowerBound + 2] == mark
  }
}
