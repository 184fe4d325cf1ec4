import Winnow

// What options make of their values.
extension Option {
  /// Every setting of `--set`; an option of a stage that takes a number stands with its equals sign.
  static var stageSettings: [String] {
    StageCatalogue.all.flatMap { stage in
      stage.options.flatMap { option -> [String] in
        switch option.kind {
        case .choice(let words): words.map { "\(stage.name).\(option.name)=\($0)" }
        case .number: ["\(stage.name).\(option.name)="]
        }
      }
    }
  }

  static func list(_ value: String) -> [String] {
    value.split(separator: ",").map(String.init)
  }

  static func addFormat(_ value: String, _ arguments: inout Arguments) throws(UsageError) {
    let parts = value.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let name = String(parts[0])
    let file = parts.count == 2 ? String(parts[1]) : nil
    guard file != "", file != "-" else {
      throw UsageError("--format \(value): name a file, as in \(name)=FILE, or leave out the equals sign")
    }
    arguments.formats.append((name, file))
  }

  /// Says that a word is not known, what it may have meant, and what there is.
  static func unknown(_ what: String, _ word: String, _ known: [String]) -> String {
    "there is no \(what) “\(word)”; \(Suggestion.phrase(for: word, among: known))"
  }

  /// Does something with what was given, and begins what is wrong with those words.
  static func usage<Value>(
    _ words: String, _ body: () throws(ConfigurationError) -> Value
  ) throws(UsageError) -> Value {
    do throws(ConfigurationError) {
      return try ConfigurationError.about(words, body)
    } catch {
      throw UsageError(error.problems.map(\.description).joined(separator: "; "))
    }
  }
}
