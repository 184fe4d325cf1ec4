internal import WinnowCore

/// Takes the articles out of a stream, one after the other, so that they can be written anew.
protocol ArticleExtractor: AnyObject {
  /// How many parts of the stream are no articles and were left out so far.
  var skipped: Int { get }

  /// What is found next; `nil` at the end. Its text is to be used before the next call.
  ///
  /// - Throws: `Problem` if the stream cannot be read on.
  func next() throws(Problem) -> Extraction?
}

/// What an extractor has found.
enum Extraction {
  /// An article.
  case article(ExtractedArticle)
  /// Something that should be an article and cannot be read.
  case failed(Problem)
}

/// An article without what held it.
struct ExtractedArticle {
  /// What tells it from others.
  var id: String?
  /// What else is known of it.
  var members: [Member] = []
  /// The text, UTF-8 or not.
  var text: ArraySlice<UInt8>
  /// The line it begins in, where lines count.
  var line: Int?
  /// The offset of what held it, where bytes count.
  var offset: Int?

  /// A name and what it stands for.
  struct Member {
    let name: String
    let value: String
  }
}

/// Spells articles in the format that is written.
protocol ArticleWriter: Sendable {
  /// Appends an article whose text is UTF-8.
  ///
  /// - Throws: `Refusal` if the format cannot hold the text.
  func append(_ article: ExtractedArticle, to output: inout [UInt8]) throws(Refusal)
}

/// Why an article cannot be written in a format.
struct Refusal: Error {
  let reason: String
}
