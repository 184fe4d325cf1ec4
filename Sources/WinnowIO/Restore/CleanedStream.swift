internal import Glibc
internal import WinnowCore

/// The cleaned bytes of one input, read once from front to back.
final class CleanedStream {
  private let source: (any ByteSource)?
  private var buffer: [UInt8] = []
  private var start = 0

  /// Reads a source; `nil` is an empty stream.
  init(_ source: (any ByteSource)?) { self.source = source }

  /// Gives the next `count` bytes to `body`, piece by piece; returns how many there were.
  func read(_ count: Int, _ body: (ArraySlice<UInt8>) throws(Problem) -> Void) throws(Problem) -> Int {
    var rest = count
    while rest > 0 {
      if start == buffer.count, try !fill() { break }
      let piece = buffer[start..<min(buffer.count, start + rest)]
      try body(piece)
      start += piece.count
      rest -= piece.count
    }
    return count - rest
  }

  /// Whether every byte has been read.
  func isAtEnd() throws(Problem) -> Bool {
    if start < buffer.count { return false }
    return try !fill()
  }

  private func fill() throws(Problem) -> Bool {
    guard let source else { return false }
    buffer.removeAll(keepingCapacity: true)
    start = 0
    return try source.read(upTo: 1 << 18, appendingTo: &buffer) > 0
  }
}

/// Bytes kept in a file without a name until they are known to be right; then they go to standard output.
final class SpooledOutput: ByteSink {
  private let spool: FileHandle
  private let output: StreamSink

  init(_ output: StreamSink) throws(Problem) {
    self.output = output
    let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array("\(folder)/winnow-restore-XXXXXX".utf8CString)
    let descriptor = mkstemp(&template)
    guard descriptor >= 0 else { throw SystemError.last.problem("create a temporary file in", folder) }
    unlink(template)
    spool = FileHandle(descriptor: descriptor, path: "temporary file in \(folder)")
  }

  func write(_ bytes: ArraySlice<UInt8>) throws(WriteFailure) { try spool.write(bytes) }

  func flush() {}

  func commit() throws(WriteFailure) {
    guard lseek(spool.descriptor, 0, SEEK_SET) == 0 else {
      throw .problem(SystemError.last.problem("read", spool.path))
    }
    var buffer: [UInt8] = []
    while true {
      buffer.removeAll(keepingCapacity: true)
      do throws(Problem) {
        if try spool.read(upTo: 1 << 18, appendingTo: &buffer) == 0 { break }
      } catch {
        throw .problem(error)
      }
      try output.write(buffer[...])
    }
    try output.commit()
  }

  func discard() {}
}
