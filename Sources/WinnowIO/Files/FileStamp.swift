internal import Glibc

/// By what a file is known again without being read: its size, and when it was last written.
public struct FileStamp: Equatable, Sendable {
  /// The size in bytes.
  public let size: Int
  /// When it was last written, in nanoseconds since 1970.
  public let modified: Int

  /// Makes a stamp of its parts.
  public init(size: Int, modified: Int) {
    self.size = size
    self.modified = modified
  }

  /// The stamp of the file at a path, behind all links; `nil` if there is none.
  public init?(_ path: String) {
    var status = Glibc.stat()
    guard stat(path, &status) == 0 else { return nil }
    self.init(
      size: Int(status.st_size), modified: status.st_mtim.tv_sec * 1_000_000_000 + status.st_mtim.tv_nsec)
  }
}
