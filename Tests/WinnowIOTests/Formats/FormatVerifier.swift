import Testing
import WinnowCore
import WinnowIO
import WinnowTestSupport

/// The one check that every format's reading goes through: whatever the chunk size, a stream gives the same records,
/// and their bytes are the stream.
struct FormatVerifier {
  let format: any ArticleFormat
  var chunkSizes = [1, 2, 7, 64, 1 << 20]

  /// A record as tests compare it.
  struct Seen: Equatable, CustomStringConvertible {
    var range: Range<Int>
    var line: Int?
    var text: [UInt8]?
    var id: String?
    var problem: Problem?

    var description: String {
      if let problem { return "\(line ?? 0) \(problem.code)" }
      guard let text else { return "\(line ?? 0) filler" }
      return "\(line ?? 0) \(id ?? "-") \(String(decoding: text, as: UTF8.self))"
    }
  }

  /// The records of a stream, after the check.
  func records(of bytes: [UInt8], sourceLocation: SourceLocation = #_sourceLocation) throws -> [Seen] {
    let folder = try WorkFolder()
    let path = try folder.write("stream", bytes)
    var first: [Seen]?
    for size in chunkSizes {
      let reader = try ChunkReader(path, format: format, chunkSize: size, maximumRecord: 1 << 30)
      var seen: [Seen] = []
      var offset = 0
      var chunks = 0
      while let chunk = try reader.next() {
        chunks += 1
        try require(chunks <= bytes.count + 1, "the stream does not end")
        #expect(chunk.offset == offset, "chunk size \(size)", sourceLocation: sourceLocation)
        var end = 0
        for record in format.records(in: chunk) {
          #expect(record.range.lowerBound == end, "a gap, chunk size \(size)", sourceLocation: sourceLocation)
          end = record.range.upperBound
          seen.append(Self.seen(record, in: chunk))
        }
        #expect(end == chunk.bytes.count, "chunk size \(size)", sourceLocation: sourceLocation)
        offset += end
      }
      #expect(offset == bytes.count, "chunk size \(size)", sourceLocation: sourceLocation)
      #expect(reader.before.length == bytes.count, sourceLocation: sourceLocation)
      #expect(reader.before.hash == StreamHasher.hash(of: bytes), sourceLocation: sourceLocation)
      if let first { #expect(first == seen, "chunk size \(size)", sourceLocation: sourceLocation) }
      first = first ?? seen
    }
    return first ?? []
  }

  /// The records in words: line, then id and text, `filler` or the problem's code.
  func words(_ string: String, sourceLocation: SourceLocation = #_sourceLocation) throws -> [String] {
    try records(of: Array(string.utf8), sourceLocation: sourceLocation).map(\.description)
  }

  private static func seen(_ record: Record, in chunk: Chunk) -> Seen {
    let range = record.range.shifted(by: chunk.offset)
    var seen = Seen(range: range, line: record.line)
    switch record.content {
    case .article(let article):
      seen.text = article.text.bytes
      seen.id = article.id
    case .filler: break
    case .failed(let problem): seen.problem = problem
    }
    return seen
  }
}
