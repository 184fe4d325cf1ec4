import Testing
import Winnow

@Suite("Clean a folder")
struct FolderTests {
  @Test("into another folder, with a report")
  func folder() throws {
    let work = try WorkFolder()
    let (scraped, clean, changes) = (work.path("scraped"), work.path("clean"), work.path("changes.jsonl"))
    // snippet: clean-a-folder
    let cleaner = try Cleaner()
    let result = try cleaner.clean([scraped], to: .folder(clean), report: changes) { event in
      switch event {
      case .article(let article): print(article.path, article.verdict)
      case .problem(let problem): print(problem)
      case .input, .inputEnd: break
      }
    }
    print(result.summary.count(of: .cleaned), "of", result.summary.articles, "articles were cleaned")
    // end
    #expect(!result.hasProblems)
    #expect(result.summary.articles == 2)
    #expect(try work.text("clean/tide.txt") == "High tide at noon\n\nThe harbour \"floods\" twice a year.\n")
    #expect(try work.text("clean/wire/fair.txt") == work.text("scraped/wire/fair.txt"))
  }

  @Test("what cannot be read is told, and the rest is done")
  func problems() throws {
    let work = try WorkFolder()
    var problems: [Problem] = []
    let result = try Cleaner().clean(
      [work.path("missing.txt"), work.path("scraped/tide.txt")], to: .folder(work.path("clean"))
    ) { event in
      if case .problem(let problem) = event { problems.append(problem) }
    }
    #expect(problems.map(\.path) == [work.path("missing.txt")])
    #expect(result.hasProblems)
    #expect(result.isComplete)
    #expect(try work.text("clean/tide.txt").contains("\"floods\""))
  }

  @Test("a destination inside the input, and a report over an input, are refused before anything is read")
  func refused() throws {
    let work = try WorkFolder()
    let cleaner = try Cleaner()
    let inside = #expect(throws: ConfigurationError.self) {
      try cleaner.clean([work.path("scraped")], to: .folder(work.path("scraped/clean")))
    }
    #expect(inside?.problems.map(\.code) == ["output.inside-input"])
    let over = #expect(throws: ConfigurationError.self) {
      let tide = work.path("scraped/tide.txt")
      return try cleaner.clean([tide], to: .none, report: tide)
    }
    #expect(over?.problems.map(\.code) == ["report.over-input"])
  }
}
