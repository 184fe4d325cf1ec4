public import WinnowCore

/// Files to be written, compressed where their names or what they replace say so.
public enum OutputFile {
  /// Begins a file that is compressed if its name ends in `.gz` or `.zst`.
  ///
  /// - Parameter mode: the permissions of a new file, before the umask.
  public static func create(_ path: String, mode: UInt32 = 0o666) throws(Problem) -> any ByteSink {
    compressed(try AtomicFile(path, mode: mode), Compression(ofFile: path))
  }

  /// Begins what takes the place of a file, and is compressed as that file is.
  public static func replace(
    _ path: String, _ replacement: AtomicFile.Replacement, compression: Compression?
  ) throws(Problem) -> any ByteSink {
    compressed(try AtomicFile(path, replacing: replacement), compression)
  }

  /// A file that is compressed, or as it is.
  static func compressed(_ file: AtomicFile, _ compression: Compression?) -> any ByteSink {
    guard let compression else { return file }
    return CompressingSink(file, compression)
  }
}
