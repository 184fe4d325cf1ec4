public import WinnowCore

/// The rules of the packs in use, in the order of their packs, ready to be matched.
public struct RuleSet: Sendable {
  /// The rules, each with the reason its edits give.
  public let rules: [RuleEntry]
  let engine: any MatchEngine
  private let options: MatchOptions

  /// A rule and the reason its edits and findings give. An object, so that what refers to it need not copy the rule.
  public final class RuleEntry: Sendable {
    /// The rule.
    public let rule: Rule
    /// Whether the rule changes text where it matches.
    public let edits: Bool
    private let madeReason = LazyReference<Reason>()

    init(rule: Rule) {
      self.rule = rule
      edits = rule.edits
    }

    /// The reason, one object for as long as the rule set and those made from it live. Most rules never ask for it.
    public var reason: Reason {
      madeReason.object {
        Reason(
          stage: "rules", rule: rule.id, action: rule.action, severity: rule.severity, message: rule.message)
      }
    }
  }

  /// No rules.
  public init() { self.init(entries: [], options: MatchOptions()) }

  /// The selected rules of packs.
  ///
  /// - Parameters:
  ///   - packs: the packs, from ``Pack/load(_:withTests:)``.
  ///   - selection: which of their rules are used.
  ///   - options: how patterns are matched.
  public init(
    packs: [Pack], selection: RuleSelection = RuleSelection(), options: MatchOptions = MatchOptions()
  ) {
    self.init(rules: packs.flatMap(\.rules).filter(selection.contains), options: options)
  }

  /// Some rules, as they are.
  public init(rules: [Rule], options: MatchOptions = MatchOptions()) {
    self.init(entries: rules.map(RuleEntry.init), options: options)
  }

  private init(entries: [RuleEntry], options: MatchOptions) {
    self.rules = entries
    self.options = options
    let plain = PCRE2Engine(entries, options)
    self.engine = options.usesPrefilter ? PrefilterEngine(confirmation: plain, options) : plain
  }

  /// All rules of the packs that are part of the program.
  ///
  /// - Throws: the problems of those packs; the tests of the program see to it that there are none.
  public static func builtin() throws(PackError) -> RuleSet {
    RuleSet(packs: try Pack.load(PackSource.builtin))
  }

  /// The rules that are at least so sure, with the same reasons.
  public func limited(to minimum: Rule.Confidence) -> RuleSet {
    guard rules.contains(where: { $0.rule.confidence < minimum }) else { return self }
    return RuleSet(entries: rules.filter { $0.rule.confidence >= minimum }, options: options)
  }
}

/// How patterns are matched. Whatever is chosen, the matches are the same.
public struct MatchOptions: Sendable {
  /// Whether a rule is tried only where a segment holds a text that its pattern needs.
  public var usesPrefilter: Bool
  /// Whether patterns run as machine code; off, they are interpreted.
  public var usesMachineCode: Bool
  /// How many bytes of an article a rule may search without its steps being counted.
  var uncounted = StepBudget.uncounted
  /// How many bytes of articles are searched with tables that are ready and code that is quickly made, before a set makes
  /// its own tables, and better code.
  var bytesBeforeTables = CandidateFinder.bytesBeforeTables
  /// For how many bytes of articles lines of all lengths are searched with one index.
  var bytesBeforeTiers = CandidateFinder.bytesBeforeTiers

  /// Makes options; by default, the fastest.
  public init(usesPrefilter: Bool = true, usesMachineCode: Bool = true) {
    self.usesPrefilter = usesPrefilter
    self.usesMachineCode = usesMachineCode
  }
}

extension RuleSet {
  /// Finds the matches of all rules in an article.
  public func matches(in text: Text) -> RuleMatches { matches(in: [text])[0] }

  /// Finds the matches of all rules in each of some articles, which takes less time than in one after the other.
  public func matches(in texts: [Text]) -> [RuleMatches] {
    matches(in: texts, recalling: [MatchLeads?](repeating: nil, count: texts.count))
  }

  /// Finds the matches of all rules in articles of which some have been searched before.
  ///
  /// - Parameter leads: for each article, where rules can match at all, if that is known.
  /// - Returns: the matches in each article.
  public func matches(in texts: [Text], recalling leads: [MatchLeads?]) -> [RuleMatches] {
    let articles = texts.map(SegmentedText.init)
    let found = engine.matches(in: articles, recalling: leads)
    return articles.indices.map { matches(in: articles[$0], found[$0]) }
  }

  private func matches(in article: SegmentedText, _ matches: EngineMatches) -> RuleMatches {
    if matches.found.isEmpty, matches.limits.isEmpty {
      return RuleMatches(copy: article.copy, leads: matches.leads)
    }
    var result = RuleMatches(copy: article.copy, leads: matches.leads)
    let ranges = matches.found.map { self.range(of: $0) } + matches.limits.map(\.range)
    let sources = article.copy.sourceRanges(of: ranges)
    for (match, source) in zip(matches.found, sources) {
      if rules[match.rule].rule.scope == .span, isTooEarly(source.lowerBound, match.rule, article.text) {
        continue
      }
      result.found.append(
        RuleMatch(
          rule: match.rule, lines: match.segment.lines, range: source,
          coversSegment: match.range == match.segment.range))
    }
    result.limits = zip(matches.limits, sources.dropFirst(matches.found.count)).map { limit, source in
      Limit(
        stage: "rules", rule: rules[limit.rule].rule.id, code: limit.failure.code,
        message: limit.failure.message,
        range: source)
    }
    result.sortByNearness(rules)
    return result
  }

  /// What a match acts on, in the copy: what was matched for a span, the whole segment otherwise.
  func range(of match: EngineMatch) -> Range<Int> {
    rules[match.rule].rule.scope == .span ? match.range : match.segment.range
  }

  private func isTooEarly(_ start: Int, _ rule: Int, _ text: Text) -> Bool {
    Double(start) / Double(text.count) < rules[rule].rule.after
  }
}

/// The matches of a rule set in one article.
public struct RuleMatches: Sendable {
  /// What the patterns saw.
  public let copy: MatchCopy
  /// Where rules can match what is left of the article when whole lines have gone; `nil` if that was not noted.
  public let leads: MatchLeads?
  /// The matches, by rule and then by place.
  public var found: [RuleMatch] = []
  /// The matches of rules that ask for another one near by and have none there; these rules do not act.
  public var apart: [RuleMatch] = []
  /// Where patterns ran into limits.
  public var limits: [Limit] = []
}

/// One match of one rule.
public struct RuleMatch: Sendable {
  /// The index of the rule in ``RuleSet/rules``.
  public let rule: Int
  /// The lines of the article that its segment lies in.
  public let lines: Range<Int>
  /// The bytes of the article the rule acts on: what a span rule matched, the segment for any other.
  public let range: Range<Int>
  /// Whether the pattern matched its segment from end to end.
  public let coversSegment: Bool
}
