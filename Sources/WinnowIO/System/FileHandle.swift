internal import CGlibc
internal import Glibc
public import WinnowCore

/// An open file. Every call's result is checked; interrupted calls go on.
final class FileHandle {
  let descriptor: Int32
  /// The path as messages name it.
  let path: String
  private var isOpen = true
  /// How many bytes have been read.
  private(set) var readCount = 0
  private let closesItself: Bool

  init(descriptor: Int32, path: String, closesItself: Bool = true) {
    self.descriptor = descriptor
    self.path = path
    self.closesItself = closesItself
  }

  deinit {
    if isOpen, closesItself { Glibc.close(descriptor) }
  }

  /// Opens a file for reading.
  static func reading(_ path: String) throws(Problem) -> FileHandle {
    var descriptor: Int32
    repeat {
      // A named pipe is waited for until somebody writes to it.
      try StopSignal.check()
      descriptor = open(path, O_RDONLY | O_CLOEXEC)
    } while descriptor < 0 && errno == EINTR
    guard descriptor >= 0 else { throw SystemError.last.problem("open", path) }
    return FileHandle(descriptor: descriptor, path: path)
  }

  /// What the system knows of the file.
  func status() throws(Problem) -> stat {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw SystemError.last.problem("examine", path) }
    return status
  }

  /// Appends up to `count` bytes to a buffer; returns how many there were, 0 at the end.
  func read(upTo count: Int, appendingTo buffer: inout [UInt8]) throws(Problem) -> Int {
    try StopSignal.waitForInput(descriptor)
    var result = 0
    var failure = SystemError(code: 0)
    buffer.append(addingCapacity: count) { output in
      output.withUnsafeMutableBufferPointer { piece, length in
        result = retrying { Glibc.read(descriptor, piece.baseAddress.map { $0 + length }, count) }
        if result < 0 { failure = .last }
        length += max(0, result)
      }
    }
    guard result >= 0 else { throw failure.problem("read", path) }
    readCount += result
    return result
  }

  /// Writes all bytes.
  func write(_ bytes: ArraySlice<UInt8>) throws(WriteFailure) {
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        retrying { Glibc.write(descriptor, buffer.baseAddress.map { $0 + written }, buffer.count - written) }
      }
      guard count >= 0 else {
        throw errno == EPIPE ? .closedPipe : .problem(SystemError.last.problem("write", path))
      }
      written += count
    }
  }

  /// Lets the system bring to the disk what was written so far, without waiting for it. If it does not care to, there is
  /// more to wait for in the end.
  func beginSynchronizing() { winnow_begin_writing_back(descriptor) }

  /// Waits until the bytes are on the disk. What cannot be waited for, a pipe or a terminal, is let pass.
  func synchronize() throws(Problem) {
    guard retrying({ fsync(descriptor) }) != 0, errno != EINVAL, errno != EROFS else { return }
    throw SystemError.last.problem("write", path)
  }

  /// Waits until the name of a file is on the disk as well. A folder that may not be read cannot be waited for.
  static func synchronizeFolder(of path: String) throws(Problem) {
    let slash = path.utf8.lastIndex(of: UInt8(ascii: "/"))
    let folder = slash.map { String(path[...$0]) } ?? "."
    let descriptor = retrying { open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
    guard descriptor >= 0 else {
      guard errno != EACCES else { return }
      throw SystemError.last.problem("open", folder)
    }
    try FileHandle(descriptor: descriptor, path: folder).synchronize()
  }

  /// Closes the file; some file systems report only here that bytes were lost.
  func close() throws(Problem) {
    guard isOpen else { return }
    isOpen = false
    guard Glibc.close(descriptor) != 0, errno != EINTR else { return }
    throw SystemError.last.problem("write", path)
  }
}

/// Why bytes could not be written.
public enum WriteFailure: Error, Equatable {
  /// The reader of a pipe has gone, which is its right.
  case closedPipe
  /// Anything else.
  case problem(Problem)

  /// The problem; `nil` for a closed pipe, which is none.
  public var problem: Problem? {
    switch self {
    case .closedPipe: nil
    case .problem(let problem): problem
    }
  }
}

/// Calls again as long as a signal interrupts.
func retrying<Result: SignedInteger>(_ call: () -> Result) -> Result {
  while true {
    let result = call()
    if result != -1 || errno != EINTR { return result }
  }
}
