public import WinnowCore

/// A file in its place that grows, of which a journal keeps how long it was and the hash of what was added each time.
public final class JournaledFile: ByteSink {
  private let file: AtomicFile
  private var length: Int
  private var hasher = StreamHasher()

  /// Goes on with a file behind so many bytes; what is behind them is removed. Of none, begins a new one.
  ///
  /// - Parameter mode: the permissions of a new file, before the umask.
  public init(_ path: String, behind length: Int, mode: UInt32) throws(Problem) {
    file = length > 0 ? try AtomicFile(continuing: path, at: length) : try AtomicFile(path, mode: mode)
    self.length = length
  }

  /// Hands everything to the system; returns how long the file is, with the hash of what was added since last time.
  public func mark() throws(WriteFailure) -> StreamDigest {
    try file.flush()
    defer { hasher = StreamHasher() }
    return StreamDigest(length: length, hash: hasher.value.hash)
  }

  /// Takes bytes.
  public func write(_ bytes: ArraySlice<UInt8>) throws(WriteFailure) {
    hasher.update(bytes)
    length += bytes.count
    try file.write(bytes)
  }

  /// Hands what is kept in a buffer to the system.
  public func flush() throws(WriteFailure) { try file.flush() }
  /// Does the same, and makes sure that it stays.
  public func publish() throws(WriteFailure) { try file.publish() }
  /// Makes what was written final.
  public func commit() throws(WriteFailure) { try file.commit() }
  /// Gives up; what was published stays.
  public func discard() { file.discard() }
}

/// A file that a journal knows, read piece by piece to see whether it is what it was.
public struct JournaledFileCheck {
  private let file: FileHandle
  private var length = 0

  /// Opens the file; `nil` if there is none.
  public init?(_ path: String) throws(Problem) {
    guard Paths.exists(path) else { return nil }
    file = try FileHandle.reading(path)
  }

  /// Whether the next piece, up to the length of a mark, is what it was when the mark was made.
  public mutating func agrees(with mark: StreamDigest) throws(Problem) -> Bool {
    let hasher = StreamHasher()
    var piece: [UInt8] = []
    while length < mark.length {
      piece.removeAll(keepingCapacity: true)
      let count = try file.read(upTo: min(1 << 18, mark.length - length), appendingTo: &piece)
      guard count > 0 else { return false }
      length += count
      hasher.update(piece[...])
    }
    return hasher.value.hash == mark.hash
  }
}

extension StreamDigest {
  /// The digest of what a file holds, decompressed if it is compressed.
  public init(ofFile path: String) throws(Problem) {
    let stream = try InputStream(path)
    let hasher = StreamHasher()
    var piece: [UInt8] = []
    while try stream.read(upTo: 1 << 18, appendingTo: &piece) > 0 {
      hasher.update(piece[...])
      piece.removeAll(keepingCapacity: true)
    }
    self = hasher.value
  }
}
