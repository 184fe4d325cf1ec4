import Winnow

/// An option, declared once: parsing, help, the man page and completions all come from this value.
struct Option: Sendable {
  /// The name after two dashes.
  let name: String
  /// The letter after one dash.
  let letter: Character?
  /// What it takes.
  let value: Value
  /// The heading it stands under in the help.
  let group: Group
  /// What it does, in one or two sentences.
  let summary: String
  /// The commands it makes sense for.
  let commands: Set<Arguments.Command>
  /// What holds when it is not given.
  let defaultValue: String?
  /// The words it takes, or begins with; empty where it takes any.
  let choices: [String]
  /// How it may be given, for the long help and the man page.
  let example: String?

  /// What an option takes, and what it does with it.
  enum Value: Sendable {
    /// Nothing; with `--no-` in front of the name it is set to false.
    case flag(@Sendable (inout Arguments, Bool) -> Void)
    /// A word, shown as the placeholder.
    case required(String, @Sendable (inout Arguments, String) throws(UsageError) -> Void)
    /// A word behind an equals sign, or nothing.
    case optional(String, @Sendable (inout Arguments, String?) -> Void)
  }

  enum Group: String, CaseIterable, Sendable {
    case output = "Output"
    case input = "Input"
    case stages = "Stages and rules"
    case reports = "Reports"
    case configuration = "Configuration"
    case general = "General"
  }

  init(
    _ name: String, _ letter: Character? = nil, in group: Group, for commands: Set<Arguments.Command>,
    _ value: Value,
    _ summary: String, default defaultValue: String? = nil, choices: [String] = [], example: String? = nil
  ) {
    self.name = name
    self.letter = letter
    self.group = group
    self.commands = commands
    self.value = value
    self.summary = summary
    self.defaultValue = defaultValue
    self.choices = choices
    self.example = example
  }

  /// How the option is written, such as `-o, --output FILE`.
  var synopsis: String {
    let short = letter.map { "-\($0), " } ?? "    "
    switch value {
    case .flag: return "\(short)--\(name)"
    case .required(let placeholder, _): return "\(short)--\(name) \(placeholder)"
    case .optional(let placeholder, _): return "\(short)--\(name)[=\(placeholder)]"
    }
  }
  /// What stands for its value, such as `FILE`; `nil` where it takes none.
  var placeholder: String? {
    switch value {
    case .flag: nil
    case .required(let placeholder, _), .optional(let placeholder, _): placeholder
    }
  }

  /// The first sentence of what it does, with the default.
  var brief: String {
    let sentence = summary[..<(endOfSentence ?? summary.endIndex)]
    guard let defaultValue else { return String(sentence) }
    return "\(sentence.dropLast()) (default \(defaultValue))."
  }

  /// All of what it does, with the default.
  var description: String {
    guard let endOfSentence else { return brief }
    return "\(brief) \(summary[endOfSentence...].dropFirst())"
  }

  /// Where the first sentence of several ends: behind its full stop.
  private var endOfSentence: String.Index? {
    zip(summary.indices, summary.indices.dropFirst()).first { summary[$0] == "." && summary[$1] == " " }?.1
  }
}
