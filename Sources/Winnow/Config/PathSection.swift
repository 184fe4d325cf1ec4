/// What a configuration says of the inputs at some paths only.
public struct PathSection: Sendable {
  /// The key of the list of sections.
  public static let key = "paths"
  /// The key of a section that says for which paths it is.
  public static let globKey = "glob"

  /// The globs as they are written, relative to the folder of the configuration file.
  public let globs: [String]
  /// What holds for these paths.
  public let settings: Settings
  private let set: GlobSet
  /// The folder of the configuration file, absolute and without links.
  private let folder: String

  /// Makes a section.
  ///
  /// - Throws: `GlobError` if a glob is malformed.
  init(globs: [String], file: String, settings: Settings) throws(GlobError) {
    self.globs = globs
    self.settings = settings
    set = try GlobSet(globs)
    folder = Paths.folder(of: file)
  }

  /// Whether the section is about an input. Standard input has no path.
  public func covers(_ path: String) -> Bool {
    path != "-" && set.verdict(on: nameBelowFolder(path)) == .included
  }

  /// The path from the folder of the configuration file; of what lies elsewhere, the absolute path.
  private func nameBelowFolder(_ path: String) -> String {
    let name = path.split(separator: "/").last ?? ""
    let parent = Paths.folder(of: path)
    if parent == folder { return String(name) }
    let base = folder == "/" ? "/" : folder + "/"
    let below = parent.hasPrefix(base) ? parent.dropFirst(base.count) : parent[...]
    return below == "/" ? "/\(name)" : "\(below)/\(name)"
  }
}

extension Settings {
  /// What holds for the input at a path. A section beats what its file says elsewhere, and an earlier section; the
  /// command line and the environment beat it.
  public func at(_ path: String) -> Settings {
    applying(sections.filter { $0.covers(path) })
  }

  func applying(_ sections: [PathSection]) -> Settings {
    var result = self
    for section in sections {
      for key in ConfigurationKey.all where key.isPerPath {
        guard let setting = section.settings[key.name], let present = self[key.name] else { continue }
        switch present.origin {
        case .defaults, .file: result.set(key.name, to: setting.value, from: setting.origin)
        case .environment, .flag: break
        }
      }
    }
    return result
  }
}
