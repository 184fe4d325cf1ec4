import Winnow

/// `winnow rules`: list, lint, test.
struct RulesCommand {
  init(_ arguments: Arguments, _ messages: Messages) {}
  func run() throws(UsageError) -> ExitStatus { .success }
}
