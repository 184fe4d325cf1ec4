extension PackSource {
  /// Reads packs: files as they are, folders with every `.yml` and `.yaml` below them, ordered by path.
  ///
  /// - Throws: ``ConfigurationError`` with everything that cannot be read.
  public static func read(_ paths: [String]) throws(ConfigurationError) -> [PackSource] {
    var sources: [PackSource] = []
    var problems: [Problem] = []
    for path in paths {
      let (files, unreadable) = Paths.isFolder(path) ? PackFinder.files(below: path) : ([path], [])
      problems += unreadable
      for file in files {
        do throws(Problem) {
          sources.append(PackSource(path: file, bytes: try WholeFile.read(file)))
        } catch {
          problems.append(error)
        }
      }
    }
    guard problems.isEmpty else { throw ConfigurationError(problems) }
    return sources
  }
}
