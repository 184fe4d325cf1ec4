internal import Glibc
public import WinnowCore

/// A folder into which outputs are written under the names of their inputs, and out of which none is ever written.
///
/// The folder itself may be reached through links. Below it every folder is opened in the one before and no link is
/// followed, so that what others put there meanwhile cannot lead an output elsewhere either.
public struct OutputTree: Sendable {
  /// The folder as given.
  public let root: String

  /// The tree at a path. The folder is made when the first file is written.
  public init(_ root: String) {
    var trimmed = root
    while trimmed.count > 1, trimmed.hasSuffix("/") { trimmed.removeLast() }
    self.root = trimmed
  }

  /// The path of an output.
  public func path(of name: String) -> String { root == "/" ? "/\(name)" : "\(root)/\(name)" }

  /// What two names have in common that some file system takes for one: there letter case does not count, or how an
  /// accent is spelled, which strings pass over by themselves.
  public static func key(of name: String) -> String { name.lowercased() }

  /// Opens a file of the tree for reading; `nil` if there is none.
  ///
  /// - Throws: `Problem` if the name leads out of the tree or the file cannot be read.
  func reading(_ name: String) throws(Problem) -> InputStream? {
    _ = try Self.parts(of: name)
    let path = path(of: name)
    return Paths.exists(path) ? try InputStream(path) : nil
  }

  /// Begins the output of a name, and makes the folders it is in. It is compressed if the name says so.
  ///
  /// - Throws: `Problem` if the name or a link leads out of the tree, or a folder cannot be made.
  public func file(_ name: String) throws(Problem) -> any ByteSink {
    let parts = try Self.parts(of: name)
    let folder = try folder(of: parts, isMade: true)
    let file = try AtomicFile(parts[parts.count - 1], in: folder, shownAs: self.path(of: name))
    return OutputFile.compressed(file, Compression(ofFile: name))
  }

  /// Removes what a process that was killed has left of an output that it was writing.
  package func removeLeftovers(of process: Int, _ name: String) {
    // Where there is no folder, nothing is left.
    guard let parts = try? Self.parts(of: name), let folder = try? folder(of: parts, isMade: false) else {
      return
    }
    AtomicFile.removeLeftovers(of: process, beside: parts[parts.count - 1], in: folder)
  }

  /// Opens the folder that a name is in, and makes it if it is to be.
  private func folder(of parts: [String], isMade: Bool) throws(Problem) -> FileHandle {
    var path = root
    if isMade, mkdir(root, 0o777) != 0, errno != EEXIST { throw SystemError.last.problem("create", root) }
    var folder = try open(root, in: AT_FDCWD, path, followsLinks: true)
    for part in parts.dropLast() {
      path += "/\(part)"
      if isMade, mkdirat(folder.descriptor, part, 0o777) != 0, errno != EEXIST {
        throw SystemError.last.problem("create", path)
      }
      folder = try open(part, in: folder.descriptor, path, followsLinks: false)
    }
    return folder
  }

  /// The folders of a name and the file's own name.
  private static func parts(of name: String) throws(Problem) -> [String] {
    let parts = name.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).map {
      String(Substring($0))
    }
    guard !parts.contains(where: { ["", ".", ".."].contains($0) || $0.utf8.contains(0) }) else {
      throw Problem(
        code: "io.name", path: name, message: "the name leads out of the output folder; nothing written")
    }
    return parts
  }

  private func open(
    _ name: String, in parent: Int32, _ path: String, followsLinks: Bool
  ) throws(Problem) -> FileHandle {
    let flags = O_RDONLY | O_DIRECTORY | O_CLOEXEC | (followsLinks ? 0 : O_NOFOLLOW)
    let descriptor = retrying { openat(parent, name, flags) }
    if descriptor >= 0 { return FileHandle(descriptor: descriptor, path: path) }
    let error = SystemError.last
    guard error.code == ENOTDIR || error.code == ELOOP else { throw error.problem("open", path) }
    if !followsLinks, Paths.isLink(path) { throw .linkInTree(path) }
    throw Problem(
      code: "io.create", path: path,
      message: "a file is in the way of an output folder; choose another folder")
  }
}

extension Problem {
  /// What to say of a link where an output would be written.
  static func linkInTree(_ path: String) -> Problem {
    Problem(
      code: "io.link", path: path,
      message:
        "a symbolic link in the output folder, which may lead out of it; remove it, or choose another folder"
    )
  }
}
