import Testing
import WinnowCore
import WinnowTestSupport

@testable import WinnowRules

@Suite("The prefilter: it changes nothing but the time")
struct PrefilterTests {
  /// What a set of rules finds, with and without a prefilter.
  static func require(
    sameMatchesOf rules: [String], in bytes: [UInt8], usesMachineCode: Bool = true, countsAlways: Bool = false
  ) throws {
    let text = Text(bytes)
    let found = try [(true, false), (true, true), (false, false)].map { usesPrefilter, hasTiersAtOnce in
      // Counting is held against not counting on the way.
      try EngineTests.ruleSet(
        rules, usesMachineCode: usesMachineCode, usesPrefilter: usesPrefilter,
        countsAlways: countsAlways && usesPrefilter, hasTiersAtOnce: hasTiersAtOnce
      )
      .matches(in: text).found.map { "\($0)" }
    }
    try WinnowTestSupport.require(
      found[0] == found[2] && found[1] == found[2], "\(found) of \(rules) in \(bytes)")
  }

  static let atoms = [
    "a", "word", "Read", "more", "k", "s", "ß", "é", "Д", "σ", "中", ".", "\\b", "^", "$", "\\w", "\\d", "\\s",
    "[a-z]", "[sk]", "[^x]", " ", "-", "\\-", "(?=word)", "(?!more)", "(?<=a)", "\\x41", "10", "\\p{L}",
    "(?i)",
    "[[:alpha:]]", "[]a]", "share", "it's", "(a|b)\\1",
  ]

  static func pattern(depth: Int, using generator: inout SeededGenerator) -> String {
    var pattern = ""
    for _ in 0..<Int.random(in: 1...4, using: &generator) {
      switch Int.random(in: 0..<(depth > 0 ? 10 : 6), using: &generator) {
      case 6, 7:
        let parts = (0..<Int.random(in: 1...3, using: &generator)).map { _ in
          Self.pattern(depth: depth - 1, using: &generator)
        }
        pattern += "(?:" + parts.joined(separator: "|") + ")"
      case 8: pattern += "(?:" + Self.pattern(depth: depth - 1, using: &generator) + ")?"
      case 9: pattern += "(?:" + Self.pattern(depth: depth - 1, using: &generator) + "){1,3}"
      default: pattern += atoms.randomElement(using: &generator) ?? ""
      }
    }
    return pattern
  }

  static let words = [
    "word", "Word", "READ", "more", "ſhare", "SHARE", "\u{212A}", "K", "S", "s", "ẞ", "ß", "É", "д", "Д", "ς",
    "Σ",
    "中", "a", "aa", "bb", "10", "٣٤", " ", " ", "\n", "\r\n", "-", "it’s", "A", "x\u{AD}y", "wo\u{AD}rd",
    "\u{A0}",
  ]

  @Test("random patterns find the same in random texts, with and without it")
  func randomPatterns() {
    forAll(seeds: 1...3000) { generator in
      let pattern = Self.pattern(depth: 2, using: &generator)
      guard (try? Pattern(pattern)) != nil else { return }
      let scope = Rule.Scope.allCases.randomElement(using: &generator) ?? .line
      let quoted = "'" + pattern.replacing("'", with: "''") + "'"
      var text: [UInt8] = []
      for _ in 0..<Int.random(in: 0...12, using: &generator) {
        text += Array((Self.words.randomElement(using: &generator) ?? "").utf8)
        if Int.random(in: 0..<20, using: &generator) == 0 { text.append(0xFF) }
      }
      try Self.require(
        sameMatchesOf: ["match: \(quoted), scope: \(scope.rawValue)"], in: text,
        usesMachineCode: Bool.random(using: &generator), countsAlways: Bool.random(using: &generator))
    }
  }

  /// Whether a folded line may hold a match of a pattern, by all texts that are known of it.
  static func meetsRequirement(of pattern: String, _ line: FoldedText) -> Bool {
    let sets = PatternReader<TextNeedles>.summary(of: pattern)?.all ?? []
    let requirements = TextRequirements([TextRequirement(sets)])
    let runs = TextRuns()
    defer { runs.deallocate() }
    runs.take(line)
    return requirements.areMet(of: 0, in: runs)
  }

