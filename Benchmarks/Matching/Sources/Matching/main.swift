import Glibc
import Winnow

// matching patterns COUNT PACK               prints the patterns of the first COUNT rules, those of the program first
// matching prefilter|pcre2 COUNT PACK TEXT   matches these rules in a text that is cut into articles at line ends

/// About what an article of the corpus has.
let articleSize = 10_000

func rules(_ count: Int, _ pack: String) throws -> [Rule] {
  // As the program loads them: tests are of no use to it.
  let packs =
    try Pack.load(PackSource.builtin, withTests: false) + Pack.load(PackSource.read([pack]), withTests: false)
  return Array(packs.flatMap(\.rules).prefix(count))
}

/// Cuts a text at the line ends behind every so many bytes.
func articles(of text: [UInt8]) -> [Text] {
  var articles: [Text] = []
  var start = 0
  while start < text.count {
    let end = text[min(start + articleSize, text.count)...].firstIndex(of: 0x0A).map { $0 + 1 } ?? text.count
    articles.append(Text(Array(text[start..<end])))
    start = end
  }
  return articles
}

/// How often the rules match. The matches are the same with the prefilter and without.
func matches(_ rules: [Rule], in text: [UInt8], usesPrefilter: Bool) -> Int {
  let set = RuleSet(rules: rules, options: MatchOptions(usesPrefilter: usesPrefilter))
  return articles(of: text).reduce(0) { $0 + set.matches(in: $1).found.count }
}

let arguments = CommandLine.arguments.dropFirst()
switch (arguments.first, arguments.count) {
case ("patterns", 3):
  for rule in try rules(Int(arguments[2]) ?? 0, arguments[3]) { print(rule.pattern.source) }
case ("prefilter", 4), ("pcre2", 4):
  let text = try WholeFile.read(arguments[4], limit: 1 << 40)
  print(
    matches(
      try rules(Int(arguments[2]) ?? 0, arguments[3]), in: text, usesPrefilter: arguments[1] == "prefilter"))
default:
  print("usage: matching patterns COUNT PACK, or matching prefilter|pcre2 COUNT PACK TEXT")
  exit(2)
}
