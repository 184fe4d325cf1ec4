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
    /// Whether symbolic links among the arguments are refused, unless links are followed: for inputs that are replaced.
    public var refusesLinks = false
    /// Which files and folders found in folders are read; what is named itself is read in any case.
    public var globs = GlobSet()

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

  /// What an input is that does not say what it is.
  private var plainText: any ArticleFormat {
    FormatCatalogue.format(named: "text", options.formatOptions) ?? PlainText()
  }

  private mutating func add(_ argument: String) {
    if argument == "-" {
      let format = options.format ?? plainText
      result.inputs.append(Input(path: "-", name: "-", format: format))
      return
    }
    var status = stat()
    guard stat(argument, &status) == 0 else {
      result.problems.append(SystemError.last.problem("open", argument))
      return
    }
    if options.refusesLinks, !options.followsLinks, Paths.isLink(argument) {
      result.problems.append(
        Problem(
          code: "io.link", path: argument,
          message: "a symbolic link is not replaced; name what it leads to, or use --follow to replace that"))
      return
    }
    if status.st_mode & S_IFMT == S_IFDIR {
      addFolder(argument)
    } else {
      let format =
        options.format ?? FormatCatalogue.format(ofFile: argument, options.formatOptions) ?? plainText
      let name = format.outputName(for: Self.lastComponent(argument))
      result.inputs.append(Input(path: argument, name: name, format: format))
    }
  }

  private static func lastComponent(_ path: String) -> String {
    path.utf8.split(separator: UInt8(ascii: "/")).last.map { String(Substring($0)) } ?? path
  }

  private mutating func addFolder(_ folder: String) {
    var walk = FolderWalk(
      folder, includesHidden: options.includesHidden, followsLinks: options.followsLinks, globs: options.globs
    )
    walk.run()
    result.problems += walk.problems
    result.skipped += walk.skipped
    for name in walk.files {
      guard let known = FormatCatalogue.format(ofFile: name, options.formatOptions) else {
        result.skipped += 1
        continue
      }
      let format = options.format ?? known
      result.inputs.append(
        Input(path: walk.path(of: name), name: format.outputName(for: name), format: format))
    }
  }
}
