internal import CText
internal import WinnowCore

/// Writes the match copy of an article's bytes.
struct CopyWriter {
  /// Where each byte of the copy lies in the article; the identity if nothing is written.
  private(set) var map = OffsetMap()
  /// The lines of the copy; those of the article if nothing is written.
  private(set) var lines: [Line]
  /// Where the copy has letters that ``FoldedBytes`` does not see as what they match.
  private(set) var unusualLetters: [Int] = []
  private let article: UnsafeBufferPointer<UInt8>
  private var copy = UnsafeMutableRawBufferPointer(start: nil, count: 0)
  /// Up to which line ``lines`` are those of the copy, and where in it the next one begins.
  private var line = 0
  private var lineStart = 0

  /// Prepares the copy of an article with some lines.
  init(_ article: UnsafeBufferPointer<UInt8>, _ lines: [Line]) {
    (self.article, self.lines) = (article, lines)
  }

  /// How far the copy has come: how many bytes of the article are read, and how many of the copy written, which are no
  /// more. It is handed on and back, so that it stays in registers.
  private struct Progress {
    var offset = 0
    var count = 0
  }

  /// Where the first character is that is not kept; the length of the article if there is none.
  mutating func endOfKept() -> Int {
    var offset = endOfPlain(from: 0)
    while offset < article.count {
      let (folding, length) = folding(Progress(offset: offset, count: offset))
      guard folding == .kept else { return offset }
      offset = endOfPlain(from: offset + length)
    }
    return offset
  }

  /// Where the next character is that may not be kept, or is an unusual letter.
  private func endOfPlain(from offset: Int) -> Int {
    article.baseAddress.map { winnow_find_unkept($0, article.count, offset) } ?? 0
  }

  /// Writes the copy of an article, whose first bytes are known to be kept, to a place that has room for the whole of it.
  /// Returns how many bytes that are.
  mutating func write(to copy: UnsafeMutableBufferPointer<UInt8>, keeping start: Int) -> Int {
    precondition(copy.count >= article.count)
    self.copy = UnsafeMutableRawBufferPointer(copy)
    var progress = kept(start, Progress())
    while progress.offset < article.count {
      progress = takenCharacter(progress)
      progress = kept(endOfPlain(from: progress.offset) - progress.offset, progress)
    }
    takeLines(progress)
    return progress.count
  }

  /// Copies bytes as they are.
  @inline(__always)
  private func kept(_ length: Int, _ start: Progress) -> Progress {
    let (source, target) = (start.offset..<(start.offset + length), start.count..<(start.count + length))
    UnsafeMutableRawBufferPointer(rebasing: copy[target]).copyMemory(
      from: UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: article[source])))
    return Progress(offset: source.upperBound, count: target.upperBound)
  }

  /// Takes a character that is kept, left out or spelled otherwise.
  private mutating func takenCharacter(_ start: Progress) -> Progress {
    let (folding, length) = folding(start)
    if folding == .kept { return kept(length, start) }
    takeLines(start)
    var progress = start
    progress.offset += length
    if case .spelled(let byte) = folding {
      append(byte, &progress)
    } else if progress.offset == article.count,
      start.count == 0 || copy[start.count - 1] == UInt8(ascii: "\n")
    {
      // A last line of nothing but this would be none; a blank keeps the lines one for one.
      append(UInt8(ascii: " "), &progress)
    }
    map.append(derived: start.count..<progress.count, source: start.offset..<progress.offset)
    return progress
  }

  private func append(_ byte: UInt8, _ progress: inout Progress) {
    copy[progress.count] = byte
    progress.count += 1
  }

  /// What becomes of the next character, and its length.
  private mutating func folding(_ start: Progress) -> (MatchCopy.Folding, length: Int) {
    let offset = start.offset
    if article[offset] == 0xE2, offset + 2 < article.count, article[offset + 1] == 0x80,
      article[offset + 2] & 0xC0 == 0x80
    {
      return (MatchCopy.foldingsOfPunctuation[Int(article[offset + 2] & 0x3F)], 3)
    }
    let scalar = UTF8Scalar(article.span, at: offset)
    if FoldedBytes.isUnusualLetter(scalar.value) { unusualLetters.append(start.count) }
    return (MatchCopy.folding(of: scalar.value), scalar.length)
  }

  /// Moves the lines that end in what has been copied since characters were last left out to where they are in the copy.
  private mutating func takeLines(_ progress: Progress) {
    let shift = progress.count - progress.offset
    while line < lines.count, lines[line].end <= progress.offset {
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
