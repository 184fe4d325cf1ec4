/// Looks for the `winnow.yml` that holds where the program is run.
///
/// The file is looked for in the current folder and then in each folder above it. Articles have no say in how they are
/// cleaned, so a file that came with them is passed over: one that lies in a folder that is an input or below it, and one
/// beside a file that is an input. Links are followed before this is asked.
public struct ConfigurationSearch: Sendable {
  /// The name of the file.
  public static let fileName = "winnow.yml"

  /// The file that was found, as seen from the current folder.
  public private(set) var file: String?
  /// Files on the way to it that were passed over, since they came with an input.
  public private(set) var passedOver: [String] = []

  /// Looks for the file.
  ///
  /// - Parameters:
  ///   - inputs: the files and folders to be read, as given; `-` is none.
  ///   - folder: where to begin.
  public init(inputs: [String], from folder: String = ".") {
    let inputs = inputs.filter { $0 != "-" }.map(InputPlace.init)
    var folder = folder
    while true {
      let candidate = folder == "." ? Self.fileName : "\(folder)/\(Self.fileName)"
      if Paths.exists(candidate), !Paths.isFolder(candidate) {
        if !inputs.contains(where: { $0.holds(candidate, in: folder) }) {
          file = candidate
          return
        }
        passedOver.append(candidate)
      }
      if Paths.isSameFile(folder, "/") { return }
      folder = folder == "." ? ".." : "\(folder)/.."
    }
  }
}

/// The folders whose files may have come with an input.
private struct InputPlace {
  private let isFolder: Bool
  /// For a folder itself; for a file the folder of its name, and that of what the name leads to.
  private let folders: [String]

  init(_ path: String) {
    isFolder = Paths.isFolder(path)
    let real = Paths.resolved(path)
    folders = isFolder ? [real] : [Paths.resolved(Self.parent(of: path)), Self.parent(of: real)]
  }

  /// Whether a file came with the input, by its name or by what the name leads to.
  func holds(_ file: String, in folder: String) -> Bool {
    let places = [Paths.resolved(folder), Self.parent(of: Paths.resolved(file))]
    return places.contains { place in
      folders.contains { isFolder ? Paths.isSameOrInside(place, $0) : place == $0 }
    }
  }

  private static func parent(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }
}
