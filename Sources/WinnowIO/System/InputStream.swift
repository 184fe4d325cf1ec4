internal import Glibc
public import WinnowCore

/// A file or standard input, opened for reading and decompressed if its first bytes say that it is compressed.
public final class InputStream: ByteSource {
  /// How the stream is compressed; `nil` if it is not.
  public let compression: Compression?
  private let source: any ByteSource
  /// The file itself, where it is one.
  private let file: FileHandle?

  /// Opens a path; `-` is standard input.
  ///
  /// - Throws: `Problem` if it cannot be opened, is damaged at its start, or is compressed twice.
  public convenience init(_ path: String) throws(Problem) {
    try self.init(
      path == "-"
        ? FileHandle(descriptor: STDIN_FILENO, path: "standard input", closesItself: false) : .reading(path))
  }

  /// Decompresses a source if it has to be.
  public init(_ source: any ByteSource) throws(Problem) {
    file = source as? FileHandle
    let outer = PeekedSource(source)
    compression = Compression(magic: try outer.peek(Compression.magicLength))
    guard let compression else {
      self.source = outer
      return
    }
    let inner = PeekedSource(DecompressingSource(outer, compression))
    guard Compression(magic: try inner.peek(Compression.magicLength)) == nil else {
      throw Problem(
        code: "io.compressed-twice", path: source.path, message: "compressed twice; decompress it once before"
      )
    }
    self.source = inner
  }

  /// The path as messages name it.
  public var path: String { source.path }

  /// How many bytes of the file have been read, compressed ones if it is compressed.
  public var position: Int { file?.readCount ?? 0 }

  /// Appends up to `count` decompressed bytes to a buffer; returns how many there were, 0 at the end.
  public func read(upTo count: Int, appendingTo buffer: inout [UInt8]) throws(Problem) -> Int {
    try source.read(upTo: count, appendingTo: &buffer)
  }
}
