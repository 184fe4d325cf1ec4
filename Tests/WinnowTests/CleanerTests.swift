import Testing
import Winnow
import WinnowTestSupport

@Suite("The cleaner")
struct CleanerTests {
  @Test("all default stages: the same twice, nothing left to do, script and output agree")
  func laws() throws {
    let cleaner = try Cleaner()
    let twin = try Cleaner()
    forAll(seeds: 1...400) { generator in
      let text = Text(RandomText.bytes(upTo: 40, using: &generator))
      let outcome = cleaner.clean(text)
      let show = String(decoding: text.bytes, as: UTF8.self).debugDescription
      try require(twin.clean(text).text.bytes == outcome.text.bytes, "not the same twice: \(show)")
      try require(
        outcome.script.applied(to: text.bytes) == outcome.text.bytes, "the script gives another text: \(show)"
      )
      try require(
        outcome.script.isEmpty == (outcome.text.bytes == text.bytes), "changes and bytes disagree: \(show)")
      guard !outcome.limits.contains(where: { $0.code == "rounds" }) else { return }
      let again = cleaner.clean(outcome.text)
      try require(
        again.script.isEmpty,
        "\(show) → \(String(decoding: outcome.text.bytes, as: UTF8.self).debugDescription) → "
          + String(decoding: again.text.bytes, as: UTF8.self).debugDescription)
    }
  }

  @Test("a string is cleaned in one call")
  func string() throws {
    var configuration = Configuration()
    configuration.stages = ["quotes"]
    let cleaner = try Cleaner(configuration)
    #expect(cleaner.clean("“a”") == "\"a\"")
    configuration.stageOptions = [("quotes.style", "keep")]
    #expect(try Cleaner(configuration).clean("“a”") == "“a”")
  }

  @Test("packs are read from files and folders, and what cannot be read is said at once")
  func packs() throws {
    let folder = try WorkFolder()
    try folder.write("p/b.yml", "x")
    try folder.write("p/a.yaml", "y")
    #expect(try PackSource.read([folder.path("p")]).map(\.bytes) == [Array("y".utf8), Array("x".utf8)])
    let error = #expect(throws: ConfigurationError.self) {
      try PackSource.read([
        folder.path("none.yml"), folder.path("p/b.yml"), folder.path("none2.yml"),
      ])
    }
    #expect(error?.problems.count == 2)
  }
}
