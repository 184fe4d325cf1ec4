import Testing
import WinnowTestSupport

@Suite("The documentation of the library")
struct DocumentationTests {
  private static let articles = "Sources/Winnow/Winnow.docc"
  private static let code = "Tests/LibraryUse/Tests/LibraryUseTests"

  @Test("the code in the articles is code that is compiled and tested")
  func snippets() throws {
    let snippets = try Snippets(of: Repository.files(in: Self.code, withExtension: "swift"))
    var shown: Set<String> = []
    for article in try Repository.files(in: Self.articles, withExtension: "md") {
      let text = try Repository.text(article)
      let (filled, names) = snippets.filled(text)
      try Snapshot.expect(filled, equalsFile: article)
      for name in names {
        #expect(snippets.byName[name] != nil, "\(article) shows \(name), which is no snippet")
      }
      shown.formUnion(names)
      let blocks = filled.split(separator: "\n").count { $0 == "```swift" || $0 == "```yaml" }
      #expect(blocks == names.count, "\(article) has code that nobody compiles")
    }
    #expect(shown == Set(snippets.byName.keys))
  }

  @Test("the code in the README is that of the documentation")
  func readme() throws {
    let snippets = try Snippets(of: Repository.files(in: Self.code, withExtension: "swift"))
    let readme = try Repository.text("README.md")
    #expect(try readme.contains(#require(snippets.byName["clean-a-string"])))
  }
}
