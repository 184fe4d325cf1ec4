public import WinnowCore
public import WinnowIO

/// Bytes in memory as a source that gives only so many at a time.
public final class MemorySource: ByteSource {
  /// What messages call it.
  public let path = "memory"
  private var rest: ArraySlice<UInt8>
  private let pieceSize: Int

  /// Makes a source of bytes, of which at most `pieceSize` are given at a time.
  public init(_ bytes: [UInt8], pieceSize: Int = .max) {
    rest = bytes[...]
    self.pieceSize = pieceSize
  }

  /// Gives the next bytes.
  public func read(upTo count: Int, appendingTo buffer: inout [UInt8]) -> Int {
    let piece = rest.prefix(min(count, pieceSize))
    buffer += piece
    rest = rest.dropFirst(piece.count)
    return piece.count
  }
}

/// A sink that keeps what is written.
public final class MemorySink: ByteSink {
  /// What was written.
  public private(set) var bytes: [UInt8] = []

  /// An empty sink.
  public init() {}

  /// What was written, as text.
  public var text: String { String(decoding: bytes, as: UTF8.self) }
  /// The lines of it.
  public var lines: [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  /// Keeps bytes.
  public func write(_ bytes: ArraySlice<UInt8>) { self.bytes += bytes }
  /// Nothing.
  public func flush() {}
  /// Nothing.
  public func commit() {}
  /// Forgets what was written.
  public func discard() { bytes = [] }
}

extension Compression {
  /// Bytes compressed, written in pieces of a size.
  public func compressed(_ bytes: [UInt8], pieceSize: Int = 1 << 16) throws -> [UInt8] {
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
public struct ReadBytes: Equatable {
  /// The bytes.
  public var bytes: [UInt8] = []
  /// Why there are no more.
  public var problem: Problem?

  /// Reads a stream to its end, decompressed where it is compressed.
  public init(_ bytes: [UInt8], pieceSize: Int = .max, count: Int = 1 << 16) {
    do throws(Problem) {
      let stream = try InputStream(MemorySource(bytes, pieceSize: pieceSize))
      while try stream.read(upTo: count, appendingTo: &self.bytes) > 0 {}
    } catch {
      problem = error
    }
  }
}
