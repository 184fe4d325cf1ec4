internal import WinnowCore

/// Writes the match copy of an article's bytes, if it differs from them.
struct CopyWriter {
  /// Where each byte of the copy lies in the article; the identity if nothing is written.
  private(set) var map = OffsetMap()
  /// The lines of the copy; those of the article if nothing is written.
  private(set) var lines: [Line]
  /// Where the copy has letters that ``FoldedBytes`` does not see as what they match.
  private(set) var unusualLetters: [Int] = []
  /// How many bytes are written.
  private(set) var count = 0
  /// Up to where the article has been copied.
  private var copied = 0
  /// Up to which line ``lines`` are those of the copy, and where in it the next one begins.
  private var line = 0
  private var lineStart = 0

  /// Prepares the copy of an article with some lines.
  init(_ lines: [Line]) { self.lines = lines }

  /// Writes the copy to a place that has room for the whole article.
  mutating func write(_ article: UnsafeBufferPointer<UInt8>, to copy: UnsafeMutableBufferPointer<UInt8>) {
    let bytes = article.span
    var offset = 0
    while true {
      let place = Self.endOfPlainLetters(bytes, ByteScan.firstNonASCII(in: bytes, from: offset))
      guard place < bytes.count else { break }
      // Behind letters there may be ASCII again.
      if bytes[place] < 0x80 {
        offset = place
        continue
      }
      let (folding, length) = folding(bytes, at: place)
      offset = place + length
      if folding == .kept { continue }
      take(upTo: place, of: article, to: copy)
      let start = count
      if case .spelled(let byte) = folding {
        append(byte, to: copy)
      } else if offset == article.count, count == 0 || copy[count - 1] == UInt8(ascii: "\n") {
        // A last line of nothing but this would be none; a blank keeps the lines one for one.
        append(UInt8(ascii: " "), to: copy)
      }
      map.append(derived: start..<count, source: place..<offset)
      copied = offset
    }
    if !map.isIdentity { take(upTo: article.count, of: article, to: copy) }
  }

  /// What becomes of the character at a place, and its length.
  private mutating func folding(_ bytes: Span<UInt8>, at place: Int) -> (MatchCopy.Folding, length: Int) {
    if bytes[place] == 0xE2, place + 2 < bytes.count, bytes[place + 1] == 0x80,
      bytes[place + 2] & 0xC0 == 0x80
    {
      return (MatchCopy.foldingsOfPunctuation[Int(bytes[place + 2] & 0x3F)], 3)
    }
    let scalar = UTF8Scalar(bytes, at: place)
    let folding = MatchCopy.folding(of: scalar.value)
    if folding == .kept, FoldedBytes.isUnusualLetter(scalar.value) {
      unusualLetters.append(count + place - copied)
    }
    return (folding, scalar.length)
  }

  /// Steps over valid letters that are kept and not unusual, which their first bytes tell: most letters of Europe, and
  /// those of the East.
  private static func endOfPlainLetters(_ bytes: Span<UInt8>, _ start: Int) -> Int {
    var offset = start
    while offset < bytes.count {
      switch bytes[offset] {
      case 0xC3, 0xC4, 0xD0...0xD7:
        guard isContinuation(bytes, offset + 1) else { return offset }
        offset += 2
      case 0xE4...0xEC:
        guard isContinuation(bytes, offset + 1), isContinuation(bytes, offset + 2) else { return offset }
        offset += 3
      default: return offset
      }
    }
    return offset
  }

  private static func isContinuation(_ bytes: Span<UInt8>, _ offset: Int) -> Bool {
    offset < bytes.count && bytes[offset] & 0xC0 == 0x80
  }

  private mutating func append(_ byte: UInt8, to copy: UnsafeMutableBufferPointer<UInt8>) {
    copy[count] = byte
    count += 1
  }

  /// Copies what has not been copied, up to a place.
  private mutating func take(
    upTo end: Int, of article: UnsafeBufferPointer<UInt8>, to copy: UnsafeMutableBufferPointer<UInt8>
  ) {
    let run = UnsafeBufferPointer(rebasing: article[copied..<end])
    _ = UnsafeMutableBufferPointer(rebasing: copy[count..<(count + run.count)]).initialize(
      fromContentsOf: run)
    takeLines(upTo: end, copy)
    count += run.count
  }

  /// Moves the lines that end in what has just been copied to where they are in the copy.
  private mutating func takeLines(upTo end: Int, _ copy: UnsafeMutableBufferPointer<UInt8>) {
    let shift = count - copied
    while line < lines.count, lines[line].end <= end {
      let (contentEnd, end) = (lines[line].contentEnd + shift, lines[line].end + shift)
      // What was between a CR and an LF may have gone.
      let hasNewEnding =
        end - contentEnd == 1 && contentEnd > lineStart && copy[contentEnd - 1] == UInt8(ascii: "\r")
      lines[line] = Line(start: lineStart, contentEnd: hasNewEnding ? contentEnd - 1 : contentEnd, end: end)
      lineStart = end
      line += 1
    }
  }
}
