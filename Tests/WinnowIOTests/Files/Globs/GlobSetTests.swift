import Testing

@testable import WinnowIO

@Suite("Sets of globs")
struct GlobSetTests {
  @Test("the last pattern that matches decides")
  func lastWins() throws {
    let set = try GlobSet(["*.txt", "!draft*", "draft-final.txt"])
    #expect(set.selects("a.txt"))
    #expect(!set.selects("x/draft-1.txt"))
    #expect(set.selects("x/draft-final.txt"))
    #expect(!set.selects("a.md"))
    #expect(set.verdict(on: "a.md") == nil)
  }

  @Test("what no pattern matches is wanted only where nothing is included")
  func unmatched() throws {
    #expect(try GlobSet([]).selects("a.txt"))
    #expect(try GlobSet(["!*.md"]).selects("a.txt"))
    #expect(try !GlobSet(["!*.md", "*.jsonl"]).selects("a.txt"))
  }

  @Test("a folder is left out only where it is excluded itself")
  func folders() throws {
    let set = try GlobSet(["*.txt", "!drafts/", "!/old"])
    #expect(set.excludesFolder("x/drafts"))
    #expect(set.excludesFolder("old"))
    #expect(!set.excludesFolder("x/old"))
    #expect(!set.excludesFolder("news"))
    #expect(set.verdict(on: "drafts") == nil)
  }

  @Test("a pattern that cannot be understood is shown as it was written")
  func malformed() {
    #expect(throws: GlobError(pattern: "!", message: "there is nothing in it")) { try GlobSet(["a", "!"]) }
    #expect(throws: GlobError.self) { try GlobSet(["!!a"]) }
  }
}
