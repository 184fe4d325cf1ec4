import Winnow

/// `winnow rules`: tools for those who write rules.
struct RulesCommand {
  let arguments: Arguments
  let messages: Messages

  init(_ arguments: Arguments, _ messages: Messages) {
    self.arguments = arguments
    self.messages = messages
  }

  /// The words that may follow `rules`.
  static var verbs: [String] { Verb.allCases.map(\.rawValue) }

  private enum Verb: String, CaseIterable {
    case list, show, lint, test, bench, new

    /// The options that only this verb takes.
    var options: [String] {
      switch self {
      case .bench: ["against", "time", "format", "stages", "set"]
      case .new: ["pack"]
      case .list, .show, .lint, .test: []
      }
    }
  }

  func run() throws(UsageError) -> ExitStatus {
    let verb = try self.verb()
    let operands = Array(arguments.operands.dropFirst())
    defer { messages.finish() }
    do throws(ConfigurationError) {
      switch verb {
      case .list: return try list(operands)
      case .show: return try show(operands)
      case .lint: return try lint(operands)
      case .test: return try test(operands)
      case .bench: return try bench(operands)
      case .new: return try new(operands)
      }
    } catch {
      error.problems.forEach(messages.problem)
      return .trouble
    }
  }

  private func verb() throws(UsageError) -> Verb {
    guard let word = arguments.operands.first else {
      throw UsageError("rules needs a verb: \(Self.verbs.joined(separator: ", "))")
    }
    guard let verb = Verb(rawValue: word) else {
      throw UsageError("rules has no verb “\(word)”; \(Suggestion.phrase(for: word, among: Self.verbs))")
    }
    for other in Verb.allCases where other != verb {
      for option in other.options {
        guard let spelled = arguments.given[option] else { continue }
        throw UsageError(
          "\(spelled) is no option of winnow rules \(verb.rawValue); it belongs to winnow rules \(other.rawValue)"
        )
      }
    }
    return verb
  }

  /// The one word that a verb takes.
  func onlyOperand(_ operands: [String], _ usage: String) throws(ConfigurationError) -> String {
    guard let operand = operands.first, operands.count == 1 else {
      throw ConfigurationError([Problem(code: "rules.operand", path: "", message: usage)])
    }
    return operand
  }

  // MARK: Packs

  /// The rules that a verb looks at, in packs that are named or else in the built-in ones.
  func rules(
    in paths: [String], withBuiltin: Bool = false
  ) throws(ConfigurationError) -> (rules: [Rule], packs: Int) {
    let paths = paths + arguments.packs
    let builtin = paths.isEmpty || withBuiltin ? PackSource.builtin : []
    let sources = builtin + (try PackSource.read(paths))
    let selection = RuleSelection(select: arguments.select, ignore: arguments.ignore)
    let rules = try Self.load(sources).filter(selection.contains).compactMap(arguments.severities.applied)
    return (rules, sources.count)
  }

  /// The rules of packs.
  static func load(_ sources: [PackSource]) throws(ConfigurationError) -> [Rule] {
    do throws(PackError) {
      return try Pack.load(sources).flatMap(\.rules)
    } catch {
      throw ConfigurationError(error.problems)
    }
  }

  /// The built-in rules, which will be in use beside those of other packs.
  static func builtinRules() throws(ConfigurationError) -> [Rule] { try load(PackSource.builtin) }

  // MARK: List, show and new

  private func list(_ operands: [String]) throws(ConfigurationError) -> ExitStatus {
    let rows = try rules(in: operands, withBuiltin: arguments.usesBuiltinPacks).rules.map { rule in
      [
        rule.id, rule.action.rawValue, rule.scope.rawValue, rule.severity.rawValue, rule.confidence.rawValue,
        rule.message,
      ]
    }
    return Entry.show(TextTable.text(rows), messages)
  }

  private func show(_ operands: [String]) throws(ConfigurationError) -> ExitStatus {
    let id = try onlyOperand(operands, "show takes the id of a rule: winnow rules show share.button")
    let rules = try rules(in: [], withBuiltin: arguments.usesBuiltinPacks).rules
    guard let rule = rules.first(where: { $0.id == id }) else {
      let hint = Suggestion.nearest(to: id, among: rules.map(\.id)).map { "did you mean “\($0)”?" }
      let message = "there is no rule “\(id)”; \(hint ?? "winnow rules list shows them all")"
      throw ConfigurationError([Problem(code: "rule.unknown", path: "", message: message)])
    }
    return Entry.show(RuleDescription(rule).text, messages)
  }

  private func new(_ operands: [String]) throws(ConfigurationError) -> ExitStatus {
    let id = try onlyOperand(
      operands, "new takes the id of the rule to be: winnow rules new promo.app-banner")
    let known = try rules(in: [], withBuiltin: arguments.usesBuiltinPacks).rules
    let mistake =
      Rule.mistake(inID: id)
      ?? known.first { $0.id == id }.map { "the rule id “\(id)” is taken by \($0.place)" }
      ?? arguments.newPack.flatMap(RuleSkeleton.mistake)
    if let mistake { throw ConfigurationError([Problem(code: "rules.new", path: "", message: mistake)]) }
    let pack = arguments.newPack.map { RuleSkeleton.pack($0, rule: id) }
    return Entry.show(pack ?? RuleSkeleton.rule(id), messages)
  }
}
