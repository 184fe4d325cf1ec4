internal import Glibc
public import WinnowCore

/// A file that is written beside its place and put there whole: whoever looks sees the old file or the new one.
///
/// A symbolic link stays, and the file it leads to is replaced, or made. What is no file, such as a device or a named
/// pipe, is never replaced: bytes are written straight to it.
public final class AtomicFile: ByteSink {
  /// The name of the file that is put in its place, behind all links; a path from `folder`.
  private let name: String
  /// The folder in which the names are; `nil` for the current one.
  private let folder: FileHandle?
  /// The path as given, for messages: what is behind a link is the machine's business.
  private let givenPath: String
  /// Where the bytes wait; `nil` where they are in their place already, or are written straight to a device or a pipe.
  private var temporaryName: String?
  private let file: FileHandle
  private var isFinished = false
  /// What is worth knowing about a file that was replaced.
  public private(set) var warning: Problem?

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
    folder = nil
    if let special = try Self.openSpecial(path, replacement) {
      (name, temporaryName, file) = (path, nil, special)
      return
    }
    name = Paths.isLink(path) ? Paths.resolved(path) : path
    (temporaryName, file) = try Self.createTemporary(beside: name, in: nil, shownAs: path, mode)
  }

  /// Begins a file in an open folder, where nothing but a file may be replaced.
  init(_ name: String, in folder: FileHandle, shownAs path: String) throws(Problem) {
    (self.name, self.folder, givenPath, replacement) = (name, folder, path, .plain)
    var status = stat()
    if fstatat(folder.descriptor, name, &status, AT_SYMLINK_NOFOLLOW) == 0 {
      switch status.st_mode & S_IFMT {
      case S_IFREG: break
      case S_IFLNK: throw .linkInTree(path)
      case S_IFDIR: throw SystemError(code: EISDIR).problem("create", path)
      default: throw Problem(code: "io.replace", path: path, message: "not a file, so it is not replaced")
      }
    }
    (temporaryName, file) = try Self.createTemporary(beside: name, in: folder, shownAs: path, 0o666)
  }

  /// Goes on with a file that is in its place, behind so many bytes. What is behind them is removed.
  package init(continuing path: String, at length: Int) throws(Problem) {
    (name, givenPath, folder, replacement, temporaryName) = (path, path, nil, .plain, nil)
    let descriptor = retrying { open(path, O_WRONLY | O_CLOEXEC) }
    guard descriptor >= 0 else { throw SystemError.last.problem("open", path) }
    file = FileHandle(descriptor: descriptor, path: path)
    guard retrying({ ftruncate(descriptor, length) }) == 0, lseek(descriptor, length, SEEK_SET) == length
    else {
      throw SystemError.last.problem("write", path)
    }
  }

  /// The descriptor from which the names lead.
  private var base: Int32 { folder?.descriptor ?? AT_FDCWD }

  /// Opens what is there and is no file; `nil` if it is a file or there is nothing.
  private static func openSpecial(_ path: String, _ replacement: Replacement) throws(Problem) -> FileHandle? {
    var status = stat()
    guard stat(path, &status) == 0 else {
      // Who cannot be asked what is there must not replace it.
      guard errno == ENOENT else { throw SystemError.last.problem("create", path) }
      return nil
    }
    if status.st_mode & S_IFMT == S_IFREG { return nil }
    if status.st_mode & S_IFMT == S_IFDIR { throw SystemError(code: EISDIR).problem("create", path) }
    guard case .plain = replacement else {
      throw Problem(
        code: "io.replace", path: path, message: "not a file, so it cannot be replaced; use -o FILE")
    }
    let descriptor = retrying { open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY) }
    guard descriptor >= 0 else { throw SystemError.last.problem("open", path) }
    return FileHandle(descriptor: descriptor, path: path)
  }

  deinit { discard() }

  private var buffer: [UInt8] = []
  private static let bufferSize = 256 * 1024
  /// How many bytes were written since the disk was last set to work. Were all of a large file left to the end, every
  /// processor would wait for the disk then.
  private var waiting = 0
  private static let mostWaiting = 8 << 20

  /// Takes bytes, and writes them to the temporary file when there are enough.
  public func write(_ bytes: ArraySlice<UInt8>) throws(WriteFailure) {
    if buffer.count + bytes.count > Self.bufferSize { try flush() }
    if bytes.count >= Self.bufferSize { return try writeThrough(bytes) }
    buffer.append(contentsOf: bytes)
  }

  /// Writes what is kept in the buffer to the temporary file.
  public func flush() throws(WriteFailure) {
    defer { buffer.removeAll(keepingCapacity: true) }
    try writeThrough(buffer[...])
  }

  private func writeThrough(_ bytes: ArraySlice<UInt8>) throws(WriteFailure) {
    try file.write(bytes)
    waiting += bytes.count
    guard waiting >= Self.mostWaiting else { return }
    waiting = 0
    file.beginSynchronizing()
  }

  /// Puts the file in its place while more is to come: from now on what was written is kept, even if power fails.
  public func publish() throws(WriteFailure) {
    try flush()
    do throws(Problem) {
      try file.synchronize()
      guard temporaryName != nil else { return }
      try takePlace()
      if let folder { try folder.synchronize() } else { try FileHandle.synchronizeFolder(of: name) }
    } catch {
      throw .problem(error)
    }
  }

  /// Puts the file in its place.
  public func commit() throws(WriteFailure) {
    try flush()
    do throws(Problem) {
      if let temporaryName { try prepareReplacement(temporaryName) }
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
    guard let temporaryName else { return }
    guard retrying({ renameat(base, temporaryName, base, name) }) == 0 else {
      throw SystemError.last.problem("create", givenPath)
    }
    self.temporaryName = nil
  }

  /// Gives the new file the attributes of the old one, and keeps the old one where that is asked for.
  private func prepareReplacement(_ temporaryName: String) throws(Problem) {
    if case .plain = replacement { return }
    var old = stat()
    guard fstatat(base, name, &old, 0) == 0 else { throw SystemError.last.problem("examine", givenPath) }
    // The owner first: changing it clears set-ID bits. Only root may, so a refusal is no error; but then those bits
    // would lend somebody else's rights.
    let keepsOwner = fchown(file.descriptor, old.st_uid, old.st_gid) == 0
    let mode = old.st_mode & (keepsOwner ? 0o7777 : 0o1777)
    guard retrying({ fchmod(file.descriptor, mode) }) == 0 else {
      throw SystemError.last.problem("set the mode of", givenPath)
    }
    if old.st_nlink > 1 { warning = otherNames(Int(old.st_nlink) - 1) }
    if case .keepingBackup(let suffix) = replacement { try keepBackup(suffix, temporaryName) }
  }

  private func otherNames(_ count: Int) -> Problem {
    Problem(
      code: "io.hard-links", path: givenPath,
      message: count == 1
        ? "the file has another name (a hard link), which keeps the old text"
        : "the file has \(count) other names (hard links), which keep the old text")
  }

  /// Links the old file under a second name, so that at no moment it has none.
  private func keepBackup(_ suffix: String, _ temporaryName: String) throws(Problem) {
    let passing = temporaryName + Self.passingSuffix
    try link(passing)
    guard retrying({ renameat(base, passing, base, name + suffix) }) == 0 else {
      let error = SystemError.last
      unlinkat(base, passing, 0)
      throw error.problem("create", givenPath + suffix)
    }
    // Renaming does nothing where the backup is a name of the same file already; then the passing name is left.
    unlinkat(base, passing, 0)
  }

  /// Gives the old file a second name.
  ///
  /// Where another process replaces the file between the look at its name and the link, the kernel says that there is
  /// no such file, although the name never goes: the file now behind it is linked.
  private func link(_ secondName: String) throws(Problem) {
    for _ in 0..<1000 {
      if retrying({ linkat(base, name, base, secondName, 0) }) == 0 { return }
      guard errno == ENOENT, faccessat(base, name, F_OK, 0) == 0 else { break }
    }
    throw SystemError.last.problem("keep the original of", givenPath)
  }

  /// Removes the temporary file; the place keeps what it had.
  public func discard() {
    guard !isFinished else { return }
    isFinished = true
    if let temporaryName { unlinkat(base, temporaryName, 0) }
  }
}
