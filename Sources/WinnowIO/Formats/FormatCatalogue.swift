/// Every format that can be read. A new format is one line in each function.
public enum FormatCatalogue {
  /// What the formats can be told.
  public struct Options: Sendable {
    /// The member of a JSON object that holds the text.
    public var field = "text"
    /// The member of a JSON object that holds the id.
    public var idField = "id"

    /// The options when nothing is said.
    public init() {}
  }

  /// The names of all formats.
  public static let names = ["text", "jsonl"]

  /// The format of a name.
  public static func format(named name: String, _ options: Options) -> (any ArticleFormat)? {
    switch name {
    case "text": PlainText()
    case "jsonl": JSONLines(field: options.field, idField: options.idField)
    default: nil
    }
  }

  /// The format that a file's extension names; before it, that of a compressed file is left out.
  public static func format(ofFile path: String, _ options: Options) -> (any ArticleFormat)? {
    let path = Compression.removingSuffix(path)
    let name = path.utf8.split(separator: UInt8(ascii: "/")).last ?? path.utf8
    guard let dot = name.lastIndex(of: UInt8(ascii: ".")) else { return nil }
    let pathExtension = String(Substring(name[name.index(after: dot)...])).lowercased()
    if PlainText.extensions.contains(pathExtension) { return format(named: "text", options) }
    if JSONLines.extensions.contains(pathExtension) { return format(named: "jsonl", options) }
    return nil
  }
}
