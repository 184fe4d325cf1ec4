import Testing
import WinnowIO
import WinnowTestSupport

/// Globs as they are defined, read off the definition: braces are written out, and every way to match is tried.
private enum NaiveGlob {
  static func matches(_ pattern: String, _ path: String) -> Bool {
    expanded(Array(pattern)).contains { alternative in
      let rest = alternative.first == "/" ? alternative.dropFirst() : alternative[...]
      if pattern.contains("/") { return matches(rest, Array(path)[...]) }
      return matches(rest, Array(path.split(separator: "/").last ?? "")[...])
    }
  }

  /// The patterns that one with braces stands for.
  private static func expanded(_ pattern: [Character]) -> [[Character]] {
    guard let open = pattern.lastIndex(of: "{"), let close = pattern[open...].firstIndex(of: "}") else {
      return [pattern]
    }
    let alternatives = pattern[(open + 1)..<close].split(separator: ",", omittingEmptySubsequences: false)
    return alternatives.flatMap { (alternative) -> [[Character]] in
      var whole = Array(pattern[..<open])
      whole += alternative
      whole += pattern[(close + 1)...]
      return expanded(whole)
    }
  }

  private static func matches(_ pattern: ArraySlice<Character>, _ path: ArraySlice<Character>) -> Bool {
    guard let first = pattern.first else { return path.isEmpty }
    let rest = pattern.dropFirst()
    switch first {
    // `**` behind the last slash, and `**/`.
    case "±": return !path.isEmpty
    case "§":
      if matches(rest, path) { return true }
      return path.indices.contains { path[$0] == "/" && matches(rest, path[($0 + 1)...]) }
    case "*":
      if matches(rest, path) { return true }
      return !path.isEmpty && path.first != "/" && matches(pattern, path.dropFirst())
    case "?": return !path.isEmpty && path.first != "/" && matches(rest, path.dropFirst())
    default: return path.first == first && matches(rest, path.dropFirst())
    }
  }
}

@Suite("Globs, held against their definition")
struct GlobPropertyTests {
  @Test("a random pattern matches a random path exactly when the definition says so")
  func agrees() {
    var hits = 0
    forAll(seeds: 1...4_000) { generator in
      let names = (0..<Int.random(in: 1...3, using: &generator)).map { _ in
        name(["a", "b", "*", "?", "{a,b}", "{,a*}", "{a,{b,ab}}"], &generator)
      }
      let isDeep = names.count > 1 || Bool.random(using: &generator)
      var pattern = isDeep ? "/" : ""
      var definition = pattern
      for (index, name) in names.enumerated() {
        let isLast = index == names.count - 1
        let isFolders = isDeep && Int.random(in: 0..<3, using: &generator) == 0
        pattern += (isFolders ? "**" : name) + (isLast ? "" : "/")
        definition += isFolders ? (isLast ? "±" : "§") : name + (isLast ? "" : "/")
      }
      let path = (0..<Int.random(in: 1...4, using: &generator)).map { _ in name(["a", "b"], &generator) }
        .joined(separator: "/")
      let expected = NaiveGlob.matches(definition, path)
      if expected { hits += 1 }
      let found = try Glob(pattern).matches(path)
      try require(found == expected, "\(pattern) on \(path): \(found)")
    }
    #expect(hits > 400, "too few paths match for the test to mean anything")
  }

  private func name(_ pieces: [String], _ generator: inout SeededGenerator) -> String {
    let name = (0..<Int.random(in: 1...3, using: &generator)).map { _ in
      pieces.randomElement(using: &generator) ?? ""
    }.joined()
    // Two stars that are a whole name are another thing, which the caller asks for.
    return name == "**" ? "*" : name
  }
}
