import Testing

@testable import WinnowCommand

@Suite("Help, manual page and completions are made of one table")
struct OptionTableTests {
  @Test("every option is in each of them", arguments: Option.all.map(\.name))
  func everywhere(name: String) throws {
    let option = try #require(Option.all.first { $0.name == name })
    #expect(HelpText.short.contains(option.synopsis))
    #expect(HelpText.long.contains(option.synopsis))
    #expect(ManualPage.text.contains("\\-\\-" + name.split(separator: "-").joined(separator: "\\-")))
    for spelling in option.spellings {
      #expect(
        Shell.bash.completions.contains("\\n\(spelling)") || Shell.bash.completions.contains("'\(spelling)"))
      #expect(Shell.zsh.completions.contains("'*\(spelling)"))
    }
    #expect(Shell.fish.completions.contains("-l \(name) "))
  }

  @Test("every word an option takes is in the completions", arguments: Shell.allCases)
  func choices(shell: Shell) {
    for choice in Option.all.flatMap(\.choices) { #expect(shell.completions.contains(choice)) }
    for command in Arguments.Command.allCases {
      for word in [command.rawValue] + command.verbs { #expect(shell.completions.contains(word)) }
    }
  }

  @Test("no line of help is wider than 80 columns")
  func width() {
    for line in (HelpText.short + HelpText.long).split(separator: "\n") {
      #expect(line.count <= 80, "\(line)")
    }
  }

  @Test("names and letters are unique")
  func unique() {
    #expect(Set(Option.all.map(\.name)).count == Option.all.count)
    let letters = Option.all.compactMap(\.letter)
    #expect(Set(letters).count == letters.count)
    #expect(!letters.contains("h"))
  }

  @Test("what the table says of an option is what the parser takes")
  func accepted() throws {
    for option in Option.all {
      let command = (Arguments.Command.allCases.first { option.commands.contains($0) } ?? .clean).rawValue
      for choice in option.choices where !choice.hasSuffix("=") {
        #expect(throws: Never.self) { try ArgumentParser.parse([command, "--\(option.name)", choice]) }
      }
      guard let example = option.example else { continue }
      let words = example.split(separator: "<")[0].split(separator: " ").dropFirst().map(String.init)
      #expect(throws: Never.self) { try ArgumentParser.parse(words) }
      #expect(
        option.spellings.contains { spelling in words.contains { $0.hasPrefix(spelling) } }, "\(example)")
    }
  }

  @Test("the default stands behind the first sentence")
  func defaults() {
    let option = Option(
      "size", in: .input, for: [.clean], .required("SIZE") { _, _ throws(UsageError) in },
      "One thing. And more.",
      default: "64M")
    #expect(option.brief == "One thing (default 64M).")
    #expect(option.description == "One thing (default 64M). And more.")
  }
}
