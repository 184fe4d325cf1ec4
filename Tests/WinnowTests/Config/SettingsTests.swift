import Testing
import Winnow

@Suite("Settings: who wins, how they are shown, what they do")
struct SettingsTests {
  @Test("what is shown is a configuration that reads back as itself")
  func roundTrip() throws {
    var settings = Settings.defaults
    settings.set("field", to: .text("a \"b\": #c\u{1}é"), from: .flag("--field"))
    settings.set("id-field", to: .text("null"), from: .flag("--id-field"))
    settings.set("packs", to: .list(["my packs/a,b.yml", "-x"]), from: .flag("-r"))
    settings.set("severity", to: .map([.init("promo", "off"), .init("promo.one", "error")]), from: .defaults)
    for showsOrigins in [false, true] {
      let text = settings.yaml(showsOrigins: showsOrigins)
      let again = try ConfigurationFile.parse(Array(text.utf8), path: "winnow.yml")
      for key in ConfigurationKey.all {
        #expect(again[key.name]?.value == settings[key.name]?.value, "\(key.name)\n\(text)")
      }
    }
  }

  @Test("a path cannot end the comment that names it")
  func origin() throws {
    let settings = try ConfigurationFile.parse(Array("schema: 1\nfield: x\n".utf8), path: "a\nfield: y")
    #expect(settings.yaml(showsOrigins: true) == "schema: 1\nfield: x   # a?field: y:2:8\n")
  }

  @Test("values of the stronger side win, key by key")
  func layers() throws {
    let weak = try ConfigurationFileTests.read("quotes: {style: curly, language: de}\nselect: [a, b]\n")
    let strong = try ConfigurationFileTests.read("quotes: {style: keep}\nselect: [c]\n")
    let both = strong.over(weak)
    #expect(both.text("quotes.style") == "keep" && both.text("quotes.language") == "de")
    #expect(both.list("select") == ["c"])
  }

  @Test("settings become a configuration that cleans")
  func configuration() throws {
    let settings = try ConfigurationFileTests.read("stages: [quotes]\nquotes: {style: curly, language: de}\n")
    #expect(try Cleaner(Configuration(settings)).clean("Er sagte \"ja\".\n") == "Er sagte „ja“.\n")
  }

  @Test("the defaults are those of a configuration without settings")
  func defaults() throws {
    let (set, unset) = (try Configuration(Settings.defaults), Configuration())
    #expect(set.stages == unset.stages && set.usesBuiltinPacks == unset.usesBuiltinPacks)
    #expect(set.maximumArticleSize == unset.maximumArticleSize)
    #expect(set.formatOptions.field == unset.formatOptions.field)
    #expect(set.formatOptions.idField == unset.formatOptions.idField)
    #expect(set.severities == unset.severities && set.select == unset.select && set.ignore == unset.ignore)
  }

  @Test("the longest prefix decides how much a rule matters")
  func severities() throws {
    let text = """
      schema: 1
      pack: {name: test}
      rules:
        - {id: promo.one, message: One, match: one}
        - {id: promo.two, message: Two, match: two}
        - {id: share.one, message: Three, match: three}
      """
    let rules = try Pack.load([PackSource(path: "p.yml", bytes: Array(text.utf8))]).flatMap(\.rules)
    let overrides = SeverityOverrides(["promo": .off, "promo.two": .error])
    let left = rules.compactMap(overrides.applied)
    #expect(left.map(\.id) == ["promo.two", "share.one"])
    #expect(left.map(\.severity) == [.error, .warning])
  }
}
