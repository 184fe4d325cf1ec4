public import WinnowCore

/// A source whose articles are written anew, in another format, while it is read.
///
/// What comes out is the stream that is cleaned, reported on and restored. Only what could be read whole is in it; of
/// the rest there are notes.
public final class ConvertedSource: ByteSource {
  /// The path as messages name it.
  public let path: String
  private let extractor: any ArticleExtractor
  private let writer: any ArticleWriter
  private var output: [UInt8] = []
  /// How much of the output has been given out, and how much was before it.
  private var start = 0
  private var offset = 0
  private var notes: [ConversionNote] = []
  private var failure: Problem?
  private var isAtEnd = false

  /// More notes than this are given out before reading goes on, whatever has been asked for.
  private static let noteLimit = 256

  init(_ extractor: any ArticleExtractor, path: String, to writer: any ArticleWriter) {
    self.extractor = extractor
    self.path = path
    self.writer = writer
  }

  /// How many parts of the source are no articles and were left out so far.
  public var skipped: Int { extractor.skipped }

  /// Appends up to `count` converted bytes to a buffer; returns how many there were, 0 at the end, or where there are
  /// only notes.
  public func read(upTo count: Int, appendingTo buffer: inout [UInt8]) throws(Problem) -> Int {
    convert(atLeast: count)
    let end = min(output.count, start + count)
    let given = end - start
    if given == 0, notes.isEmpty, let failure { throw failure }
    buffer += output[start..<end]
    start = end
    return given
  }

  /// Takes what there is to say of the bytes made so far.
  func takeNotes() -> [ConversionNote] {
    defer { notes = [] }
    return notes
  }

  private func convert(atLeast count: Int) {
    // Not before there is more to let go of than to move.
    if start >= output.count - start {
      output.removeFirst(start)
      offset += start
      start = 0
    }
    do throws(Problem) {
      while !isAtEnd, output.count - start < count, notes.count < Self.noteLimit {
        guard let found = try extractor.next() else {
          isAtEnd = true
          return
        }
        switch found {
        case .article(let article): write(article)
        case .failed(let problem): note(problem, leavesOut: true)
        }
      }
    } catch {
      // What was read before goes out first.
      isAtEnd = true
      failure = error
    }
  }

  private func write(_ article: ExtractedArticle) {
    var article = article
    if let repaired = UTF8Check.repaired(article.text) {
      article.text = repaired[...]
      note(
        problem("text.invalid-utf8", "not valid UTF-8; what is not was written as U+FFFD", article),
        leavesOut: false)
    }
    do throws(Refusal) {
      try writer.append(article, to: &output)
    } catch {
      note(problem("convert.refused", "left out: \(error.reason)", article), leavesOut: true)
    }
  }

  private func problem(_ code: String, _ message: String, _ article: ExtractedArticle) -> Problem {
    Problem(
      code: code, path: path, line: article.line,
      message: (article.offset.map { "record at byte \($0): " } ?? "") + message)
  }

  private func note(_ problem: Problem, leavesOut: Bool) {
    notes.append(ConversionNote(offset: offset + output.count, problem: problem, leavesOut: leavesOut))
  }
}

/// What there is to say of a place in a converted stream.
struct ConversionNote {
  /// The offset in the converted stream, where a record begins.
  let offset: Int
  /// What to say.
  let problem: Problem
  /// Whether an article that should be there is not; otherwise the problem is about the article that is.
  let leavesOut: Bool
}
