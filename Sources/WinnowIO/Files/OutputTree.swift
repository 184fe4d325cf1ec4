internal import Glibc
public import WinnowCore

/// A folder into which outputs are written under the names of their inputs.
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
  public func path(of name: String) -> String { "\(root)/\(name)" }

  /// Begins the output of a name, and makes the folders it is in. It is compressed if the name says so.
  ///
  /// - Throws: `Problem` if the name leads out of the tree or a folder cannot be made.
  public func file(_ name: String) throws(Problem) -> any ByteSink {
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    guard !name.isEmpty, !parts.contains(where: { $0.isEmpty || $0 == "." || $0 == ".." }) else {
      throw Problem(
        code: "io.name", path: name, message: "the name leads out of the output folder; nothing written")
    }
    try makeFolder(root)
    var folder = root
    for part in parts.dropLast() {
      folder += "/\(part)"
      try makeFolder(folder)
    }
    return try OutputFile.create(path(of: name))
  }

  private func makeFolder(_ path: String) throws(Problem) {
    if mkdir(path, 0o777) == 0 { return }
    let error = SystemError.last
    var status = stat()
    if error.code == EEXIST, stat(path, &status) == 0 {
      if status.st_mode & S_IFMT == S_IFDIR { return }
      throw Problem(
        code: "io.create", path: path,
        message: "a file is in the way of an output folder; choose another folder")
    }
    throw error.problem("create", path)
  }
}

/// Questions about paths that the file system answers.
public enum Paths {
  /// The absolute path without links of a path of which the last parts may not exist yet.
  public static func resolved(_ path: String) -> String {
    if let real = realpath(path, nil) {
      defer { free(real) }
      return String(cString: real)
    }
    guard let slash = path.lastIndex(of: "/") else { return resolved(".") + "/" + path }
    let parent = slash == path.startIndex ? "/" : String(path[..<slash])
    let name = path[path.index(after: slash)...]
    return parent == path ? path : resolved(parent) + "/" + name
  }

  /// The folder that a path's last name is in, absolute and without links.
  public static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return resolved(".") }
    return slash == path.startIndex ? "/" : resolved(String(path[..<slash]))
  }

  /// Whether a path is a folder or lies within it.
  public static func isSameOrInside(_ path: String, _ folder: String) -> Bool {
    let (path, folder) = (resolved(path), resolved(folder))
    return path == folder || folder == "/" || path.hasPrefix(folder + "/")
  }

  /// Whether a path is a folder.
  public static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// Whether two paths are the same file.
  public static func isSameFile(_ left: String, _ right: String) -> Bool {
    resolved(left) == resolved(right)
  }

  /// Whether a path is there.
  public static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }
}

/// Reads whole files that are small by nature, such as rule packs.
public enum WholeFile {
  /// The bytes of a file, or of standard input for `-`.
  ///
  /// - Throws: `Problem` if it cannot be read or is larger than the limit.
  public static func read(_ path: String, limit: Int = 64 << 20) throws(Problem) -> [UInt8] {
    let file =
      path == "-" ? FileHandle(descriptor: 0, path: path, closesItself: false) : try FileHandle.reading(path)
    var bytes: [UInt8] = []
    while try file.read(upTo: 1 << 16, appendingTo: &bytes) > 0 {
      guard bytes.count <= limit else {
        throw Problem(
          code: "io.size", path: path, message: "larger than \(limit) bytes; is it the right file?")
      }
    }
    return bytes
  }
}
