import Winnow

/// `winnow config`: the effective configuration, and the schema of its file.
struct ConfigCommand {
  private let arguments: Arguments
  private let messages: Messages

  init(_ arguments: Arguments, _ messages: Messages) {
    self.arguments = arguments
    self.messages = messages
  }

  /// The words that may follow `config`.
  static var verbs: [String] { Verb.allCases.map(\.rawValue) }

  private enum Verb: String, CaseIterable {
    case show, schema
  }

  func run() throws(UsageError) -> ExitStatus {
    guard let word = arguments.operands.first else {
      throw UsageError("config needs a verb: winnow config \(Self.verbs.joined(separator: "|"))")
    }
    switch Verb(rawValue: word) {
    case .show: return show(inputs: Array(arguments.operands.dropFirst()))
    case .schema: return Entry.show(ConfigurationSchema.json, messages)
    case nil:
      throw UsageError("config has no verb “\(word)”; \(Suggestion.phrase(for: word, among: Self.verbs))")
    }
  }

  /// Shows what would hold for a run over the inputs; for a single one, with the sections about its path.
  private func show(inputs: [String]) -> ExitStatus {
    do throws(ConfigurationError) {
      let effective = try EffectiveSettings(arguments, inputs: inputs, environment: Environment.variable)
      effective.tell(messages, isQuiet: arguments.isQuiet)
      let isOne = inputs.count == 1 && !Paths.isFolder(inputs[0])
      let settings = isOne ? effective.settings.at(inputs[0]) : effective.settings
      return Entry.show(
        settings.yaml(showsOrigins: arguments.showsOrigins, showsSections: !isOne), messages)
    } catch {
      error.problems.forEach(messages.problem)
      messages.finish()
      return .trouble
    }
  }
}
