import WinnowCore
import WinnowIO

/// Bytes in memory as a source that gives only so many at a time.
final class MemorySource: ByteSource {
  let path = "memory"
  private var rest: ArraySlice<UInt8>
  private let pieceSize: Int

  init(_ bytes: [UInt8], pieceSize: Int = .max) {
    rest = bytes[...]
    self.pieceSize = pieceSize
  }

  func read(upTo count: Int, appendingTo buffer: inout [UInt8]) -> Int {
    let piece = rest.prefix(min(count, pieceSize))
    buffer += piece
    rest = rest.dropFirst(piece.count)
    return piece.count
  }
}

/// A sink that keeps what is written.
final class MemorySink: ByteSink {
  private(set) var bytes: [UInt8] = []

  func write(_ bytes: ArraySlice<UInt8>) { self.bytes += bytes }
  func flush() {}
  func commit() {}
  func discard() { bytes = [] }
}

extension Compression {
  /// Bytes compressed, written in pieces of a size.
  func compressed(_ bytes: [UInt8], pieceSize: Int = 1 << 16) throws -> [UInt8] {
    let memory = MemorySink()
    let sink = CompressingSink(memory, self)
    var rest = bytes[...]
    while !rest.isEmpty {
      try sink.write(rest.prefix(pieceSize))
      rest = rest.dropFirst(pieceSize)
    }
    try sink.commit()
    return memory.bytes
  }
}

/// What a stream gave before it ended or failed.
struct ReadBytes: Equatable {
  var bytes: [UInt8] = []
  var problem: Problem?

  /// Reads a stream to its end.
  init(_ bytes: [UInt8], pieceSize: Int = .max, count: Int = 1 << 16) {
    do throws(Problem) {
      let stream = try InputStream(MemorySource(bytes, pieceSize: pieceSize))
      while try stream.read(upTo: count, appendingTo: &self.bytes) > 0 {}
    } catch {
      problem = error
    }
  }
}