  @Test("a segment with a match holds what its pattern requires")
  func requirements() {
    let scratch = MatchScratch()
    forAll(seeds: 1...5000) { generator in
      let source = Self.pattern(depth: 2, using: &generator)
      guard let pattern = try? Pattern(source) else { return }
      var text: [UInt8] = []
      for _ in 0..<Int.random(in: 0...8, using: &generator) {
        text += Array((Self.words.randomElement(using: &generator) ?? "").utf8)
      }
      let copy = MatchCopy(of: Text(text))
      guard copy.unusualLetters.isEmpty else { return }
      var ranges: [Range<Int>] = []
      let search = PatternSearch(code: try pattern.code(), usesMachineCode: false, scratch: scratch)
      try copy.text.bytes.withUnsafeBufferPointer {
        try search.findMatches(in: $0, .firstMatch, into: &ranges)
      }
      let folded = String(decoding: copy.text.bytes, as: UTF8.self).unicodeScalars.flatMap {
        FoldedBytes.fold($0)
      }
      let mayHold = FoldedText.with(folded) { Self.meetsRequirement(of: source, $0) }
      try WinnowTestSupport.require(mayHold || ranges.isEmpty, "\(source) in \(text)")
    }
  }

  @Test(
    "what is required is all of what stands in a row",
    arguments: [
      ("we .{0,20}use .{0,20}cookies", "we may use some cookies", true),
      ("we .{0,20}use .{0,20}cookies", "we eat cookies", false),
      ("(?=.*website).*cookie", "cookie and website", true), ("(?=.*website).*cookie", "cookie", false),
      ("cookie(?:s on this website)?", "cookie", true), ("website|cookie", "a cookie", true),
      ("website|cookie", "a biscuit", false), ("\\w+", "anything", true),
    ])
  func requirement(_ pattern: String, _ text: String, _ expected: Bool) {
    let answer = FoldedBlock.withFolded(text) { Self.meetsRequirement(of: pattern, $0.text(of: $1)) }
    #expect(answer == expected)
  }

  @Test(
    "spellings that are easily missed are found",
    arguments: [
      ("share", "\u{17F}hare"), ("like", "li\u{212A}e"), ("\\d+ comments", "٣٤ comments"),
      ("share$", "share\r\n"),
      ("^share", "\u{FEFF}share"), ("share", "sh\u{AD}are"), ("read more", "read\u{A0}more"),
      ("μέρος", "ΜΈΡΟΣ"),
      ("подписаться", "ПОДПИСАТЬСЯ"), ("ελληνικός", "ΕΛΛΗΝΙΚΌΣ"), ("straße", "STRAẞE"), ("订阅", "请订阅我们"),
      ("ångström", "\u{212B}NGSTRÖM"), ("ωμέγα", "\u{2126}ΜΈΓΑ"), ("çiçek", "ÇİÇEK ÇIÇEK çiçek"),
    ])
  func spellings(_ pattern: String, _ text: String) throws {
    let found = try EngineTests.found("match: '\(pattern)', scope: span", in: text)
    #expect(found.allSatisfy { !$0.isEmpty })
    try Self.require(sameMatchesOf: ["match: '\(pattern)'"], in: Array(text.utf8))
  }

  @Test("the built-in rules find the same in their own examples, with and without it, alone and together")
  func builtin() throws {
    let packs = try Pack.load(PackSource.builtin)
    let examples = packs.flatMap(\.rules).flatMap { $0.tests.hits + $0.tests.misses }.map(\.text)
    let plain = RuleSet(packs: packs, options: MatchOptions(usesPrefilter: false))
    let filtered = RuleSet(packs: packs)
    var options = MatchOptions()
    options.bytesBeforeTiers = 0
    let tiered = RuleSet(packs: packs, options: options)
    // Ten to an article, so that an article has lines of many kinds.
    let texts = stride(from: 0, to: examples.count, by: 10).map { start in
      Text(examples[start..<min(start + 10, examples.count)].joined(separator: "\n\n"))
    }
    for (text, matches) in zip(texts, filtered.matches(in: texts)) {
      let one = plain.matches(in: text).found.map { "\($0)" }
      #expect(one == matches.found.map { "\($0)" })
      #expect(one == filtered.matches(in: text).found.map { "\($0)" })
      #expect(one == tiered.matches(in: text).found.map { "\($0)" })
    }
  }

  @Test(
    "the tables that are ready find the same as those that a set makes, whichever of the rules it uses",
    arguments: [[], ["newsletter", "social"], ["related", "copyright"]])
  func ready(_ select: [String]) throws {
    let packs = try Pack.load(PackSource.builtin, withTests: false)
    let selection = RuleSelection(select: select, minimumConfidence: select.isEmpty ? .low : .high)
    var options = MatchOptions()
    options.bytesBeforeTables = Int.max
    let ready = RuleSet(packs: packs, selection: selection, options: options)
    options.bytesBeforeTables = 0
    let own = RuleSet(packs: packs, selection: selection, options: options)
    #expect(ReadyFinder(ready.rules, try #require(PackImage.tables)) != nil)
    let examples = try Pack.load(PackSource.builtin).flatMap(\.rules).flatMap(\.tests.hits).map(\.text)
    let texts = stride(from: 0, to: examples.count, by: 40).map { start in
      Text(examples[start..<min(start + 40, examples.count)].joined(separator: "\n\n"))
    }
    let expected = own.matches(in: texts).map { $0.found.map { "\($0)" } }
    #expect(ready.matches(in: texts).map { $0.found.map { "\($0)" } } == expected)
    #expect(expected.contains { !$0.isEmpty })
  }

