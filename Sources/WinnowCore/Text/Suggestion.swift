/// Finds the word that was probably meant, for messages about a mistyped key, flag or name.
public enum Suggestion {
  /// The known word nearest to a mistyped one; `nil` if none is near enough to be worth saying. Of words that are
  /// equally near, the first.
  public static func nearest(to word: String, among known: some Sequence<String>) -> String? {
    let typed = Array(word.lowercased().unicodeScalars)
    var best: (word: String, distance: Int)?
    for candidate in known {
      let distance = distance(from: typed, to: Array(candidate.lowercased().unicodeScalars))
      if distance < best?.distance ?? Int.max { best = (candidate, distance) }
    }
    guard let best, best.distance <= max(1, typed.count / 3) else { return nil }
    return best.word
  }

  /// The end of a message about a mistyped word: the nearest known one, or all of them where none is near.
  public static func phrase(for word: String, among known: [String]) -> String {
    if let nearest = nearest(to: word, among: known) { return "did you mean “\(nearest)”?" }
    return "use \(known.count > 1 ? "one of " : "")\(known.joined(separator: ", "))"
  }

  /// How many insertions, deletions, substitutions and swaps of neighbours turn one word into another.
  private static func distance(from first: [Unicode.Scalar], to second: [Unicode.Scalar]) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...second.count)
    for (i, left) in first.enumerated() {
      var row = [i + 1]
      for (j, right) in second.enumerated() {
        var cost = min(last[j + 1] + 1, row[j] + 1, last[j] + (left == right ? 0 : 1))
        let isSwap = i > 0 && j > 0 && left == second[j - 1] && first[i - 1] == right
        if isSwap { cost = min(cost, beforeLast[j - 1] + 1) }
        row.append(cost)
      }
      beforeLast = last
      last = row
    }
    return last[second.count]
  }
}
