internal import WinnowCore

/// A text that is made to give a pattern much to do: a start, a unit again and again, and an end that spoils a match.
struct TortureText: Hashable {
  var start = ""
  let unit: String
  var end = ""

  /// The text, as long as it may be.
  ///
  /// - Parameters:
  ///   - length: the greatest length in code points.
  ///   - size: the greatest length in bytes.
  /// - Returns: `nil` if the unit does not fit in.
  func bytes(ofLength length: Int, size: Int) -> [UInt8]? {
    let unit = Array(unit.utf8)
    let (start, end) = (Array(start.utf8), Array(end.utf8))
    let times = min(
      (length - Self.codePoints(start) - Self.codePoints(end)) / max(1, Self.codePoints(unit)),
      (size - start.count - end.count) / max(1, unit.count))
    guard times > 0 else { return nil }
    var bytes = start
    bytes.reserveCapacity(start.count + times * unit.count + end.count)
    for _ in 0..<times { bytes += unit }
    return bytes + end
  }

  private static func codePoints(_ bytes: [UInt8]) -> Int { ByteScan.countOfCodePoints(in: bytes.span) }
}

extension TortureText: CustomStringConvertible {
  var description: String {
    let start = start.isEmpty ? "" : "“\(start)”, then "
    let end = end.isEmpty ? "" : ", then “\(end)”"
    return "\(start)“\(unit)” again and again\(end)"
  }
}

extension TortureText {
  /// The texts for a rule: long runs of what many patterns run over, of what the rule's own pattern and examples are
  /// made of, and of what its repeats match, behind what leads to them.
  static func all(for rule: Rule, _ scratch: MatchScratch) -> [TortureText] {
    let pumps = PatternPumps(of: rule.pattern, scratch)
    let literals = PatternShape(of: rule.pattern).literals
    let examples = ([pumps.sample] + rule.tests.hits.map(\.text)).prefix(greatestExamples)
    var texts = units.map { TortureText(unit: $0) }
    texts += (literals + examples).flatMap { [TortureText(unit: $0), TortureText(unit: $0 + " ")] }
    texts += examples.flatMap { example in
      ["a", " ", "-"].map { TortureText(start: String(example.dropLast()), unit: $0) }
    }
    for pump in pumps.pumps {
      texts.append(TortureText(start: pump.start, unit: pump.unit))
      // So every place where a match could begin leads to the repeat.
      texts.append(TortureText(unit: pump.start + pump.unit))
    }
    var known: Set<TortureText> = []
    let end = nearMiss + String(pumps.sample.reversed())
    return texts.flatMap { [$0, TortureText(start: $0.start, unit: $0.unit, end: end)] }
      .filter { !$0.unit.isEmpty && $0.isSegment(of: rule.scope) && known.insert($0).inserted }
  }

  /// Whether it can be one segment of a scope.
  private func isSegment(of scope: Rule.Scope) -> Bool {
    switch scope {
    case .span, .sentence, .line: !(start + unit + end).utf8.contains { $0 == 0x0A || $0 == 0x0D }
    case .paragraph, .article: true
    }
  }

  private static let units = ["a", " ", "7", "word ", "a b ", "<a>", "<aside>", "a.", "-", "\"", "é", "a\n"]

  /// A character that hardly a pattern asks for, so that a match that needs the end just fails. Behind it comes all
  /// that a match needs in the wrong order: PCRE2 does not even begin where a character is missing that must be there.
  private static let nearMiss = "§"

  /// How many examples are looked at; more of the same kind tell nothing new.
  private static let greatestExamples = 3
}
