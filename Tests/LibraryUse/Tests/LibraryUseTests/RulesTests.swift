import Testing
import Winnow

@Suite("Write rules")
struct RulesTests {
  @Test("a pack in a file is used beside the built-in ones")
  func pack() throws {
    let work = try WorkFolder()
    let file = work.path("our-site.yml")
    try work.write(
      "our-site.yml",
      """
      # snippet: a-pack
      schema: 1
      pack: {name: our-site}
      rules:
        - id: site.footer
          message: Footer of our site
          match: '^Printed from the Northfield Gazette\\b'
          action: remove
          tests:
            hit: ["Printed from the Northfield Gazette on 3 May"]
            miss: ["The leaflet was printed from the Northfield Gazette's own plates."]
      # end
      """)
    // snippet: use-a-pack
    var configuration = Configuration()
    configuration.packs = try PackSource.read([file])
    configuration.ignore = ["share"]
    let cleaner = try Cleaner(configuration)
    // end
    let article = (1...5).map { "On day \($0) of the fair the band plays at noon.\n" }.joined()
    #expect(cleaner.clean(article + "Printed from the Northfield Gazette on 3 May\n") == article)
    // snippet: test-a-pack
    let packs = try Pack.load(configuration.packs)
    let failures = RuleTester.failures(of: packs.flatMap(\.rules))
    // end
    #expect(failures.isEmpty)
  }

  @Test("a pack with mistakes says all of them, each with its place")
  func mistakes() throws {
    var configuration = Configuration()
    configuration.packs = [PackSource(path: "our.yml", bytes: Array("schema: 2\n".utf8))]
    let error = #expect(throws: ConfigurationError.self) { try Cleaner(configuration) }
    #expect(error?.problems.isEmpty == false)
    #expect(error?.problems.allSatisfy { $0.path == "our.yml" } == true)
  }
}
