import WinnowTestSupport

/// The pieces of the outside package's code that the documentation shows: the lines between `snippet: NAME` and `end`.
struct Snippets {
  private(set) var byName: [String: String] = [:]

  init(of files: [String]) throws {
    for file in files {
      var name: String?
      var lines: [Substring] = []
      for line in try Repository.text(file).split(separator: "\n", omittingEmptySubsequences: false) {
        let words = line.split(separator: " ")
        if words.count == 3, words[1] == "snippet:" {
          (name, lines) = (String(words[2]), [])
        } else if words.count == 2, words[1] == "end", let ended = name {
          byName[ended] = Self.unindented(lines)
          name = nil
        } else if name != nil {
          lines.append(line)
        }
      }
    }
  }

  private static func unindented(_ lines: [Substring]) -> String {
    let margin = lines.filter { !$0.isEmpty }.map { $0.prefix { $0 == " " }.count }.min() ?? 0
    return lines.map { $0.dropFirst(margin) + "\n" }.joined()
  }

  /// An article with the snippets that its comments name, `<!-- snippet: NAME -->`, in the blocks behind them.
  func filled(_ article: String) -> (text: String, names: [String]) {
    var text = ""
    var names: [String] = []
    var lines = article.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    while let line = lines.popFirst() {
      text += line + "\n"
      let words = line.split(separator: " ")
      guard words.count == 4, words[1] == "snippet:" else { continue }
      let name = String(words[2])
      let code = byName[name] ?? "there is no snippet \(name)\n"
      names.append(name)
      text += "```\(code.hasPrefix("schema:") ? "yaml" : "swift")\n\(code)```\n"
      if lines.first?.hasPrefix("```") == true {
        let end = lines.dropFirst().firstIndex(of: "```") ?? lines.startIndex
        lines = lines[(end + 1)...]
      }
    }
    return (text, names)
  }
}
