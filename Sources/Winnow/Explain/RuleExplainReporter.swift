/// What one rule does in each article, in words.
public struct RuleExplainReporter: Reporter {
  private let id: String
  private let cleaners: Cleaners
  /// What explains the rule where no section of the configuration says otherwise.
  private let standard: RuleExplainer
  /// What explains it in the stream that is being read.
  private var explainer: RuleExplainer
  private let isVerbose: Bool

  /// How many places of an article are shown.
  private static let shownPlaces = 20
  /// How many characters of a place are shown.
  private static let shownCharacters = 72

  /// A reporter at the start of a run.
  ///
  /// - Parameters:
  ///   - id: the rule's id.
  ///   - cleaners: those of the run.
  ///   - isVerbose: whether every place of every article is shown.
  /// - Throws: ``ConfigurationError`` if there is no such rule, with what may have been meant.
  public init(_ id: String, _ cleaners: Cleaners, isVerbose: Bool = false) throws(ConfigurationError) {
    self.id = id
    self.cleaners = cleaners
    self.isVerbose = isVerbose
    standard = try RuleExplainer(id, cleaners.standard)
    explainer = standard
  }

  /// Says what the rule is, and whether it is used.
  public mutating func begin(_ run: RunDescription, to output: inout [UInt8]) {
    let rule = explainer.rule
    line("\(rule.id): \(rule.message)", to: &output)
    line("  \(rule.words)", to: &output)
    line("  \(explainer.usage.words)", to: &output)
  }

  /// Takes the stages that clean the stream, and says so where they use the rule in another way.
  public mutating func begin(_ input: InputDescription, to output: inout [UInt8]) {
    explainer = (try? RuleExplainer(id, cleaners[input.path])) ?? standard
    guard explainer.usage != standard.usage else { return }
    line("\n\(input.path): \(explainer.usage.words)", to: &output)
  }

  /// Says what the rule does in an article.
  public mutating func report(_ article: ArticleReport, to output: inout [UInt8]) {
    let path = article.path == "-" ? "standard input" : article.path
    let name = [path + (article.record.map { ":\($0)" } ?? ""), article.id].compactMap { $0 }.joined(
      separator: " ")
    if article.verdict == .failed {
      line("\n\(name): failed: \(article.problem?.message ?? "")", to: &output)
      return
    }
    let explanation = explainer.explain(article.text)
    line("\n\(name): \(headline(explanation))", to: &output)
    let shown = isVerbose ? explanation.places.count : Self.shownPlaces
    for place in explanation.places.prefix(shown) { append(place, of: article.text, to: &output) }
    if explanation.places.count > shown {
      line("  and \(explanation.places.count - shown) more (-v shows all)", to: &output)
    }
    if let nearest = explanation.nearest {
      append(nearest.range, "comes nearest, but the pattern does not match it", of: article.text, to: &output)
      line("      it is like the example: \(Self.shortened(nearest.example))", to: &output)
    }
  }

  private func headline(_ explanation: RuleExplanation) -> String {
    if explanation.places.isEmpty { return "nothing matches" }
    let acting = explanation.places.count { $0.fate == .acts }
    let all = explanation.places.count == 1 ? "1 place" : "\(explanation.places.count) places"
    guard case .selection(.used) = explainer.usage else { return "matches \(all), but is not used" }
    if acting == 0 { return "matches \(all), acts on none" }
    return acting == explanation.places.count ? "acts on \(all)" : "matches \(all), acts on \(acting)"
  }

  private func append(_ place: RulePlace, of text: Text, to output: inout [UInt8]) {
    var words = place.fate.words
    if place.fate == .acts {
      let isUsed = explainer.usage == .selection(.used)
      words = isUsed ? explainer.rule.deed : "would be \(explainer.rule.deed)"
      if place.isInBlock { words += ", as it goes with the match above" }
    }
    append(place.range, words, of: text, to: &output)
  }

  private func append(_ range: Range<Int>, _ words: String, of text: Text, to output: inout [UInt8]) {
    let position = text.position(at: range.lowerBound)
    line("  \(position.line):\(position.column) \(words)", to: &output)
    line("      \(Self.shortened(String(decoding: text.bytes[range], as: UTF8.self)))", to: &output)
  }

  /// The first line, as far as it is shown.
  private static func shortened(_ text: String) -> String {
    let line = text.drop { $0.isNewline }.prefix { !$0.isNewline }
    let isCut = line.count > shownCharacters || line.endIndex < text.endIndex
    return line.prefix(shownCharacters) + (isCut ? "…" : "")
  }

  /// Appends a line; nothing in it can control a terminal.
  private func line(_ text: String, to output: inout [UInt8]) {
    output += Array("\(Printable.string(text, keepsLineEnds: true))\n".utf8)
  }
}
