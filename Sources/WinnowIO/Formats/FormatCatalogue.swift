public import WinnowCore

/// Every format that can be read. A new format is one line in each function.
public enum FormatCatalogue {
  /// What the formats can be told.
  public struct Options: Sendable {
    /// The member of a JSON object that holds the text.
    public var field = "text"
    /// The member of a JSON object that holds the id.
    public var idField = "id"
    /// The format to be written; `nil` for what is read, where that can be written.
    public var outputFormat: String?

    /// The options when nothing is said.
    public init() {}
  }

  /// The names of all formats.
  public static let names = ["text", "jsonl", "warc"]
  /// The names of the formats that can be written.
  public static let outputNames = ["text", "jsonl"]

  /// The format of a name; articles are written in another one where the options say so.
  public static func format(named name: String, _ options: Options) -> (any ArticleFormat)? {
    let lines = JSONLines(field: options.field, idField: options.idField)
    let writer = JSONLinesArticles(field: options.field, idField: options.idField)
    return switch name {
    case "text" where options.outputFormat == "jsonl": ConvertedFormat(PlainText(), to: lines, writer)
    case "text": PlainText()
    case "jsonl": lines
    case "warc": ConvertedFormat(WARC(), to: lines, writer)
    default: nil
    }
  }

  /// The format that a file's extension names; before it, that of a compressed file is left out.
  public static func format(ofFile path: String, _ options: Options) -> (any ArticleFormat)? {
    let path = Compression.removingSuffix(path)
    let name = path.utf8.split(separator: UInt8(ascii: "/")).last ?? path.utf8
    guard let dot = name.lastIndex(of: UInt8(ascii: ".")) else { return nil }
    let pathExtension = String(Substring(name[name.index(after: dot)...])).lowercased()
    return extensions.first { $0.extensions.contains(pathExtension) }.flatMap {
      format(named: $0.name, options)
    }
  }

  /// Checks that inputs can be written in the format that is asked for.
  ///
  /// - Throws: `Problem` naming the first that cannot, and what to do.
  public static func check(_ inputs: [Input], _ options: Options) throws(Problem) {
    guard let wanted = options.outputFormat,
      let input = inputs.first(where: { $0.format.outputFormat != wanted })
    else { return }
    throw Problem(
      code: "output.format", path: input.path,
      message: "\(input.format.name) is not written as \(wanted), only as \(input.format.outputFormat)")
  }

  /// The extension of files in a format that can be written.
  static func fileExtension(of name: String) -> String {
    extensions.first { $0.name == name }?.extensions.first ?? name
  }

  private static let extensions: [(name: String, extensions: [String])] = [
    ("text", PlainText.extensions), ("jsonl", JSONLines.extensions), ("warc", WARC.extensions),
  ]
}
