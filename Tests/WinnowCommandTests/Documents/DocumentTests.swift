import Testing

@testable import WinnowCommand

@Suite("What is made for man and for shells is what they read")
struct DocumentTests {
  @Test("the manual page has no warnings", .enabled(if: ToolProcess.exists("groff")))
  func manualPage() throws {
    let result = try ToolProcess.run("groff", ["-man", "-ww", "-Tutf8", "-z", "{}"], file: ManualPage.text)
    #expect(result.output.isEmpty && result.status == 0, "\(result.output)")
  }

  @Test("each shell can read its completions", arguments: Shell.allCases)
  func syntax(shell: Shell) throws {
    guard ToolProcess.exists(shell.rawValue) else { return }
    let result = try ToolProcess.run(shell.rawValue, ["-n", "{}"], file: shell.completions)
    #expect(result.output.isEmpty && result.status == 0, "\(result.output)")
  }

  /// What bash offers for the last of some words.
  private func offers(_ words: String...) throws -> [String] {
    let script = """
      source "$1"; shift
      COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
      _winnow
      printf '%s\\n' "${COMPREPLY[@]}"
      """
    let result = try ToolProcess.run(
      "bash", ["-c", script, "bash", "{}", "winnow"] + words, file: Shell.bash.completions)
    #expect(result.status == 0)
    return result.output.split(separator: "\n").map(String.init)
  }

  @Test("bash offers options, their words, commands and files")
  func bash() throws {
    #expect(try offers("--st") == ["--stages"])
    #expect(try offers("--stages", "n") == ["normalize"])
    #expect(try offers("--stages", "=", "n") == ["normalize"])
    #expect(try offers("check", "--fail-level", "") == ["note", "warning", "error"])
    #expect(try offers("check", "--in") == ["--input-format"], "check writes nothing in place")
    #expect(
      try offers("--set", "quotes.sty") == [
        "quotes.style=straight", "quotes.style=curly", "quotes.style=keep",
      ])
    #expect(try offers("--set", "quotes.language", "=", "d") == ["da", "de"])
    #expect(try offers("--set", "quotes.style", "=") == ["straight", "curly", "keep"])
    #expect(try offers("completions", "") == ["bash", "zsh", "fish"])
    #expect(try offers("rules", "li") == ["list", "lint"])
    #expect(try offers("ch").contains("check"))
    #expect(try offers("-o", "/et") == ["/etc"])
  }

  @Test("fish offers options and their words", .enabled(if: ToolProcess.exists("fish")))
  func fish() throws {
    let script = "source $argv[1]; complete -C 'winnow --stages n'; complete -C 'winnow check --fail'"
    let result = try ToolProcess.run(
      "fish", ["--no-config", "-c", script, "{}"], file: Shell.fish.completions)
    #expect(result.output.contains("normalize") && result.output.contains("--fail-level"), "\(result.output)")
  }
}
