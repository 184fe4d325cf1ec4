import Testing
import Winnow

@Suite("winnow.yml: what is read, and every mistake with its place")
struct ConfigurationFileTests {
  static func read(_ text: String, path: String = "winnow.yml") throws -> Settings {
    try ConfigurationFile.parse(Array(("schema: 1\n" + text).utf8), path: path)
  }

  static func problems(_ text: String) -> [String] {
    do throws(ConfigurationError) {
      _ = try ConfigurationFile.parse(Array(text.utf8), path: "winnow.yml")
      return []
    } catch {
      return error.problems.map(\.description)
    }
  }

  @Test("every kind of key")
  func everything() throws {
    let text = """
      stages: [normalize, rules]
      quotes: {style: curly, language: no}
      rules: {confidence: medium}
      packs: [packs, /etc/winnow/our.yml]
      builtin-rules: false
      select: [promo]
      ignore:
        - promo.app
      severity: {promo: error, promo.share: off}
      field: body
      max-article-size: 2M
      fail-level: note
      """
    let settings = try Self.read(text, path: "../winnow.yml")
    #expect(settings.list("stages") == ["normalize", "rules"])
    #expect(settings.text("quotes.style") == "curly" && settings.text("quotes.language") == "no")
    #expect(settings.text("rules.confidence") == "medium")
    #expect(settings.list("packs") == ["../packs", "/etc/winnow/our.yml"])
    #expect(settings.text("builtin-rules") == "false")
    #expect(settings.list("select") == ["promo"] && settings.list("ignore") == ["promo.app"])
    #expect(settings.severities.levels == ["promo": .error, "promo.share": .off])
    #expect(settings.text("fail-level") == "note" && settings.text("id-field") == nil)
    #expect(settings["quotes.style"]?.origin.description == "../winnow.yml:3:17")
  }

  @Test("stages as a text take from the default")
  func stages() throws {
    #expect(try Self.read("stages: -dedupe,-quotes").list("stages") == ["normalize", "rules", "collapse"])
    #expect(try Self.read("stages: quotes").list("stages") == ["quotes"])
  }

  @Test(
    "mistakes",
    arguments: [
      ("", "winnow.yml:1:1: the configuration is a mapping"),
      ("stages: []", "winnow.yml:1:1: the configuration needs “schema”"),
      ("schema: 2", "winnow.yml:1:9: schema 2 is not known"),
      (
        "schema: 1\nstage: [quotes]",
        "winnow.yml:2:1: the configuration has no key “stage”; did you mean “stages”?"
      ),
      ("schema: 1\nstages: [qoutes]", "winnow.yml:2:10: there is no stage “qoutes”; did you mean “quotes”?"),
      ("schema: 1\nstages: [quotes, quotes]", "winnow.yml:2:9: stages quotes,quotes: quotes is named twice"),
      (
        "schema: 1\nquotes: {stile: curly}",
        "winnow.yml:2:10: “quotes” has no key “stile”; did you mean “style”?"
      ),
      (
        "schema: 1\nquotes: {style: curvy}",
        "winnow.yml:2:17: “style” does not take “curvy”; did you mean “curly”?"
      ),
      ("schema: 1\nquotes: curly", "winnow.yml:2:9: “quotes” is a mapping of keys: style"),
      ("schema: 1\nrules: [packs]", "list rule packs under “packs”"),
      ("schema: 1\npacks: packs", "winnow.yml:2:8: “packs” is a list"),
      (
        "schema: 1\nbuiltin-rules: no",
        "winnow.yml:2:16: “builtin-rules” does not take “no”; use one of true, false"
      ),
      ("schema: 1\nselect: ['']", "winnow.yml:2:10: an item of “select” is empty"),
      (
        "schema: 1\nseverity: {promo: eror}",
        "winnow.yml:2:19: “promo” does not take “eror”; did you mean “error”?"
      ),
      ("schema: 1\nseverity: error", "winnow.yml:2:11: “severity” is a mapping of prefixes"),
      ("schema: 1\nmax-article-size: big", "winnow.yml:2:19: “max-article-size” is a size"),
      (
        "schema: 1\nmax-article-size: 2G", "winnow.yml:2:19: “max-article-size” is a size such as 500K or 64M"
      ),
      ("schema: 1\nfail-level: fatal", "winnow.yml:2:13: “fail-level” does not take “fatal”"),
      ("schema: 1\nfield:", "winnow.yml:2:7: “field” has no value"),
      ("schema: 1\nfield: [", "not YAML that can be read"),
    ])
  func mistakes(text: String, expected: String) {
    let problems = Self.problems(text)
    #expect(problems.contains { $0.contains(expected) }, "\(problems)")
  }

  @Test("all mistakes are told, in the order of the file")
  func several() {
    #expect(
      Self.problems("schema: 1\nquotes: {stile: x}\nfeld: x\n").map { $0.prefix(16) } == [
        "winnow.yml:2:10:", "winnow.yml:3:1: ",
      ])
  }
}
