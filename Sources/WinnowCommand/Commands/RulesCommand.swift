import Winnow

/// `winnow rules`: list, lint and test.
struct RulesCommand {
  private let arguments: Arguments
  private let messages: Messages

  init(_ arguments: Arguments, _ messages: Messages) {
    self.arguments = arguments
    self.messages = messages
  }

  /// The words that may follow `rules`.
  static var verbs: [String] { Verb.allCases.map(\.rawValue) }

  private enum Verb: String, CaseIterable {
    case list, lint, test
  }

  func run() throws(UsageError) -> ExitStatus {
    let known = Verb.allCases.map(\.rawValue)
    guard let word = arguments.operands.first else {
      throw UsageError("rules needs a verb: \(known.joined(separator: ", "))")
    }
    guard let verb = Verb(rawValue: word) else {
      throw UsageError("rules has no verb “\(word)”; \(Suggestion.phrase(for: word, among: known))")
    }
    do throws(ConfigurationError) {
      let paths = Array(arguments.operands.dropFirst()) + arguments.packs
      let usesBuiltin = paths.isEmpty || (verb == .list && arguments.usesBuiltinPacks)
      let sources = (usesBuiltin ? PackSource.builtin : []) + (try PackSource.read(paths))
      switch verb {
      case .list: return try list(sources)
      case .lint: return try lint(sources)
      case .test: return try test(sources)
      }
    } catch {
      error.problems.forEach(messages.problem)
      messages.finish()
      return .trouble
    }
  }

  private func rules(of sources: [PackSource]) throws(ConfigurationError) -> [Rule] {
    let packs: [Pack]
    do throws(PackError) { packs = try Pack.load(sources) } catch { throw ConfigurationError(error.problems) }
    let selection = RuleSelection(select: arguments.select, ignore: arguments.ignore)
    return packs.flatMap(\.rules).filter(selection.contains).compactMap(arguments.severities.applied)
  }

  private func list(_ sources: [PackSource]) throws(ConfigurationError) -> ExitStatus {
    let rows = try rules(of: sources).map { rule in
      [
        rule.id, rule.action.rawValue, rule.scope.rawValue, rule.severity.rawValue, rule.confidence.rawValue,
        rule.message,
      ]
    }
    return Entry.show(Self.table(rows), messages)
  }

  /// Rows with aligned columns.
  private static func table(_ rows: [[String]]) -> String {
    var widths: [Int] = []
    for row in rows {
      for (index, cell) in row.enumerated() {
        if index == widths.count { widths.append(0) }
        widths[index] = max(widths[index], cell.count)
      }
    }
    return rows.map { row in
      let cells = zip(row, widths).map { cell, width in
        cell + String(repeating: " ", count: width - cell.count)
      }
      let line = cells.joined(separator: "  ")
      return line.prefix(line.count - line.reversed().prefix { $0 == " " }.count) + "\n"
    }.joined()
  }

  private func lint(_ sources: [PackSource]) throws(ConfigurationError) -> ExitStatus {
    _ = try rules(of: sources)
    let problems = RuleLinter.lint(sources)
    return report(problems, "\(sources.count) packs, nothing to complain about")
  }

  private func test(_ sources: [PackSource]) throws(ConfigurationError) -> ExitStatus {
    let rules = try rules(of: sources)
    let count = rules.reduce(0) { $0 + $1.tests.hits.count + $1.tests.misses.count + $1.tests.gives.count }
    return report(RuleTester.failures(of: rules), "\(rules.count) rules, \(count) tests, all passed")
  }

  private func report(_ problems: [Problem], _ success: String) -> ExitStatus {
    let shown = Entry.show(problems.map { Printable.string($0.description) + "\n" }.joined(), messages)
    guard problems.isEmpty else { return shown == .trouble ? .trouble : .findings }
    if !arguments.isQuiet { messages.say(success) }
    return shown
  }
}
