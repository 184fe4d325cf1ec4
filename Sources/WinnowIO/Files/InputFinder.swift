internal import Glibc
public import WinnowCore

/// One stream to be read.
public struct Input: Sendable {
  /// The path as given or found, `-` for standard input.
  public let path: String
  /// The path below the argument it was found through: where a mirrored tree has it.
  public let name: String
  /// How articles lie in it.
  public let format: any ArticleFormat
}

/// Turns the arguments of a command into streams: files as they are, folders with all they hold.
public struct InputFinder {
  /// What the search is told.
  public struct Options: Sendable {
    /// The format of every input, instead of what its extension says.
    public var format: (any ArticleFormat)?
    /// What the formats are told.
    public var formatOptions = FormatCatalogue.Options()
    /// Whether names that begin with a dot are looked at.
    public var includesHidden = false
    /// Whether symbolic links found in folders are followed.
    public var followsLinks = false

    /// The options when nothing is said.
    public init() {}
  }

  /// What was found.
  public struct Result: Sendable {
    /// The streams, in the order of the arguments, and within a folder in the order of their paths' bytes.
    public internal(set) var inputs: [Input] = []
    /// What could not be read.
    public internal(set) var problems: [Problem] = []
    /// How many files were passed over because no format has their extension.
    public internal(set) var skipped = 0
  }

  private let options: Options
  private var result = Result()

  /// Finds the streams of some arguments. Nothing is thrown: what cannot be read is a problem in the result, and
  /// the rest is found.
  public static func find(_ arguments: [String], _ options: Options) -> Result {
    var finder = InputFinder(options: options)
    for argument in arguments { finder.add(argument) }
    return finder.result
  }

  private init(options: Options) { self.options = options }

  private mutating func add(_ argument: String) {
    if argument == "-" {
      let format = options.format ?? PlainText()
      result.inputs.append(Input(path: "-", name: "-", format: format))
      return
    }
    var status = stat()
    guard stat(argument, &status) == 0 else {
      result.problems.append(SystemError.last.problem("open", argument))
      return
    }
    if status.st_mode & S_IFMT == S_IFDIR {
      addFolder(argument)
    } else {
      let format = options.format ?? FormatCatalogue.format(ofFile: argument, options.formatOptions) ?? PlainText()
      result.inputs.append(Input(path: argument, name: Self.lastComponent(argument), format: format))
    }
  }

  private static func lastComponent(_ path: String) -> String {
    path.utf8.split(separator: UInt8(ascii: "/")).last.map { String(Substring($0)) } ?? path
  }

  private mutating func addFolder(_ folder: String) {
    var files: [String] = []
    var root = folder
    while root.count > 1, root.hasSuffix("/") { root.removeLast() }
    walk(root, below: "", ancestors: [], into: &files)
    files.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    for name in files {
      let path = root == "/" ? "/\(name)" : "\(root)/\(name)"
      guard let known = FormatCatalogue.format(ofFile: name, options.formatOptions) else {
        result.skipped += 1
        continue
      }
      result.inputs.append(Input(path: path, name: name, format: options.format ?? known))
    }
  }

  /// A folder as the file system knows it, whatever path led there.
  private struct Identity: Hashable {
    let device: UInt
    let inode: UInt

    init(_ status: stat) {
      device = UInt(status.st_dev)
      inode = UInt(status.st_ino)
    }
  }

  private mutating func walk(
    _ root: String, below relative: String, ancestors: Set<Identity>, into files: inout [String]
  ) {
    let path = relative.isEmpty ? root : "\(root)/\(relative)"
    var status = stat()
    guard stat(path, &status) == 0, let directory = opendir(path) else {
      result.problems.append(SystemError.last.problem("open", path))
      return
    }
    defer { closedir(directory) }
    let identity = Identity(status)
    guard !ancestors.contains(identity) else {
      result.problems.append(
        Problem(code: "io.loop", path: path, message: "a symbolic link leads back to a folder it is in; not followed"))
      return
    }
    errno = 0
    while let entry = readdir(directory) {
      addEntry(entry, root, below: relative, ancestors: ancestors.union([identity]), into: &files)
      errno = 0
    }
    if errno != 0 { result.problems.append(SystemError.last.problem("read", path)) }
  }

  private mutating func addEntry(
    _ entry: UnsafeMutablePointer<dirent>, _ root: String, below relative: String, ancestors: Set<Identity>,
    into files: inout [String]
  ) {
    let bytes = withUnsafeBytes(of: entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
    guard bytes != [UInt8(ascii: ".")], bytes != Array("..".utf8) else { return }
    guard options.includesHidden || bytes.first != UInt8(ascii: ".") else { return }
    guard let name = String(validating: bytes, as: UTF8.self) else {
      let shown = relative.isEmpty ? root : "\(root)/\(relative)"
      result.problems.append(
        Problem(
          code: "io.name", path: shown,
          message: "holds a name that is not UTF-8, passed over: \(String(decoding: bytes, as: UTF8.self))"))
      return
    }
    let child = relative.isEmpty ? name : "\(relative)/\(name)"
    let path = "\(root)/\(child)"
    var status = stat()
    guard lstat(path, &status) == 0 else {
      result.problems.append(SystemError.last.problem("open", path))
      return
    }
    if status.st_mode & S_IFMT == S_IFLNK {
      guard options.followsLinks else {
        result.skipped += 1
        return
      }
      guard stat(path, &status) == 0 else {
        result.problems.append(SystemError.last.problem("open", path))
        return
      }
    }
    switch status.st_mode & S_IFMT {
    case S_IFDIR: walk(root, below: child, ancestors: ancestors, into: &files)
    case S_IFREG: files.append(child)
    default: result.skipped += 1
    }
  }
}
