/// An archive of articles that differ in nothing but their number, so that each costs what the others cost.
struct CountedArchive {
  /// What is in an article.
  enum Kind {
    /// Nothing that a stage edits.
    case clean
    /// Quotes, blanks and promotion, all of which are edited.
    case edited
  }

  let kind: Kind
  /// How many times the paragraphs stand in an article.
  let paragraphs: Int

  /// So many articles, as JSON Lines.
  func lines(_ count: Int) -> String {
    (0..<count).map { #"{"id": "a\#($0)", "text": "\#(text($0))"}"# + "\n" }.joined()
  }

  /// Paragraphs hold numbers, so that none repeats another.
  private func text(_ number: Int) -> String {
    var lines = ["The harbour sells boat number \(100_000 + number)"]
    for paragraph in 0..<paragraphs { lines.append(Self.paragraph(kind, 1000 * number + paragraph)) }
    if kind == .edited { lines += ["Share this article", "Sign up for our newsletter"] }
    return lines.joined(separator: "\\n")
  }

  private static func paragraph(_ kind: Kind, _ number: Int) -> String {
    let price = 1_000_000 + number
    switch kind {
    case .clean:
      return
        "The council sold the boat for \(price) on Tuesday, the mayor said, and its crew of seven goes along."
    case .edited:
      return "“The council’s boat went for \(price)”, the mayor said, and the crew’s \u{A0}seven go with it. "
    }
  }
}
