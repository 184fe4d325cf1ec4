internal import Glibc
public import WinnowCore

/// A file that is written beside its place and put there whole: whoever looks sees the old file or the new one.
///
/// A symbolic link stays, and the file it leads to is replaced. What is no file, such as a device or a named pipe,
/// is never replaced: bytes are written straight to it.
public final class AtomicFile: ByteSink {
  /// The path of the file that is replaced, behind all links.
  private let path: String
  /// The path as given, for messages: what is behind a link is the machine's business.
  private let givenPath: String
  /// Where the bytes wait; `nil` where they are in their place already, or are written straight to a device or a pipe.
  private var temporaryPath: String?
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
  public init(_ path: String, mode: UInt32 = 0o666, replacing replacement: Replacement = .plain)
    throws(Problem)
  {
    self.replacement = replacement
    givenPath = path
    if let special = try Self.openSpecial(path, replacement) {
      (self.path, temporaryPath, file) = (path, nil, special)
      return
    }
    let target = Paths.exists(path) ? Paths.resolved(path) : path
    self.path = target
    (temporaryPath, file) = try Self.createTemporary(beside: target, shownAs: path, mode)
  }

  /// Opens what is there and is no file; `nil` if it is a file or there is nothing.
  private static func openSpecial(_ path: String, _ replacement: Replacement) throws(Problem) -> FileHandle? {
    var status = stat()
    guard stat(path, &status) == 0 else {
      // Who cannot be asked what is there must not replace it.
      guard errno == ENOENT else { throw SystemError.last.problem("create", path) }
      return nil
    }
    guard status.st_mode & S_IFMT != S_IFREG else { return nil }
    if status.st_mode & S_IFMT == S_IFDIR { throw SystemError(code: EISDIR).problem("create", path) }
    guard case .plain = replacement else {
      throw Problem(
        code: "io.replace", path: path, message: "not a file, so it cannot be replaced; use -o FILE")
    }
    let descriptor = retrying { open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY) }
    guard descriptor >= 0 else { throw SystemError.last.problem("open", path) }
    return FileHandle(descriptor: descriptor, path: path)
  }

  /// Creates a file beside another, under a name that is not taken.
  private static func createTemporary(
    beside path: String, shownAs given: String, _ mode: UInt32
  ) throws(Problem) -> (path: String, FileHandle) {
    let bytes = Array(path.utf8)
    let nameStart = bytes.lastIndex(of: UInt8(ascii: "/")).map { $0 + 1 } ?? 0
    let folder = String(decoding: bytes[..<nameStart], as: UTF8.self)
    // Names have at most 255 bytes; a code point cut in two is no trouble to a name nobody reads.
    let name = String(decoding: bytes[nameStart...].prefix(150), as: UTF8.self)
    let process = getpid()
    for attempt in 0..<1000 {
      let candidate = "\(folder).\(name).\(process).\(attempt).tmp"
      let descriptor = retrying { open(candidate, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode) }
      if descriptor >= 0 { return (candidate, FileHandle(descriptor: descriptor, path: given)) }
      guard errno == EEXIST else { break }
    }
    throw SystemError.last.problem("create", given)
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

  /// Puts the file in its place while more is to come: from now on it is kept, whatever happens.
  public func publish() throws(WriteFailure) {
    try flush()
    do throws(Problem) { try takePlace() } catch { throw .problem(error) }
  }

  /// Puts the file in its place.
  public func commit() throws(WriteFailure) {
    try flush()
    do throws(Problem) {
      if let temporaryPath { try prepareReplacement(temporaryPath) }
      try file.synchronize()
      try file.close()
      try takePlace()
    } catch {
      discard()
      throw .problem(error)
    }
    isFinished = true
  }

  private func takePlace() throws(Problem) {
    guard let temporaryPath else { return }
    guard retrying({ rename(temporaryPath, path) }) == 0 else {
      throw SystemError.last.problem("create", givenPath)
    }
    self.temporaryPath = nil
  }

  /// Gives the new file the attributes of the old one, and keeps the old one where that is asked for.
  private func prepareReplacement(_ temporaryPath: String) throws(Problem) {
    var old = stat()
    switch replacement {
    case .plain: return
    case .keepingAttributes, .keepingBackup:
      guard stat(path, &old) == 0 else { throw SystemError.last.problem("examine", givenPath) }
      // The owner first: changing it clears set-user-ID bits. Only root may, so a refusal is no error.
      _ = fchown(file.descriptor, old.st_uid, old.st_gid)
      guard retrying({ fchmod(file.descriptor, old.st_mode & 0o7777) }) == 0 else {
        throw SystemError.last.problem("set the mode of", givenPath)
      }
    }
    if case .keepingBackup(let suffix) = replacement { try keepBackup(suffix, temporaryPath) }
  }

  /// Links the old file under a second name, so that at no moment it has none.
  private func keepBackup(_ suffix: String, _ temporaryPath: String) throws(Problem) {
    let passing = temporaryPath + ".old"
    guard retrying({ link(path, passing) }) == 0 else {
      throw SystemError.last.problem("keep a backup of", givenPath)
    }
    guard retrying({ rename(passing, path + suffix) }) == 0 else {
      let error = SystemError.last
      unlink(passing)
      throw error.problem("create", givenPath + suffix)
    }
    // Renaming does nothing where the backup is a name of the same file already; then the passing name is left.
    unlink(passing)
  }

  /// Removes the temporary file; the place keeps what it had.
  public func discard() {
    guard !isFinished else { return }
    isFinished = true
    if let temporaryPath { unlink(temporaryPath) }
  }
}
