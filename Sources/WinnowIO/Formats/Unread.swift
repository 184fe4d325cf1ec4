package import WinnowCore

/// What becomes of something that cannot be read.
package enum Unread: String, Sendable {
  /// It is written through byte for byte.
  case leftAsItIs = "left as it is"
  /// It is not in the output, where articles are written anew.
  case leftOut = "left out"
}

extension Problem {
  /// An article is larger than it may be.
  package static func articleSize(
    path: String, line: Int?, limit: Int, _ unread: Unread, in place: String = ""
  ) -> Problem {
    Problem(
      code: "article.size", path: path, line: line,
      message:
        "\(place)an article above the limit of \(ByteCount.description(limit)); \(unread.rawValue) (--max-article-size raises the limit)"
    )
  }
}
