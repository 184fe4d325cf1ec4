import Testing
import WinnowCore
import WinnowRules

@Suite("Packs: what is read, and every mistake with its place")
struct PackTests {
  static let header = "schema: 1\npack: {name: test}\nrules:\n"

  static func problems(_ texts: String...) -> [String] {
    let sources = texts.enumerated().map {
      PackSource(path: "p\($0.offset).yml", bytes: Array($0.element.utf8))
    }
    do throws(PackError) {
      _ = try Pack.load(sources)
      return []
    } catch {
      return error.problems.map { "\($0.line ?? 0):\($0.column ?? 0) \($0.code)" }
    }
  }

  @Test("a rule is read with its defaults")
  func rule() throws {
    let text = """
      schema: 1
      pack: {name: promo-en, languages: [en, no], license: CC0-1.0}
      defaults: {scope: sentence, action: remove, confidence: medium, max-share: 0.5}
      rules:
        - id: promo.one
          message: One
          match: 'one\\b'
          severity: error
          score: -2.5
          position: {after: 0.25}
          tests:
            hit: [One., 'one''s own']
            miss: [on]
            gives: [{text: "A\\none", becomes: A}]
        - {id: promo.two, message: Two, match: two, scope: span, action: replace, with: no, case: sensitive}
        - id: promo.three
          message: Three
          max-length: 9
          match: |
            three
      """
    let packs = try Pack.load([PackSource(path: "promo.yml", bytes: Array(text.utf8))])
    #expect(packs.map(\.name) == ["promo-en"])
    #expect(packs[0].languages == ["en", "no"])
    #expect(packs[0].license == "CC0-1.0")
    let one = packs[0].rules[0]
    #expect(
      one.scope == .sentence && one.action == .remove && one.confidence == .medium && one.severity == .error)
    #expect(one.after == 0.25 && one.maxShare == 0.5 && one.maxLength == 240 && one.score == -2.5)
    #expect(one.tests.hits.map(\.text) == ["One.", "one's own"])
    #expect(one.tests.hits[1].place.description == "promo.yml:12:19")
    #expect(one.tests.gives[0].text == "A\none" && one.tests.gives[0].result == "A")
    #expect(one.place.description == "promo.yml:5:5")
    let two = packs[0].rules[1]
    #expect(two.pattern.isCaseSensitive && two.maxLength == nil && two.replacement == "no")
    #expect(packs[0].rules[2].pattern.source == "three" && packs[0].rules[2].maxLength == 9)
  }

  @Test(
    "a mistake is told with its line and column",
    arguments: [
      ("schema: [", "2:1 yaml.invalid"),
      ("schema: 1\npack: {name: a}\nrules: []\nrules: []\n", "4:1 yaml.invalid"),
      ("a: &x 1\nb: *x\n", "2:4 yaml.invalid"),
      ("---\nschema: 1\npack: {name: a}\nrules: []\n---\na: 1\n", "6:1 yaml.invalid"),
      ("", "1:1 pack.type"),
      ("- a\n", "1:1 pack.type"),
      ("schema: 2\npack: {name: a}\nrules: []\n", "1:9 pack.schema"),
      ("pack: {name: a}\nrules: []\n", "1:1 pack.missing-key"),
      ("schema: 1\nrules: []\n", "1:1 pack.missing-key"),
      ("schema: 1\npack: {nam: a, name: b}\nrules: []\n", "2:8 pack.unknown-key"),
      ("schema: 1\npack: {}\nrules: []\n", "2:7 pack.missing-key"),
      ("schema: 1\npack: {name: a}\n", "1:1 pack.missing-key"),
      ("schema: 1\npack: {name: a}\nrules: {}\n", "3:8 pack.type"),
      ("schema: 1\npack: {name: a}\ndefaults: {id: a.b}\nrules: []\n", "3:12 pack.unknown-key"),
    ])
  func packMistake(_ text: String, _ problem: String) {
    #expect(Self.problems(text) == [problem])
  }

  @Test(
    "a mistake in a rule is told with its line and column",
    arguments: [
      ("- {message: M, match: foo}", "4:3 pack.missing-key"),
      ("- {id: a.b, match: foo}", "4:3 pack.missing-key"),
      ("- {id: a.b, message: M}", "4:3 pack.missing-key"),
      ("- {id: a.b, message: M, match: }", "4:32 pack.empty"),
      ("- {id: a.b, message: [M], match: foo}", "4:22 pack.type"),
      ("- {id: a, message: M, match: foo}", "4:8 pack.id"),
      ("- {id: a.B, message: M, match: foo}", "4:8 pack.id"),
      ("- {id: a.-b, message: M, match: foo}", "4:8 pack.id"),
      ("- {id: a..b, message: M, match: foo}", "4:8 pack.id"),
      ("- {id: a.b, message: M, match: foo, mach: bar}", "4:37 pack.unknown-key"),
      ("- {id: a.b, message: M, match: foo, scope: lien}", "4:44 pack.unknown-scope"),
      ("- {id: a.b, message: M, match: foo, action: removed}", "4:45 pack.unknown-action"),
      ("- {id: a.b, message: M, match: foo, action: redact}", "4:45 pack.unknown-action"),
      ("- {id: a.b, message: M, match: foo, severity: bad}", "4:47 pack.unknown-severity"),
      ("- {id: a.b, message: M, match: foo, confidence: 1}", "4:49 pack.unknown-confidence"),
      ("- {id: a.b, message: M, match: foo, case: upper}", "4:43 pack.unknown-case"),
      ("- {id: a.b, message: M, match: foo, max-length: 0}", "4:49 pack.number"),
      ("- {id: a.b, message: M, match: foo, max-length: 16385}", "4:49 pack.number"),
      ("- {id: a.b, message: M, match: foo, max-share: 1.5}", "4:48 pack.number"),
      ("- {id: a.b, message: M, match: foo, max-share: nan}", "4:48 pack.number"),
      ("- {id: a.b, message: M, match: foo, position: {after: 2}}", "4:55 pack.number"),
      ("- {id: a.b, message: M, match: foo, position: {before: 1}}", "4:48 pack.unknown-key"),
      ("- {id: a.b, message: M, match: foo, position: 0.5}", "4:47 pack.type"),
      ("- {id: a.b, message: M, match: foo, score: much}", "4:44 pack.number"),
      ("- {id: a.b, message: M, match: 'fo(o'}", "4:32 pack.pattern"),
      ("- {id: a.b, message: M, match: 'x*'}", "4:32 pack.pattern-may-be-empty"),
      ("- {id: a.b, message: M, match: '\\bfoo\\Kbar'}", "4:32 pack.pattern-refused"),
      ("- {id: a.b, message: M, match: 'foo(?C1)'}", "4:32 pack.pattern-refused"),
      ("- {id: a.b, message: M, match: '(*UTF)foo'}", "4:32 pack.pattern-refused"),
      ("- {id: a.b, message: M, match: 'foo\\C'}", "4:32 pack.pattern-refused"),
      ("- {id: a.b, message: M, match: foo, action: replace}", "4:3 pack.missing-key"),
      ("- {id: a.b, message: M, match: foo, action: remove, with: x}", "4:59 pack.with"),
      ("- {id: a.b, message: M, match: foo, action: replace, with: '$1'}", "4:60 pack.with"),
      ("- {id: a.b, message: M, match: foo, action: replace, with: ''}", "4:60 pack.with"),
      ("- {id: a.b, message: M, match: foo, tests: {hits: [a]}}", "4:45 pack.unknown-key"),
      ("- {id: a.b, message: M, match: foo, tests: {hit: a}}", "4:50 pack.type"),
      ("- {id: a.b, message: M, match: foo, tests: {gives: [{text: a}]}}", "4:53 pack.missing-key"),
      ("- {id: a.b, message: M, match: \"\\dx\"}", "4:33 yaml.invalid"),
    ])
  func ruleMistake(_ rule: String, _ problem: String) {
    #expect(Self.problems(Self.header + rule + "\n") == [problem])
  }

  @Test("what only looks like something refused is taken")
  func harmlessPatterns() {
    let rules = ["'foo\\\\Kbar'", "'[(*]foo'", "'foo\\(\\?C'", "'\\Q\\K(*\\Efoo'", "'foo(?#\\K)'"]
    for rule in rules {
      #expect(Self.problems(Self.header + "- {id: a.b, message: M, match: \(rule)}\n") == [])
    }
  }

  @Test("all mistakes of all packs are told, in order")
  func several() {
    let first =
      Self.header + "- {id: a.b, message: M, match: '(', scope: x}\n- {id: a.c, message: M, match: foo}\n"
    let second = Self.header + "- {id: a.c, message: M, match: foo}\n- 5\n"
    #expect(
      Self.problems(first, second) == [
        "4:44 pack.unknown-scope", "4:32 pack.pattern", "5:3 pack.type", "4:3 pack.duplicate-id",
      ])
  }

  @Test("a message says what to do")
  func messages() {
    func message(_ rule: String) -> String {
      let source = PackSource(path: "p.yml", bytes: Array((Self.header + rule).utf8))
      do throws(PackError) {
        _ = try Pack.load([source])
        return ""
      } catch {
        return error.problems[0].message
      }
    }
    #expect(
      message("- {id: a.b, message: M, match: foo, scope: lien}")
        == "unknown scope “lien”; did you mean “line”?")
    #expect(
      message("- {id: a.b, message: M, match: foo, action: quarantine}")
        == "the action “quarantine” is not available in this version")
    #expect(
      message("- {id: a.b, message: M, match: 'é(o'}")
        == "the pattern cannot be used at character 4: missing closing parenthesis")
    #expect(message("- {id: a.b, message: M, mach: foo}").contains("did you mean “match”?"))
  }

  @Test("rules are selected by the prefixes of their ids")
  func selection() throws {
    let ids = ["promo.news", "promo.news-en", "share.x"]
    let rules = ids.map {
      "- {id: \($0), message: M, match: foo, confidence: \($0 == "share.x" ? "low" : "high")}\n"
    }
    let packs = try Pack.load([PackSource(path: "p", bytes: Array((Self.header + rules.joined()).utf8))])
    func selected(_ selection: RuleSelection) -> [String] {
      RuleSet(packs: packs, selection: selection).rules.map(\.rule.id)
    }
    #expect(selected(RuleSelection()) == ids)
    #expect(selected(RuleSelection(select: ["promo"])) == ["promo.news", "promo.news-en"])
    #expect(selected(RuleSelection(ignore: ["promo"])) == ["share.x"])
    #expect(selected(RuleSelection(select: ["promo.news-en"], ignore: ["promo"])) == ["promo.news-en"])
    #expect(selected(RuleSelection(ignore: ["promo.news-en"])) == ["promo.news", "share.x"])
    #expect(selected(RuleSelection(minimumConfidence: .medium)) == ["promo.news", "promo.news-en"])
    #expect(RuleSet(packs: packs).limited(to: .high).rules.map(\.rule.id) == ["promo.news", "promo.news-en"])
    #expect(
      RuleSelection(select: ["promo", "shar.x"]).unknownPrefixes(among: packs.flatMap(\.rules).map(\.id)) == [
        "shar.x"
      ])
  }
}
