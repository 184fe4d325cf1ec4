internal import Glibc
public import WinnowCore

/// Where bytes go: standard output or a file.
public protocol ByteSink: AnyObject {
  /// Takes bytes; they may be kept in a buffer.
  func write(_ bytes: ArraySlice<UInt8>) throws(WriteFailure)
  /// Hands what is kept in a buffer to the system.
  func flush() throws(WriteFailure)
  /// Does the same, and makes sure that what was written stays even if the rest never comes.
  func publish() throws(WriteFailure)
  /// Makes what was written final.
  func commit() throws(WriteFailure)
  /// Gives up: a file is left as it was before.
  func discard()
  /// What is worth knowing about the place, once the bytes are there; it is no failure.
  var warning: Problem? { get }
}

extension ByteSink {
  /// Nothing.
  public var warning: Problem? { nil }
}

extension ByteSink {
  /// What is written to a stream stays without more ado.
  public func publish() throws(WriteFailure) { try flush() }
}

/// Standard output, or another stream that cannot be taken back.
public final class StreamSink: ByteSink {
  private let file: FileHandle
  private var buffer: [UInt8] = []
  private static let bufferSize = 64 * 1024

  private init(descriptor: Int32, path: String) {
    file = FileHandle(descriptor: descriptor, path: path, closesItself: false)
  }

  /// Standard output.
  public static func standardOutput() -> StreamSink {
    StreamSink(descriptor: STDOUT_FILENO, path: "standard output")
  }

  /// Standard error.
  public static func standardError() -> StreamSink {
    StreamSink(descriptor: STDERR_FILENO, path: "standard error")
  }

  var descriptor: Int32 { file.descriptor }

  /// Whether a person is looking.
  public var isTerminal: Bool { isatty(file.descriptor) == 1 }

  /// Takes bytes, and writes them when there are enough.
  public func write(_ bytes: ArraySlice<UInt8>) throws(WriteFailure) {
    if buffer.count + bytes.count > Self.bufferSize { try flush() }
    if bytes.count >= Self.bufferSize {
      try file.write(bytes)
    } else {
      buffer.append(contentsOf: bytes)
    }
  }

  /// Writes what is kept in the buffer.
  public func flush() throws(WriteFailure) {
    guard !buffer.isEmpty else { return }
    defer { buffer.removeAll(keepingCapacity: true) }
    try file.write(buffer[...])
  }

  /// Writes what is left, and waits for the disk where the stream is a file.
  public func commit() throws(WriteFailure) {
    try flush()
    do throws(Problem) {
      let status = try file.status()
      if status.st_mode & S_IFMT == S_IFREG { try file.synchronize() }
    } catch {
      throw .problem(error)
    }
  }

  /// Writes what is left, since nothing can be taken back.
  public func discard() {
    try? flush()
  }
}

/// What is known of the terminal.
public enum Terminal {
  /// Whether standard input is a terminal.
  public static var isStandardInput: Bool { isatty(STDIN_FILENO) == 1 }
}
