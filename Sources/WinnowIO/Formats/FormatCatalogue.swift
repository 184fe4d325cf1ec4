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
    /// What stands between the articles of a text; `nil` if a text is one article.
    public var separator: Separator?

    /// The options when nothing is said.
    public init() {}
  }

  /// The names of all formats.
  public static let names = ["text", "jsonl", "warc"]
  /// The names of the formats that can be written.
  public static let outputNames = ["text", "jsonl"]

  /// The format of a name; articles are written in another one where the options say so.
  public static func format(named name: String, _ options: Options) -> (any ArticleFormat)? {
    switch name {
    case "text":
      guard options.outputFormat == "jsonl" else { return text(options) }
      guard let separator = options.separator else { return converted(PlainText(), options) }
      return converted(SeparatedText(separator), options)
    case "jsonl":
      let lines = JSONLines(field: options.field, idField: options.idField)
      return options.outputFormat == "text" && options.separator != nil ? converted(lines, options) : lines
    case "warc": return converted(WARC(), options)
    default: return nil
    }
  }

  private static func text(_ options: Options) -> any ArticleFormat {
    options.separator.map { SeparatedText($0) } ?? PlainText()
  }

  /// A format whose articles are written anew, as text if that is asked for and they can be parted, else as JSON Lines.
  private static func converted(_ input: any ConvertibleFormat, _ options: Options) -> ConvertedFormat {
    if options.outputFormat == "text", let separator = options.separator {
      return ConvertedFormat(input, to: SeparatedText(separator), SeparatedArticles(separator: separator))
    }
    return ConvertedFormat(
      input, to: JSONLines(field: options.field, idField: options.idField),
      JSONLinesArticles(field: options.field, idField: options.idField))
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
    if let wanted = options.outputFormat,
      let input = inputs.first(where: { $0.format.outputFormat != wanted })
    {
      throw Problem(
        code: "output.format", path: input.path,
        message: """
          may hold several articles, and nothing would part them as \(wanted); say what is to stand between them: \
          --separator '\\f' for a form feed, --separator '-----' for a line
          """)
    }
    let isText = inputs.contains { $0.format.name == "text" || $0.format.outputFormat == "text" }
    if options.separator != nil, !isText, let input = inputs.first {
      throw Problem(
        code: "output.separator", path: input.path,
        message:
          "is \(input.format.name), and --separator is for text; leave it out, or add --output-format text")
    }
  }

  /// The extension of files in a format that can be written.
  static func fileExtension(of name: String) -> String {
    extensions.first { $0.name == name }?.extensions.first ?? name
  }

  private static let extensions: [(name: String, extensions: [String])] = [
    ("text", PlainText.extensions), ("jsonl", JSONLines.extensions), ("warc", WARC.extensions),
  ]
}
