/// Web archives: WARC (ISO 28500) and WET. Their articles are written anew; what held them is left behind.
///
/// Articles are the records of type `conversion` and `resource` with plain text, and of type `response` with a
/// successful HTTP response of plain text.
struct WARC: ConvertibleFormat {
  let name = "warc"
  /// The extensions of web archives.
  static let extensions = ["warc", "wet"]

  func makeExtractor(_ source: any ByteSource, path: String, maximumArticle: Int) -> any ArticleExtractor {
    WARCExtractor(source, path: path, maximumArticle: maximumArticle)
  }
}
