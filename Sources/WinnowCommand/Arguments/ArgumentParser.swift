import Winnow

/// Reads the words of a command line.
struct ArgumentParser {
  private var words: ArraySlice<String>
  private var arguments = Arguments()
  /// The options that were given, to be held against the command at the end.
  private var given: [(option: Option, spelled: String)] = []

  /// Reads the words behind the program's name.
  ///
  /// - Throws: ``UsageError`` saying what cannot be understood and what may have been meant.
  static func parse(_ words: [String]) throws(UsageError) -> Arguments {
    var parser = ArgumentParser(words: words[...])
    try parser.parse()
    try parser.checkCommand()
    return parser.arguments
  }

  private init(words: ArraySlice<String>) { self.words = words }

  private mutating func parse() throws(UsageError) {
    while let word = words.popFirst() {
      if word == "--" {
        arguments.operands += words
        return
      }
      if word.hasPrefix("--") {
        try parseLong(word.dropFirst(2))
      } else if word.hasPrefix("-"), word.count > 1 {
        try parseShort(word.dropFirst())
      } else {
        takeOperand(word)
      }
    }
  }

  /// The first word that is no option may be a command.
  private mutating func takeOperand(_ word: String) {
    if !arguments.namesCommand, arguments.operands.isEmpty, let command = Arguments.Command(rawValue: word) {
      arguments.command = command
      arguments.namesCommand = true
    } else {
      arguments.operands.append(word)
    }
  }

  private mutating func parseLong(_ text: Substring) throws(UsageError) {
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let name = String(parts[0])
    let attached = parts.count == 2 ? String(parts[1]) : nil
    let positive = name.hasPrefix("no-") ? String(name.dropFirst(3)) : name
    guard let option = Option.all.first(where: { $0.name == name || $0.name == positive && $0.isFlag }) else {
      throw UsageError("there is no option --\(name)\(Self.suggestion(for: name))")
    }
    try apply(option, attached, spelled: "--\(name)", isNegated: option.name != name)
  }

  private static func suggestion(for name: String) -> String {
    let names = Option.all.flatMap { $0.isFlag ? ["--\($0.name)", "--no-\($0.name)"] : ["--\($0.name)"] }
    if let nearest = Suggestion.nearest(to: "--\(name)", among: names) { return "; did you mean \(nearest)?" }
    return "; winnow -h lists them"
  }

  private mutating func parseShort(_ text: Substring) throws(UsageError) {
    var letters = text
    while let letter = letters.popFirst() {
      if letter == "h" {
        arguments.help = .short
        continue
      }
      guard let option = Option.all.first(where: { $0.letter == letter }) else {
        throw UsageError("there is no option -\(letter); winnow -h lists them")
      }
      if option.isFlag {
        try apply(option, nil, spelled: "-\(letter)", isNegated: false)
        continue
      }
      // What is left of the word is the value; an equals sign in between is no part of it.
      let rest = letters.first == "=" ? letters.dropFirst() : letters
      return try apply(option, letters.isEmpty ? nil : String(rest), spelled: "-\(letter)", isNegated: false)
    }
  }

  private mutating func apply(
    _ option: Option, _ attached: String?, spelled: String, isNegated: Bool
  ) throws(UsageError) {
    switch option.value {
    case .flag(let set):
      guard attached == nil else { throw UsageError("\(spelled) takes no value") }
      set(&arguments, !isNegated)
    case .required(let placeholder, let set):
      // The next word is the value even if it begins with a dash: --stages -dedupe.
      guard let value = attached ?? words.popFirst(), !value.isEmpty else {
        throw UsageError("\(spelled) needs a value: \(spelled) \(placeholder)")
      }
      try set(&arguments, value)
    case .optional(let placeholder, let set):
      guard attached != "" else { throw UsageError("\(spelled)= needs a value: \(spelled)=\(placeholder)") }
      set(&arguments, attached)
    }
    given.append((option, spelled))
    arguments.given[option.name] = spelled
  }

  private func checkCommand() throws(UsageError) {
    for (option, spelled) in given where !option.commands.contains(arguments.command) {
      throw UsageError(
        """
        \(spelled) is no option of winnow \(arguments.command.rawValue); \
        it belongs to \(option.commandNames)
        """)
    }
    try checkFormats()
  }

  /// Whether every report format is one of the command's, and no two reports go to the same place.
  private func checkFormats() throws(UsageError) {
    let known = arguments.command == .rules ? BenchFormat.allCases.map(\.rawValue) : ReporterCatalogue.names
    for (name, _) in arguments.formats where !known.contains(name) {
      throw UsageError("there is no report format “\(name)”; \(Suggestion.phrase(for: name, among: known))")
    }
    guard arguments.formats.count(where: { $0.file == nil }) <= 1 else {
      throw UsageError(
        "only one report can go to the same place; give the others a file: --format jsonl=FILE")
    }
  }
}

extension Option {
  /// The commands it makes sense for, in words.
  fileprivate var commandNames: String {
    Arguments.Command.allCases.filter(commands.contains).map { "winnow \($0.rawValue)" }.joined(
      separator: ", ")
  }

  /// Whether it takes no value.
  var isFlag: Bool {
    if case .flag = value { true } else { false }
  }
}
