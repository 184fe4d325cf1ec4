public import Testing
public import WinnowCore
public import WinnowIO

/// The one check that every format's reading goes through. However a stream comes in, in pieces of any size, cut into
/// chunks of any size, compressed or not, it gives the same records, whose ranges cover it in order. What is written
/// unchanged is the same bytes, and what is written with edits is read back as the edited articles.
public struct FormatVerifier: Sendable {
  /// The format.
  public let format: any ArticleFormat
  /// The format in which the output is read back.
  private let outputFormat: any ArticleFormat
  private let chunkSizes: [Int]
  private let pieceSizes: [Int]

  /// Verifies a format.
  ///
  /// - Parameter output: the format that is written, where it is another one.
  public init(
    _ format: any ArticleFormat, writes output: (any ArticleFormat)? = nil,
    chunkSizes: [Int] = [1, 2, 7, 64, 1 << 20], pieceSizes: [Int] = [1, 13, .max]
  ) {
    self.format = format
    self.outputFormat = output ?? format
    self.chunkSizes = chunkSizes
    self.pieceSizes = pieceSizes
  }

  /// A record as tests compare it.
  public struct Seen: Equatable, CustomStringConvertible {
    /// Its bytes in the stream.
    public var range: Range<Int>
    /// Its line.
    public var line: Int?
    /// The text of its article.
    public var text: [UInt8]?
    /// The id of its article.
    public var id: String?
    /// What is wrong with it.
    public var problem: Problem?

    /// Whether it belongs to no article.
    var isFiller: Bool { text == nil && problem == nil }

    /// Line, then the problem's code, `filler`, or id and text.
    public var description: String {
      let place = line.map(String.init) ?? "0"
      guard let text else { return "\(place) \(problem?.code ?? "filler")" }
      return "\(place) \(id ?? "-") \(String(decoding: text, as: UTF8.self))"
    }
  }

  /// What was read of a stream.
  public struct Reading: Equatable {
    /// The records.
    public var records: [Seen] = []
    /// The stream, converted where the format converts it.
    public var stream: [UInt8] = []
    /// How many parts were left out.
    public var skipped = 0
    /// Why there is no more.
    public var problem: Problem?
  }

