import Testing
import Winnow

@Suite("Choosing stages")
struct StageSelectionTests {
  @Test(
    "a list names stages, or adds to and takes from the default",
    arguments: [
      ("normalize", ["normalize"]), ("quotes,normalize", ["quotes", "normalize"]),
      ("quotes, normalize", ["quotes", "normalize"]),
      ("-rules", StageSelection.defaultStages.filter { $0 != "rules" }),
      ("+rules", StageSelection.defaultStages),
      ("-rules,-quotes", StageSelection.defaultStages.filter { $0 != "rules" && $0 != "quotes" }),
      ("+quotes,-rules", StageSelection.defaultStages.filter { $0 != "rules" }),
    ])
  func lists(list: String, stages: [String]) throws {
    #expect(try StageSelection.stages(from: list) == stages)
  }

  @Test(
    "what cannot be meant is refused, with what to do",
    arguments: [
      ("quots", "there is no stage “quots”; did you mean “quotes”?"), ("-quots", "did you mean “quotes”?"),
      ("xyzzyxyzzy", "there is no stage “xyzzyxyzzy”; use one of normalize"),
      ("normalize,-rules", "either name all stages"),
      ("rules,quotes,rules", "rules is named twice"), ("+rules,-rules", "rules is named twice"),
    ])
  func refused(list: String, message: String) {
    let error = #expect(throws: ConfigurationError.self) { try StageSelection.stages(from: list) }
    #expect(
      error?.problems.first?.message.contains(message) == true, "\(error?.problems.first?.message ?? "")")
  }

  @Test("an option is read with its value, which may hold anything")
  func option() throws {
    let option = try StageSelection.option(from: "quotes.style=curly")
    #expect(option.name == "quotes.style")
    #expect(option.value == "curly")
  }

  @Test(
    "an option that does not exist or take the value is refused, with what to do",
    arguments: [
      ("quotes", "write it as STAGE.OPTION=VALUE"), ("quotes.style", "write it as"),
      ("style=curly", "write it as"),
      ("quots.style=curly", "there is no stage “quots”; did you mean “quotes”?"),
      ("quotes.stile=curly", "stage quotes has no option “stile”; did you mean “style”?"),
      ("quotes.style=bent", "quotes.style does not take “bent”; it takes"),
      ("quotes.style=", "does not take “”"),
      ("rules.x=1", "stage rules has no option “x”; use confidence"),
    ])
  func refusedOption(setting: String, message: String) {
    let error = #expect(throws: ConfigurationError.self) { try StageSelection.option(from: setting) }
    #expect(
      error?.problems.first?.message.contains(message) == true, "\(error?.problems.first?.message ?? "")")
  }

  @Test("a cleaner refuses a configuration with wrong options or stages")
  func cleaner() throws {
    var configuration = Configuration()
    configuration.stageOptions = [("quotes.style", "bent")]
    #expect(throws: ConfigurationError.self) { try Cleaner(configuration) }
    configuration = Configuration()
    configuration.stages = ["nothing"]
    #expect(throws: ConfigurationError.self) { try Cleaner(configuration) }
  }

  @Test("a run is described by all that decides its result, sorted")
  func description() throws {
    var configuration = Configuration()
    configuration.stages = ["quotes"]
    configuration.stageOptions = [("quotes.style", "curly")]
    configuration.maximumArticleSize = 5
    let description = try Cleaner(configuration).description
    #expect(description.stages == ["quotes"])
    #expect(description.packs.isEmpty)
    let names = description.options.map(\.name)
    #expect(names == names.sorted())
    #expect(description.options.contains { $0 == ("quotes.style", "curly") })
    #expect(description.options.contains { $0 == ("quotes.language", "en") })
    #expect(description.options.contains { $0 == ("max-article-size", "5") })
  }
}
