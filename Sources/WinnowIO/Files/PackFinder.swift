public import WinnowCore

/// Finds rule packs in folders.
public enum PackFinder {
  /// Every `.yml` and `.yaml` below a folder, ordered by path, and what could not be read.
  public static func files(below folder: String) -> (files: [String], problems: [Problem]) {
    let (files, problems) = FolderWalk.files(below: folder)
    return (
      files.filter { $0.hasSuffix(".yml") || $0.hasSuffix(".yaml") }.map { "\(folder)/\($0)" }, problems
    )
  }
}
