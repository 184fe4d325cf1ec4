import Foundation
import Testing
import Winnow

@testable import WinnowCommand

@Suite("Options beat the environment, which beats the file, which beats the defaults")
struct EffectiveSettingsTests {
  private let folder: String

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "winnow-config-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let text =
      "schema: 1\npacks: [file.yml]\nfield: body\nfail-level: note\nquotes: {style: curly, dashes: ascii}\n"
    try Data(text.utf8).write(to: URL(filePath: "\(folder)/my.yml"))
  }

  private func settings(_ words: [String], _ environment: [String: String] = [:]) throws -> Settings {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let arguments = try ArgumentParser.parse(words)
    return try EffectiveSettings(arguments, inputs: []) { environment[$0] }.settings
  }

  @Test("an option wins, and only its own key")
  func option() throws {
    let words = [
      "check", "-c", "\(folder)/my.yml", "--field", "text", "--set", "quotes.style=keep", "-r", "x.yml",
    ]
    let settings = try settings(words, ["WINNOW_RULES_PATH": "e.yml"])
    #expect(settings["field"]?.origin == .flag("--field") && settings.text("field") == "text")
    #expect(settings.text("quotes.style") == "keep" && settings.text("quotes.dashes") == "ascii")
    #expect(settings.list("packs") == ["x.yml"] && settings["packs"]?.origin == .flag("-r"))
    #expect(settings.text("fail-level") == "note" && settings["id-field"]?.origin == .defaults)
  }

  @Test("the environment names the file and the packs")
  func environment() throws {
    let variables = ["WINNOW_CONFIG": "\(folder)/my.yml", "WINNOW_RULES_PATH": "a.yml:b"]
    let settings = try settings(["check"], variables)
    #expect(settings.list("packs") == ["a.yml", "b"])
    #expect(settings["packs"]?.origin.description == "environment WINNOW_RULES_PATH")
    #expect(settings.text("field") == "body")
  }

  @Test("the environment says how much a run may take, and is checked")
  func limits() throws {
    let variables = ["WINNOW_THREADS": "3", "WINNOW_MAX_MEMORY": "64M"]
    let given = try settings(["check", "--no-config"], variables)
    #expect(given.text("threads") == "3" && given.text("max-memory") == "64M")
    #expect(given["max-memory"]?.origin.description == "environment WINNOW_MAX_MEMORY")
    #expect(try settings(["check", "--no-config", "--max-memory", "0"], variables).text("max-memory") == "0")
    let error = #expect(throws: ConfigurationError.self) {
      try settings(["check", "--no-config"], ["WINNOW_MAX_MEMORY": "much"])
    }
    #expect(error?.problems.first?.message == "WINNOW_MAX_MEMORY=much: write a size such as 64M or 1G")
  }

  @Test("without a configuration file no variable brings one")
  func noFile() throws {
    let variables = ["WINNOW_CONFIG": "\(folder)/my.yml", "WINNOW_RULES_PATH": ""]
    let settings = try settings(["check", "--no-config"], variables)
    for key in ConfigurationKey.all { #expect(settings[key.name]?.origin == .defaults) }
  }

  @Test("what the options say of every key arrives, and goes back into the arguments")
  func arguments() throws {
    let words = [
      "check", "--no-config", "--stages", "rules", "--set", "rules.confidence=low", "-r", "p.yml",
      "--no-builtin-rules",
      "--select", "a", "--ignore", "b", "--field", "c", "--id-field", "d", "--max-article-size", "1K", "-j",
      "3",
      "--max-memory", "1G", "--fail-level", "error",
    ]
    let given = try ArgumentParser.parse(words)
    let unset = ConfigurationKey.all.map(\.name).filter { given.settings[$0] == nil && !$0.contains(".") }
    #expect(unset == ["severity"], "a key of the configuration that has no option")
    var applied = Arguments()
    applied.apply(try settings(words))
    #expect(applied.stages == ["rules"] && applied.packs == ["p.yml"] && !applied.usesBuiltinPacks)
    #expect(applied.select == ["a"] && applied.ignore == ["b"])
    #expect(applied.formatOptions.field == "c" && applied.formatOptions.idField == "d")
    #expect(applied.maximumArticleSize == 1024 && applied.failLevel == .error)
    #expect(applied.threads == 3 && applied.maximumMemory == 1 << 30)
    #expect(applied.stageOptions.contains { $0 == ("rules.confidence", "low") })
  }
}
