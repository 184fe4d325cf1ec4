public import WinnowCore

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
