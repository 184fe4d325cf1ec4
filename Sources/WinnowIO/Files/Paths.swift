internal import Glibc

/// Questions about paths that the file system answers.
public enum Paths {
  /// The absolute path without links of a path of which the last parts may not exist yet; a link that leads to
  /// nothing stands for the name it leads to.
  public static func resolved(_ path: String) -> String { resolved(path, remainingLinks: 40) }

  private static func resolved(_ path: String, remainingLinks: Int) -> String {
    if let real = realpath(path, nil) {
      defer { free(real) }
      return String(cString: real)
    }
    if remainingLinks > 0, let target = target(ofLink: path) {
      return resolved(target, remainingLinks: remainingLinks - 1)
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

  /// Where a symbolic link leads, as a path from the current folder; `nil` if the path is no link.
  private static func target(ofLink path: String) -> String? {
    var count = -1
    let bytes = [UInt8](unsafeUninitializedCapacity: Int(PATH_MAX)) { buffer, length in
      count = buffer.withMemoryRebound(to: CChar.self) { bytes in
        bytes.baseAddress.map { readlink(path, $0, bytes.count) } ?? -1
      }
      length = max(0, count)
    }
    guard count > 0 else { return nil }
    let target = String(decoding: bytes, as: UTF8.self)
    guard !target.hasPrefix("/"), let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else {
      return target
    }
    return "\(path[...slash])\(target)"
  }

  /// A path as seen from the current folder, where it is written from the root and lies below that folder.
  static func seenFromCurrentFolder(_ path: String) -> String {
    guard path.hasPrefix("/") else { return path }
    let (current, real) = (resolved("."), resolved(path))
    if real == current { return "." }
    return real.hasPrefix(current + "/") ? String(real.utf8.dropFirst(current.utf8.count + 1)) ?? path : path
  }

  /// Whether a path is a symbolic link.
  static func isLink(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
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

  /// The size of a file; `nil` for what is none, such as a pipe.
  public static func size(ofFile path: String) -> Int? {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    return Int(status.st_size)
  }

  /// Whether two paths are the same file.
  public static func isSameFile(_ left: String, _ right: String) -> Bool {
    resolved(left) == resolved(right)
  }

  /// Whether a path is there.
  public static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }
}
