public import WinnowCore

/// Cuts a stream into chunks of whole records.
///
/// Memory is one chunk and what has been read of the next, or one record where that is larger. A record above the
/// limit is never held: it is passed on piece by piece.
public final class ChunkReader {
  private let source: any ByteSource
  /// The source before it is converted, where it is a file.
  private let stream: InputStream?
  /// The source, where it is converted.
  private let converted: ConvertedSource?
  private let path: String
  private let format: any ArticleFormat
  private let chunkSize: Int
  private let maximumRecord: Int
  private var digest = StreamHasher()

  /// What has been read and not given out.
  private var rest: [UInt8] = []
  /// How much of it holds no whole record.
  private var searched = 0
  private var notes: [ConversionNote] = []
  private var isAtEnd = false
  private var hasGivenAny = false
  private var isInOversizeRecord = false
  private var offset = 0
  private var line = 1

  /// Opens a file or standard input, and decompresses it where it is compressed.
  ///
  /// - Parameters:
  ///   - path: a path, or `-` for standard input.
  ///   - chunkSize: how many bytes to read at a time.
  ///   - maximumRecord: the size in bytes above which a record is passed through.
  /// - Throws: `Problem` if it cannot be opened.
  public convenience init(
    _ path: String, format: any ArticleFormat, chunkSize: Int = 1 << 20, maximumRecord: Int
  ) throws(Problem) {
    self.init(
      try InputStream(path), path: path, format: format, chunkSize: chunkSize, maximumRecord: maximumRecord)
  }

  /// Reads a source.
  ///
  /// - Parameter path: what the source is called in messages and reports.
  public init(
    _ source: any ByteSource, path: String, format: any ArticleFormat, chunkSize: Int = 1 << 20,
    maximumRecord: Int
  ) {
    self.path = path
    self.format = format
    self.chunkSize = max(1, chunkSize)
    self.maximumRecord = maximumRecord
    stream = source as? InputStream
    compression = stream?.compression
    converted = format.converted(source, path: path, maximumArticle: maximumRecord)
    self.source = converted ?? source
  }

  /// How the stream is compressed; `nil` if it is not.
  public let compression: Compression?

  /// How many bytes of the file have been read, compressed ones if it is compressed.
  public var filePosition: Int { stream?.position ?? 0 }

  /// How many parts of the stream are no articles and were left out so far, where articles are written anew.
  public var skipped: Int { converted?.skipped ?? 0 }

  /// The length and hash of what has been read, decompressed and converted.
  public var before: StreamDigest { digest.value }

  /// The next chunk; `nil` at the end.
  ///
  /// - Throws: `Problem` if the stream cannot be read on.
  public func next() throws(Problem) -> Chunk? {
    while true {
      if isInOversizeRecord {
        if let chunk = takeOversizeRest() { return chunk }
      } else {
        let whole = format.wholeRecords(in: rest.span, behind: searched, isAtEnd: isAtEnd)
        if whole.length > 0 || mustGiveEmpty {
          return take(whole.length, as: .records, lineEnds: whole.lineEnds)
        }
        searched = rest.count
        if rest.count > maximumRecord {
          isInOversizeRecord = true
          return take(max(1, format.restOfRecord(in: rest.span, isAtEnd: isAtEnd).length), as: .oversizeStart)
        }
      }
      if isAtEnd { return nil }
      try fill()
    }
  }

  /// Whether there is something to say without a byte to say it of: a stream that is an empty article, or notes on what
  /// is not there.
  private var mustGiveEmpty: Bool {
    if isAtEnd, !hasGivenAny, format.isWholeStream { return true }
    return notes.contains { $0.offset <= offset && $0.leavesOut }
  }

  private func fill() throws(Problem) {
    let start = rest.count
    let needed = start + chunkSize + JSONReader.padding
    // A record that does not fit is given room in growing steps, so that it is not copied again and again.
    if rest.capacity < needed { rest.reserveCapacity(max(needed, min(2 * start, maximumRecord + chunkSize))) }
    let count = try source.read(upTo: chunkSize, appendingTo: &rest)
    digest.update(rest[start...])
    let new = converted?.takeNotes() ?? []
    notes += new
    isAtEnd = count == 0 && new.isEmpty
  }

  /// Gives out the rest of a record above the limit, up to its end.
  private func takeOversizeRest() -> Chunk? {
    let end = format.restOfRecord(in: rest.span, isAtEnd: isAtEnd)
    if end.endsRecord || (isAtEnd && rest.isEmpty) { isInOversizeRecord = false }
    return end.length > 0 ? take(end.length, as: .oversizeRest) : nil
  }

  /// - Parameter lineEnds: how many LF there are, if that is known.
  private func take(_ count: Int, as content: Chunk.Content, lineEnds: Int? = nil) -> Chunk {
    hasGivenAny = true
    searched = 0
    var bytes = rest
    if count == rest.count {
      rest = []
    } else {
      rest = Array(bytes[count...])
      bytes.removeLast(bytes.count - count)
    }
    defer {
      offset += count
      line += lineEnds ?? ByteScan.count(of: UInt8(ascii: "\n"), in: bytes.span)
    }
    return Chunk(
      path: path, bytes: bytes, offset: offset, line: line, content: content,
      notes: content == .records ? takeNotes(upTo: offset + count) : [], filePosition: filePosition)
  }

  private func takeNotes(upTo end: Int) -> [ConversionNote] {
    guard !notes.isEmpty else { return [] }
    // A note on a record that is still to come waits for it.
    let count = notes.firstIndex { $0.leavesOut ? $0.offset > end : $0.offset >= end } ?? notes.count
    defer { notes.removeFirst(count) }
    return Array(notes[..<count])
  }
}
