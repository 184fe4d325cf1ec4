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

/// Reads a text piece by piece, cuts it at the line ends behind every so many bytes, and gives the articles of each piece
/// out.
func readArticles(_ path: String, _ body: ([Text]) -> Void) throws {
  let source = try InputStream(path)
  var buffer: [UInt8] = []
  var isAtEnd = false
  while !isAtEnd {
    isAtEnd = try source.read(upTo: 1 << 20, appendingTo: &buffer) == 0
    var articles: [Text] = []
    var start = 0
    while let end = endOfArticle(in: buffer, from: start, isAtEnd: isAtEnd) {
      articles.append(Text(Array(buffer[start..<end])))
      start = end
    }
    body(articles)
    buffer.removeFirst(start)
  }
}

func endOfArticle(in buffer: [UInt8], from start: Int, isAtEnd: Bool) -> Int? {
  let lineEnd = min(start + articleSize, buffer.count)
  if let end = buffer[lineEnd...].firstIndex(of: 0x0A) { return end + 1 }
  return isAtEnd && start < buffer.count ? buffer.count : nil
}

/// How often the rules match. The matches are the same with the prefilter and without.
func matches(_ rules: [Rule], in path: String, usesPrefilter: Bool) throws -> Int {
  let set = RuleSet(rules: rules, options: MatchOptions(usesPrefilter: usesPrefilter))
  var count = 0
  try readArticles(path) { articles in
    count += set.matches(in: articles).reduce(0) { $0 + $1.found.count }
  }
  return count
}

let arguments = CommandLine.arguments.dropFirst()
switch (arguments.first, arguments.count) {
case ("patterns", 3):
  for rule in try rules(Int(arguments[2]) ?? 0, arguments[3]) { print(rule.pattern.source) }
case ("prefilter", 4), ("pcre2", 4):
  Allocator.keepsFreedMemory()
  let rules = try rules(Int(arguments[2]) ?? 0, arguments[3])
  print(try matches(rules, in: arguments[4], usesPrefilter: arguments[1] == "prefilter"))
default:
  print("usage: matching patterns COUNT PACK, or matching prefilter|pcre2 COUNT PACK TEXT")
  exit(2)
}
