internal import Glibc
internal import WinnowCore

/// Lists the files below a folder.
struct FolderWalk {
  /// Whether names that begin with a dot are looked at.
  var includesHidden = false
  /// Whether symbolic links are followed.
  var followsLinks = false
  /// Which files and folders are looked at.
  private let globs: GlobSet
  /// What stands before the paths that globs are held against: they are seen from the current folder.
  private let globPrefix: String
  /// The folder.
  let root: String
  /// The files found, by their paths below the folder.
  private(set) var files: [String] = []
  /// What could not be read.
  private(set) var problems: [Problem] = []
  /// How many entries are neither files nor folders to be looked at.
  private(set) var skipped = 0

  init(
    _ root: String, includesHidden: Bool = false, followsLinks: Bool = false, globs: GlobSet = GlobSet()
  ) {
    var trimmed = root
    while trimmed.count > 1, trimmed.hasSuffix("/") { trimmed.removeLast() }
    self.root = trimmed
    self.globs = globs
    let seen = Paths.seenFromCurrentFolder(trimmed)
    globPrefix = seen == "." ? "" : seen + "/"
    self.includesHidden = includesHidden
    self.followsLinks = followsLinks
  }

  /// All files below a folder, ordered by the bytes of their paths, and what could not be read.
  static func files(below root: String) -> (files: [String], problems: [Problem]) {
    var walk = FolderWalk(root)
    walk.run()
    return (walk.files, walk.problems)
  }

  /// Walks the folder.
  mutating func run() {
    walk("", ancestors: [])
    files.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// The path of something below the folder.
  func path(of relative: String) -> String {
    if relative.isEmpty { return root }
    return root == "/" ? "/\(relative)" : "\(root)/\(relative)"
  }

  /// A folder as the file system knows it, whatever path led there.
  private struct Identity: Hashable {
    let device: UInt
    let inode: UInt

    init(_ status: stat) {
      device = UInt(status.st_dev)
      inode = UInt(status.st_ino)
    }
  }

  private mutating func walk(_ relative: String, ancestors: Set<Identity>) {
    let path = self.path(of: relative)
    var status = stat()
    guard stat(path, &status) == 0, let directory = opendir(path) else {
      problems.append(SystemError.last.problem("open", path))
      return
    }
    defer { closedir(directory) }
    let identity = Identity(status)
    guard !ancestors.contains(identity) else {
      problems.append(
        Problem(
          code: "io.loop", path: path,
          message: "a symbolic link leads back to a folder it is in; not followed"))
      return
    }
    let line = ancestors.union([identity])
    errno = 0
    while let entry = readdir(directory) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
      add(name, in: relative, ancestors: line)
      errno = 0
    }
    if errno != 0 { problems.append(SystemError.last.problem("read", path)) }
  }

  private mutating func add(_ bytes: [UInt8], in relative: String, ancestors: Set<Identity>) {
    let dot = UInt8(ascii: ".")
    guard bytes != [dot], bytes != [dot, dot], includesHidden || bytes.first != dot else { return }
    guard let name = String(validating: bytes, as: UTF8.self) else {
      problems.append(
        Problem(
          code: "io.name", path: path(of: relative),
          message: "holds a name that is not UTF-8, passed over: \(String(decoding: bytes, as: UTF8.self))"))
      return
    }
    let child = relative.isEmpty ? name : "\(relative)/\(name)"
    do throws(Problem) {
      switch try kind(of: path(of: child)) {
      case S_IFDIR: if !globs.excludesFolder(globPrefix + child) { walk(child, ancestors: ancestors) }
      case S_IFREG: if globs.selects(globPrefix + child) { files.append(child) }
      default: skipped += 1
      }
    } catch {
      problems.append(error)
    }
  }

  /// The kind of an entry; that of a link's target where links are followed.
  private func kind(of path: String) throws(Problem) -> mode_t {
    var status = stat()
    guard lstat(path, &status) == 0 else { throw SystemError.last.problem("open", path) }
    if followsLinks, status.st_mode & S_IFMT == S_IFLNK {
      guard stat(path, &status) == 0 else { throw SystemError.last.problem("open", path) }
    }
    return status.st_mode & S_IFMT
  }
}
