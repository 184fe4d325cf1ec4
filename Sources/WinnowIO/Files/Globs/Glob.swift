/// A pattern for paths, as `.gitignore` files and ripgrep have them.
///
/// - `*` stands for any characters but `/`, `?` for one of them.
/// - `[abc]`, `[a-z]`: one of these; `[!a-z]`: one of the others. None of them is `/`.
/// - `{a,b}`: one of these, which may be patterns.
/// - `**` in the place of a whole name stands for any number of folders; behind the last `/`, for all that is inside.
/// - `\` takes its meaning from the next character.
/// - A pattern without `/` is held against the last name of a path, at any depth; one that has a `/` at its beginning
///   or inside, against the whole path. With a `/` at its end it matches folders only.
///
/// A character is a code point. The time to match is the length of the path times that of the pattern at most.
public struct Glob: Sendable, Equatable {
  /// The pattern as it was written.
  public let pattern: String
  private let program: GlobProgram

  /// Reads a pattern.
  ///
  /// - Throws: ``GlobError`` saying what cannot be understood.
  public init(_ pattern: String) throws(GlobError) {
    self.pattern = pattern
    var compiler = GlobCompiler(pattern)
    program = try compiler.compile()
  }

  /// Whether a path matches.
  ///
  /// - Parameters:
  ///   - path: a path below the folder that the pattern speaks of; a `/` or `./` at its beginning does not count.
  ///   - isFolder: whether the path is a folder.
  public func matches(_ path: String, isFolder: Bool = false) -> Bool {
    if program.isForFolders, !isFolder { return false }
    var scalars = path.unicodeScalars[...]
    while scalars.starts(with: "./".unicodeScalars) { scalars = scalars.dropFirst(2) }
    if scalars.first == "/" { scalars = scalars.dropFirst() }
    return program.matches(scalars)
  }
}

/// A pattern for paths that cannot be understood.
public struct GlobError: Error, Equatable, CustomStringConvertible {
  /// The pattern as it was written.
  public let pattern: String
  /// What is wrong with it, and what to do.
  public let message: String

  /// The pattern, and what is wrong with it.
  public var description: String { "glob “\(pattern)”: \(message)" }
}
