import Testing
import Winnow

@Suite("Configure")
struct ConfigureTests {
  @Test("in code")
  func code() throws {
    // snippet: configure
    var configuration = Configuration()
    configuration.stages = ["normalize", "quotes"]
    configuration.stageOptions = [("quotes.style", "curly"), ("quotes.language", "de")]
    configuration.maximumArticleSize = 1 << 20  // bytes
    let cleaner = try Cleaner(configuration)
    // end
    #expect(cleaner.clean("\"Nein\", sagte sie.") == "„Nein“, sagte sie.")
  }

  @Test("by the file that the command reads")
  func file() throws {
    let work = try WorkFolder()
    try work.write("winnow.yml", "schema: 1\nstages: [quotes]\n")
    let path = work.path("winnow.yml")
    // snippet: configure-by-file
    let configuration = try Configuration(ConfigurationFile.read(path))
    // end
    #expect(configuration.stages == ["quotes"])
  }

  @Test("everything that is wrong is said at once")
  func wrong() {
    // snippet: configuration-errors
    var configuration = Configuration()
    configuration.stageOptions = [("quotes.stile", "curly")]
    do {
      _ = try Cleaner(configuration)
    } catch {
      for problem in error.problems { print(problem) }
    }
    // end
    #expect(throws: ConfigurationError.self) { try Cleaner(configuration) }
  }
}
