internal import WinnowCore

/// Writes the match copy of an article's bytes.
struct CopyWriter {
  /// Where each byte of the copy lies in the article; the identity if nothing is written.
  private(set) var map = OffsetMap()
  /// The lines of the copy; those of the article if nothing is written.
  private(set) var lines: [Line]
  /// Where the copy has letters that ``FoldedBytes`` does not see as what they match.
  private(set) var unusualLetters: [Int] = []
  private let article: UnsafeRawBufferPointer
  private let copy: UnsafeMutableRawBufferPointer
  /// How many bytes of the copy have been written.
  private(set) var count = 0
  /// Up to which line ``lines`` are those of the copy, and where in it the next one begins.
  private var line = 0
  private var lineStart = 0

  /// Prepares the copy of an article with some lines, to a place that has room for the whole of it.
  init(
    _ article: UnsafeBufferPointer<UInt8>, _ lines: [Line], to copy: UnsafeMutableBufferPointer<UInt8>
  ) {
    precondition(copy.count >= article.count)
    self.article = UnsafeRawBufferPointer(article)
    self.copy = UnsafeMutableRawBufferPointer(copy)
    self.lines = lines
  }

  /// How far the copy has come: how many bytes of the article are read, and how many of the copy written, which are no
  /// more. It is handed on and back, so that it stays in registers.
  private struct Progress {
    var offset = 0
    var count = 0
  }

  /// Writes the copy, if it differs from the article.
  mutating func write() {
    let start = endOfKept()
    if start == article.count { return }
    copy.copyMemory(from: UnsafeRawBufferPointer(rebasing: article[..<start]))
    var progress = Progress(offset: start, count: start)
    while progress.offset < article.count {
      progress = copiedUpToCharacter(progress)
      while progress.offset < article.count, article[progress.offset] >= 0x80 {
        let length = lengthOfPlainLetter(at: progress.offset)
        progress = length > 0 ? kept(length, progress) : takenCharacter(progress)
      }
    }
    takeLines(progress)
    count = progress.count
  }

  /// Where the first character is that is not kept; the length of the article if there is none.
  private mutating func endOfKept() -> Int {
    var offset = endOfASCII(from: 0)
    while offset < article.count {
      let plain = lengthOfPlainLetter(at: offset)
      let (folding, length) =
        plain > 0 ? (.kept, plain) : folding(Progress(offset: offset, count: offset))
      guard folding == .kept else { return offset }
      offset += length
      if offset < article.count, article[offset] < 0x80 { offset = endOfASCII(from: offset) }
    }
    return offset
  }

  private typealias Block = SIMD2<UInt64>
  private static let blockLength = MemoryLayout<Block>.size

  /// How many bytes of a block are ASCII, up to the first that is not.
  @inline(__always)
  private static func lengthOfASCII(_ block: Block) -> Int {
    let high = block & Block(repeating: 0x8080_8080_8080_8080)
    if high[0] | high[1] == 0 { return blockLength }
    let first = UInt64(littleEndian: high[0]).trailingZeroBitCount / 8
    return first < 8 ? first : 8 &+ UInt64(littleEndian: high[1]).trailingZeroBitCount / 8
  }

  /// Where the next byte is that is not ASCII; the length of the article if there is none.
  @inline(__always)
  private func endOfASCII(from start: Int) -> Int {
    var offset = start
    while offset &+ Self.blockLength <= article.count {
      let length = Self.lengthOfASCII(article.loadUnaligned(fromByteOffset: offset, as: Block.self))
      offset &+= length
      if length < Self.blockLength { return offset }
    }
    while offset < article.count, article[offset] < 0x80 { offset &+= 1 }
    return offset
  }

  /// Copies up to the next byte that is not ASCII.
  @inline(__always)
  private func copiedUpToCharacter(_ start: Progress) -> Progress {
    var progress = start
    while progress.offset &+ Self.blockLength <= article.count {
      let block = article.loadUnaligned(fromByteOffset: progress.offset, as: Block.self)
      copy.storeBytes(of: block, toByteOffset: progress.count, as: Block.self)
      let letters = Self.lengthOfASCII(block)
      progress.offset &+= letters
      progress.count &+= letters
      if letters < Self.blockLength { return progress }
    }
    while progress.offset < article.count, article[progress.offset] < 0x80 { progress = kept(1, progress) }
    return progress
  }

  /// Copies bytes as they are.
  @inline(__always)
  private func kept(_ length: Int, _ start: Progress) -> Progress {
    for index in 0..<length { copy[start.count &+ index] = article[start.offset &+ index] }
    return Progress(offset: start.offset &+ length, count: start.count &+ length)
  }

  /// The length of a valid letter that is kept and not unusual, which its first bytes tell: most letters of Europe, and
  /// those of the East; 0 for any other.
  @inline(__always)
  private func lengthOfPlainLetter(at offset: Int) -> Int {
    switch article[offset] {
    case 0xC3, 0xC4, 0xCE, 0xD0...0xD7, 0xD9: return isContinuation(offset + 1) ? 2 : 0
    case 0xCF: return isContinuation(offset + 1) && article[offset + 1] < 0x90 ? 2 : 0
    case 0xE3...0xEC:
      guard isContinuation(offset + 1), isContinuation(offset + 2) else { return 0 }
      // The ideographic space becomes a plain one.
      let isSpace = article[offset] == 0xE3 && article[offset + 1] == 0x80 && article[offset + 2] == 0x80
      return isSpace ? 0 : 3
    case 0xEF:
      return isContinuation(offset + 2) && article[offset + 1] == 0xBC ? 3 : 0
    default: return 0
    }
  }

  private func isContinuation(_ offset: Int) -> Bool {
    offset < article.count && article[offset] & 0xC0 == 0x80
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
      isContinuation(offset + 2)
    {
      return (MatchCopy.foldingsOfPunctuation[Int(article[offset + 2] & 0x3F)], 3)
    }
    let scalar = UTF8Scalar(article.bindMemory(to: UInt8.self).span, at: offset)
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