  @Test("many threads find the same, one of which makes tables while the others do with those that are ready")
  func tablesInTheMaking() async throws {
    let packs = try Pack.load(PackSource.builtin, withTests: false)
    let examples = try Pack.load(PackSource.builtin).flatMap(\.rules).flatMap(\.tests.hits).map(\.text)
    let text = Text(examples.joined(separator: "\n\n"))
    var options = MatchOptions()
    options.bytesBeforeTables = 1
    let rules = RuleSet(packs: packs, options: options)
    #expect(ReadyFinder(rules.rules, try #require(PackImage.tables)) != nil)
    let expected = RuleSet(packs: packs, options: MatchOptions(usesPrefilter: false)).matches(in: text)
      .found.map { "\($0)" }
    await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<4 {
        group.addTask {
          (0..<3).allSatisfy { _ in rules.matches(in: text).found.map { "\($0)" } == expected }
        }
      }
      for await isEqual in group { #expect(isEqual) }
    }
  }

  @Test("code that is made quickly for a little text is made anew for more, and finds the same")
  func moreText() throws {
    let packs = try Pack.load(PackSource.builtin, withTests: false)
    var options = MatchOptions()
    options.bytesBeforeTables = 100
    let rules = RuleSet(packs: packs, options: options)
    let text = Text("Share this article\n\nSign up for our newsletter")
    let few = rules.matches(in: text).found
    let pattern = rules.rules[try #require(few.first).rule].rule.pattern
    #expect(try pattern.codeForFewSearches().isForFewSearches)
    for matches in rules.matches(in: [text, text, text]) {
      #expect(matches.found.map { "\($0)" } == few.map { "\($0)" })
    }
    // There is better code now, which serves for few searches too.
    #expect(try !pattern.codeForFewSearches().isForFewSearches)
  }

  @Test(
    "rules that are not as they stand in the image, or in another order, are not searched with its tables")
  func notReady() throws {
    let tables = try #require(PackImage.tables)
    var rules = try Pack.load(PackSource.builtin, withTests: false).flatMap(\.rules)
    #expect(ReadyFinder(rules.reversed().map(RuleSet.RuleEntry.init), tables) == nil)
    rules[3].maxLength = 1000
    #expect(ReadyFinder(rules.map(RuleSet.RuleEntry.init), tables) == nil)
    let read = try Pack.load(PackSource.builtin).flatMap(\.rules)
    #expect(ReadyFinder(read.map(RuleSet.RuleEntry.init), tables) == nil)
  }

  @Test("a rule for whole articles of which nothing is known stands among the others, in each article")
  func everyText() throws {
    let rules = ["match: 'Read more'", "match: '[^x]{3,}', scope: article", "match: 'Share this'"]
    let texts = ["Read more\nShare this", "xx", "Share this\n\nxy"].map { Text(Array($0.utf8)) }
    let filtered = try EngineTests.ruleSet(rules),
      plain = try EngineTests.ruleSet(rules, usesPrefilter: false)
    let together = filtered.matches(in: texts)
    #expect(together.map { $0.found.map(\.rule) } == [[0, 1, 2], [], [1, 2]])
    for (text, matches) in zip(texts, together) {
      #expect(matches.found.map { "\($0)" } == plain.matches(in: text).found.map { "\($0)" })
    }
  }

  @Test("few segments are searched and few patterns compiled")
  func work() throws {
    let packs = try Pack.load(PackSource.builtin)
    let rules = RuleSet(packs: packs)
    let article = String(
      repeating:
        "The council met on Tuesday and agreed to repair the old bridge over the river by spring.\n\n",
      count: 40)
    let matches = rules.engine.matches(
      in: SegmentedText(Text("Bridge\n\n" + article + "Read more: The tide")))
    #expect(matches.searches <= 7, "\(matches.searches) searches; without a prefilter more than 8,000")
    let compiled = packs.flatMap(\.rules).count { $0.pattern.isCompiled }
    #expect(compiled <= 7, "\(compiled) patterns")
  }
}
