internal import Glibc
internal import WinnowCore

// The files that are written beside their places.
extension AtomicFile {
  /// What the name of the old file ends in while it gets the name of a backup.
  static let passingSuffix = ".old"

  /// Creates a file beside another, under a name that is not taken.
  static func createTemporary(
    beside path: String, in parent: FileHandle?, shownAs given: String, _ mode: UInt32
  ) throws(Problem) -> (name: String, FileHandle) {
    let start = temporaryStart(beside: path, process: Int(getpid()))
    for attempt in 0..<1000 {
      let candidate = "\(start).\(attempt).tmp"
      let flags = O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC
      let descriptor = retrying { openat(parent?.descriptor ?? AT_FDCWD, candidate, flags, mode) }
      if descriptor >= 0 { return (candidate, FileHandle(descriptor: descriptor, path: given)) }
      guard errno == EEXIST else { break }
    }
    throw SystemError.last.problem("create", given)
  }

  /// What the names of a process's temporary files begin with.
  static func temporaryStart(beside path: String, process: Int) -> String {
    let bytes = Array(path.utf8)
    let nameStart = bytes.lastIndex(of: UInt8(ascii: "/")).map { $0 + 1 } ?? 0
    let folder = String(decoding: bytes[..<nameStart], as: UTF8.self)
    // Names have at most 255 bytes; a code point cut in two is no trouble to a name nobody reads.
    let name = String(decoding: bytes[nameStart...].prefix(150), as: UTF8.self)
    return "\(folder).\(name).\(process)"
  }

  /// Removes what a process that was killed has left of a file that it was writing.
  package static func removeLeftovers(of process: Int, beside path: String) {
    let target = Paths.isLink(path) ? Paths.resolved(path) : path
    removeLeftovers(of: process, beside: target, in: nil)
  }

  /// The same in an open folder.
  static func removeLeftovers(of process: Int, beside path: String, in folder: FileHandle?) {
    let first = temporaryStart(beside: path, process: process) + ".0.tmp"
    // What cannot be removed is in nobody's way.
    for name in [first, first + passingSuffix] { unlinkat(folder?.descriptor ?? AT_FDCWD, name, 0) }
  }
}
