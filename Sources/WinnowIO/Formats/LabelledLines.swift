public import WinnowCore

/// An article whose lines people have judged, to measure rules by.
public struct LabelledArticle: Sendable {
  /// The id of its record, if it has one.
  public let id: String?
  /// The file it is from, as given.
  public let path: String
  /// The line of its record in the file, 1-based.
  public let record: Int
  /// The text: the lines, each with a line end.
  public let text: Text
  /// What each line of the text is.
  public let labels: [Label]

  /// What a line is.
  public enum Label: String, CaseIterable, Sendable {
    /// Part of the article.
    case keep
    /// Not part of it.
    case boilerplate
    /// Not known.
    case unsure
  }
}

/// Reads labelled lines: JSON Lines of `{"id": …, "lines": [{"text": …, "label": "keep"}, …]}`, where a label is
/// `keep`, `boilerplate` or `unsure`. Other members are passed over.
public enum LabelledLines {
  /// The articles of a file; `-` is standard input.
  ///
  /// - Throws: the first thing that is wrong, with its place.
  public static func read(_ path: String) throws(Problem) -> [LabelledArticle] {
    // Records may be of any size: whole articles are held anyway.
    let chunks = try ChunkReader(path, format: JSONLines(), maximumRecord: .max >> 1)
    let reader = JSONReader()
    var articles: [LabelledArticle] = []
    while let chunk = try chunks.next() {
      var record = chunk.line
      for line in chunk.bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
        if line.contains(where: { !Blank.contains(UInt32($0)) && $0 != UInt8(ascii: "\r") }) {
          articles.append(try article(Array(line), path, record, reader))
        }
        record += 1
      }
    }
    return articles
  }

  private static func article(
    _ bytes: [UInt8], _ path: String, _ record: Int, _ reader: JSONReader
  ) throws(Problem) -> LabelledArticle {
    func problem(_ message: String) -> Problem {
      Problem(code: "bench.labels", path: path, line: record, message: message)
    }
    let value: JSONValue
    do throws(JSONReader.Failure) {
      value = try JSONValue(bytes, reader)
    } catch {
      throw problem("not a JSON object; labelled lines are JSON Lines, one article a line")
    }
    guard let lines = value["lines"]?.elements else {
      throw problem("no “lines”; write {\"id\": …, \"lines\": [{\"text\": …, \"label\": \"keep\"}, …]}")
    }
    var text: [UInt8] = []
    var labels: [LabelledArticle.Label] = []
    for (index, line) in lines.enumerated() {
      guard let content = line["text"]?.bytes, !content.contains(UInt8(ascii: "\n")) else {
        throw problem("item \(index + 1) of “lines” needs “text”, one line without its end")
      }
      guard let word = line["label"]?.string, let label = LabelledArticle.Label(rawValue: word) else {
        let known = LabelledArticle.Label.allCases.map(\.rawValue).joined(separator: ", ")
        throw problem("item \(index + 1) of “lines” needs “label”, one of \(known)")
      }
      text += content
      text.append(UInt8(ascii: "\n"))
      labels.append(label)
    }
    return LabelledArticle(
      id: value["id"]?.string, path: path, record: record, text: Text(text), labels: labels)
  }
}
