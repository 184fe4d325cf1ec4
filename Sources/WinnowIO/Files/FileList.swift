public import WinnowCore

/// Reads the names of inputs from a file that lists them.
public enum FileList {
  /// The names in a file, or in standard input for `-`. Empty ones do not count; `-` is a file of that name here.
  ///
  /// - Parameter endsWithNull: whether a NUL stands between names, instead of a line end.
  /// - Throws: `Problem` if the list cannot be read, or one of its names cannot be that of an input.
  public static func read(_ path: String, endsWithNull: Bool) throws(Problem) -> [String] {
    let separator: UInt8 = endsWithNull ? 0 : UInt8(ascii: "\n")
    let names = try WholeFile.read(path).split(separator: separator, omittingEmptySubsequences: false)
    var result: [String] = []
    for (index, bytes) in names.enumerated() where !bytes.isEmpty {
      guard let name = String(validating: bytes, as: UTF8.self), !bytes.contains(0) else {
        let advice =
          bytes.contains(0) ? "a NUL in a name; -0 reads names with NULs between them" : "not UTF-8"
        throw Problem(
          code: "io.name", path: path, line: endsWithNull ? nil : index + 1,
          message: "cannot read this list of files: \(advice)")
      }
      result.append(name == "-" ? "./-" : name)
    }
    return result
  }
}
