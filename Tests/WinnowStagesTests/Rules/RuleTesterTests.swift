import Testing
import WinnowCore
import WinnowRules
import WinnowStages

@Suite("The examples that rules carry")
struct RuleTesterTests {
  @Test("an example that fails is told with its place")
  func failures() throws {
    let text = """
      schema: 1
      pack: {name: test}
      rules:
        - id: t.one
          message: One
          match: foo
          action: remove
          max-length: 9
          position: {after: 0.9}
          tests:
            hit:
              - foo
              - bar
              - foo is too long
            miss:
              - bar
              - A Foo
            gives:
              - {text: "Title\\n1\\n2\\n3\\nfoo", becomes: "Title\\n1\\n2\\n3\\nfoo"}
              - {text: "Title\\n1\\n2\\n3\\nfoo", becomes: "Title"}
      """
    let packs = try Pack.load([PackSource(path: "p.yml", bytes: Array(text.utf8))])
    for usesMachineCode in [true, false] {
      let failures = RuleTester.failures(
        of: packs.flatMap(\.rules), options: MatchOptions(usesMachineCode: usesMachineCode))
      #expect(
        failures.map(\.description) == [
          "p.yml:13:11: t.one does not find this text",
          "p.yml:14:11: t.one does not find this text; it is longer than the rule's max-length of 9",
          "p.yml:17:11: t.one finds this text, but must leave it alone",
          "p.yml:20:11: t.one gives \"Title\\n1\\n2\\n3\\nfoo\"",
        ])
    }
  }

  @Test("the packs that are part of the program pass theirs")
  func builtin() throws {
    let rules = try Pack.load(PackSource.builtin).flatMap(\.rules)
    #expect(RuleTester.failures(of: rules).map(\.description) == [])
    #expect(
      RuleTester.failures(of: rules, options: MatchOptions(usesMachineCode: false)).map(\.description) == [])
  }
}
