internal import Glibc
public import WinnowCore

/// A file that is written beside its place and put there whole: whoever looks sees the old file or the new one.
///
/// What is there and is no file, such as a device or a pipe, is not replaced but written to.
public final class AtomicFile: ByteSink {
  private let path: String
  /// The path until the file is whole; `nil` for what is written to where it is.
  private let temporaryPath: String?
  private let file: FileHandle
  private var isFinished = false

  /// What becomes of a file that is already there.
  public enum Replacement: Sendable {
    /// The new file takes its place.
    case plain
    /// The new file takes its place, its mode and, where allowed, its owner.
    case keepingAttributes
    /// The same, and the old file is kept under its name with a suffix.
    case keepingBackup(suffix: String)
  }
  private let replacement: Replacement

  /// Begins a file.
  ///
  /// - Parameter mode: the permissions of a new file, before the umask.
  public init(_ path: String, mode: UInt32 = 0o666, replacing replacement: Replacement = .plain) throws(Problem) {
    self.path = path
    self.replacement = replacement
    if let device = try Self.device(path) {
      temporaryPath = nil
      file = device
      return
    }
    let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")).map { path.utf8.index(after: $0) }
    let directory = slash.map { String(path[..<$0]) } ?? ""
    let name = slash.map { String(path[$0...]) } ?? path
    // A name may have 255 bytes; 50 code points of it are 200 at the most.
    let start = String(name.unicodeScalars.prefix(50))
    let process = getpid()
    var attempt = 0
    while true {
      let candidate = "\(directory).\(start).\(process).\(attempt).tmp"
      let descriptor = retrying { open(candidate, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode) }
      if descriptor >= 0 {
        temporaryPath = candidate
        file = FileHandle(descriptor: descriptor, path: path)
        return
      }
      guard errno == EEXIST, attempt < 1000 else { throw SystemError.last.problem("create", path) }
      attempt += 1
    }
  }

  /// What is at a path that is neither a file nor a folder, opened; `nil` for anything else.
  private static func device(_ path: String) throws(Problem) -> FileHandle? {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT != S_IFREG, status.st_mode & S_IFMT != S_IFDIR else {
      return nil
    }
    let descriptor = retrying { open(path, O_WRONLY | O_CLOEXEC) }
    guard descriptor >= 0 else { throw SystemError.last.problem("open", path) }
    return FileHandle(descriptor: descriptor, path: path)
  }

  deinit { discard() }

  private var buffer: [UInt8] = []
  private static let bufferSize = 256 * 1024

  /// Takes bytes, and writes them to the temporary file when there are enough.
  public func write(_ bytes: ArraySlice<UInt8>) throws(WriteFailure) {
    if buffer.count + bytes.count > Self.bufferSize { try flush() }
    if bytes.count >= Self.bufferSize { return try file.write(bytes) }
    buffer.append(contentsOf: bytes)
  }

  /// Writes what is kept in the buffer to the temporary file.
  public func flush() throws(WriteFailure) {
    defer { buffer.removeAll(keepingCapacity: true) }
    try file.write(buffer[...])
  }

  /// Puts the file in its place.
  public func commit() throws(WriteFailure) {
    try flush()
    do throws(Problem) {
      if let temporaryPath { try prepareReplacement(of: temporaryPath) }
      try file.synchronize()
      try file.close()
      guard let temporaryPath else { return isFinished = true }
      guard retrying({ rename(temporaryPath, path) }) == 0 else { throw SystemError.last.problem("create", path) }
    } catch {
      discard()
      throw .problem(error)
    }
    isFinished = true
  }

  /// Gives the new file the attributes of the old one, and keeps the old one where that is asked for.
  private func prepareReplacement(of temporaryPath: String) throws(Problem) {
    var old = stat()
    switch replacement {
    case .plain: return
    case .keepingAttributes, .keepingBackup:
      guard stat(path, &old) == 0 else { throw SystemError.last.problem("examine", path) }
      // The owner first: changing it clears set-user-ID bits. Only root may, so a refusal is no error.
      _ = fchown(file.descriptor, old.st_uid, old.st_gid)
      guard fchmod(file.descriptor, old.st_mode & 0o7777) == 0 else {
        throw SystemError.last.problem("set the mode of", path)
      }
    }
    if case .keepingBackup(let suffix) = replacement { try keepBackup(path + suffix, passing: temporaryPath + ".old") }
  }

  /// Links the old file under a second name, so that at no moment it has none.
  private func keepBackup(_ backup: String, passing: String) throws(Problem) {
    guard link(path, passing) == 0 else { throw SystemError.last.problem("keep a backup of", path) }
    guard rename(passing, backup) == 0 else {
      let error = SystemError.last
      unlink(passing)
      throw error.problem("create", backup)
    }
  }

  /// Removes the temporary file; the place keeps what it had.
  public func discard() {
    guard !isFinished else { return }
    isFinished = true
    if let temporaryPath { unlink(temporaryPath) }
  }
}