  /// The records of a stream, after the check.
  public func records(
    of bytes: [UInt8], sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> [Seen] {
    let reading = try reading(of: bytes)
    #expect(reading.problem == nil, sourceLocation: sourceLocation)
    if !format.isConverted { #expect(reading.stream == bytes, sourceLocation: sourceLocation) }
    return reading.records
  }

  /// The records in words: line, then id and text, `filler` or the problem's code.
  public func words(_ string: String, sourceLocation: SourceLocation = #_sourceLocation) throws -> [String] {
    try records(of: Array(string.utf8), sourceLocation: sourceLocation).map(\.description)
  }

  /// What is read of a stream, after the check.
  ///
  /// - Throws: ``LawBroken`` if it depends on how the stream comes in.
  public func reading(of bytes: [UInt8]) throws -> Reading {
    let first = try reading(of: MemorySource(bytes), chunkSize: 1 << 20)
    for size in chunkSizes {
      for piece in pieceSizes {
        let other = try reading(of: MemorySource(bytes, pieceSize: piece), chunkSize: size)
        try require(other == first, "chunk size \(size), pieces of \(piece): \(other) not \(first)")
      }
    }
    for compression in Compression.allCases {
      let compressed = try InputStream(MemorySource(try compression.compressed(bytes), pieceSize: 5))
      let other = try reading(of: compressed, chunkSize: 64)
      try require(other == first, "\(compression.rawValue): \(other) not \(first)")
    }
    try checkWriting(first, of: bytes)
    return first
  }

  private func reading(of source: any ByteSource, chunkSize: Int) throws -> Reading {
    let reader = Self.reader(source, format, chunkSize: chunkSize)
    var reading = Reading()
    while let chunk = reading.next(of: reader) {
      try require(chunk.offset == reading.stream.count, "chunks do not follow each other")
      var end = 0
      for record in format.records(in: chunk) {
        try require(record.range.lowerBound == end, "a gap at \(end), chunk size \(chunkSize)")
        end = record.range.upperBound
        reading.note(Seen(record, in: chunk))
      }
      try require(end == chunk.bytes.count, "the end is not covered, chunk size \(chunkSize)")
      reading.stream += chunk.bytes
    }
    reading.skipped = reader.skipped
    let hash = StreamHasher.hash(of: reading.stream)
    try require(
      reader.before == StreamDigest(length: reading.stream.count, hash: hash),
      "the digest is another stream's")
    return reading
  }

  private static func reader(
    _ source: any ByteSource, _ format: any ArticleFormat, chunkSize: Int = 64
  ) -> ChunkReader {
    ChunkReader(source, path: "memory", format: format, chunkSize: chunkSize, maximumRecord: 1 << 30)
  }
}

// MARK: - Writing

extension FormatVerifier {
  private func checkWriting(_ reading: Reading, of bytes: [UInt8]) throws {
    let unchanged = try written(bytes, with: try Pipeline([]))
    try require(unchanged.stream == reading.stream, "what is written unchanged is not what was read")
    let edited = try written(bytes, with: try Self.editing())
    var back = Reading()
    let reader = Self.reader(MemorySource(edited.stream), outputFormat)
    while let chunk = back.next(of: reader) {
      back.records += outputFormat.records(in: chunk).map { Seen($0, in: chunk) }
    }
    // What is empty is no article in some formats. Rules empty none.
    let texts = back.records.compactMap(\.text).filter(Self.isWritten)
    let expected = edited.texts.filter(Self.isWritten)
    try require(texts == expected, "read back: \(texts.map(show)), not \(expected.map(show))")
    func show(_ text: [UInt8]) -> String { String(decoding: text, as: UTF8.self).debugDescription }
  }

  /// What is written of a stream, and the texts of the articles in it.
  private func written(
    _ bytes: [UInt8], with pipeline: Pipeline
  ) throws -> (stream: [UInt8], texts: [[UInt8]]) {
    var stream: [UInt8] = []
    var texts: [[UInt8]] = []
    var reading = Reading()
    let reader = Self.reader(MemorySource(bytes), format)
    while let chunk = reading.next(of: reader) {
      for record in format.records(in: chunk) {
        let cleaned = CleanedRecord.cleaning(record, of: chunk.path, with: pipeline)
        cleaned.render(from: chunk, under: Decision(number: 1), to: &stream)
        if case .article(let article) = record.content, let script = cleaned.script {
          texts.append(script.applied(to: article.text.bytes))
        }
      }
    }
    return (stream, texts)
  }

  private static func isWritten(_ text: [UInt8]) -> Bool {
    text != [0xEF, 0xBB, 0xBF] && text.contains { $0 > 0x20 }
  }

  /// Edits that every format must be able to write: of a letter, of a line end, of what JSON escapes.
  private static func editing() throws -> Pipeline {
    let reason = Reason(stage: "script", rule: "script.test", message: "a test")
    let pieces = [("e", "é\"\\"), ("\n", " \r\n\t"), ("a", ""), ("\\", "a")]
    return try ScriptStage.replacing(
      pieces.map { (old: Array($0.0.utf8), new: Array($0.1.utf8), reason: reason) })
  }
}

extension FormatVerifier.Reading {
  /// Adds a record. What belongs to no article may come in one record or in several.
  fileprivate mutating func note(_ record: FormatVerifier.Seen) {
    if let last = records.last, last.isFiller, record.isFiller {
      records[records.count - 1].range = last.range.lowerBound..<record.range.upperBound
    } else {
      records.append(record)
    }
  }

  /// The next chunk; what is wrong is kept.
  fileprivate mutating func next(of reader: ChunkReader) -> Chunk? {
    do throws(Problem) {
      return try reader.next()
    } catch {
      problem = error
      return nil
    }
  }
}

extension FormatVerifier.Seen {
  fileprivate init(_ record: Record, in chunk: Chunk) {
    range = (chunk.offset + record.range.lowerBound)..<(chunk.offset + record.range.upperBound)
    line = record.line
    switch record.content {
    case .article(let article):
      #expect(
        article.text.lines == Text(article.text.bytes).lines, "a format may know the lines, and must be right"
      )
      text = article.text.bytes
      id = article.id
      problem = article.problem
    case .filler: break
    case .failed(let failure): problem = failure
    }
  }
}
