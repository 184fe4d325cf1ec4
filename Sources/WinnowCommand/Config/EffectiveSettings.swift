import Winnow

/// Puts the settings together: options beat the environment, which beats the configuration file, which beats defaults.
///
/// A value replaces that of a weaker source as a whole; lists are not joined.
struct EffectiveSettings {
  /// The value of every key.
  let settings: Settings
  /// Configuration files that were passed over because they came with an input.
  let passedOver: [String]

  /// Variables that are empty count as not set.
  init(
    _ arguments: Arguments, inputs: [String], environment: (String) -> String?
  ) throws(ConfigurationError) {
    var file = arguments.configurationFile
    var passedOver: [String] = []
    if file == nil, arguments.usesConfiguration {
      file = Self.variable("WINNOW_CONFIG", environment)
      if file == nil {
        let search = ConfigurationSearch(inputs: inputs)
        (file, passedOver) = (search.file, search.passedOver)
      }
    }
    var settings = Settings.defaults
    if let file { settings = try ConfigurationFile.read(file).over(settings) }
    if let paths = Self.variable("WINNOW_RULES_PATH", environment) {
      let packs = paths.split(separator: ":").map(String.init)
      settings.set("packs", to: .list(packs), from: .environment("WINNOW_RULES_PATH"))
    }
    try settings.take("threads", from: "WINNOW_THREADS", environment, advice: Arguments.threadCountAdvice) {
      Arguments.threadCount($0) != nil
    }
    try settings.take(
      "max-memory", from: "WINNOW_MAX_MEMORY", environment, advice: "write a size such as 64M or 1G"
    ) { ByteCount.parse($0) != nil }
    self.settings = arguments.settings.over(settings)
    self.passedOver = passedOver
  }

  fileprivate static func variable(_ name: String, _ environment: (String) -> String?) -> String? {
    environment(name).flatMap { $0.isEmpty ? nil : $0 }
  }
}

extension Settings {
  /// Takes the value of a key from a variable, if it is set.
  fileprivate mutating func take(
    _ key: String, from variable: String, _ environment: (String) -> String?, advice: String,
    where isValid: (String) -> Bool
  ) throws(ConfigurationError) {
    guard let text = EffectiveSettings.variable(variable, environment) else { return }
    guard isValid(text) else {
      throw ConfigurationError([
        Problem(code: "environment.\(key)", path: "", message: "\(variable)=\(text): \(advice)")
      ])
    }
    set(key, to: .text(text), from: .environment(variable))
  }
}

extension Arguments {
  /// Whether the command and its words are to be done as the configuration says. Of the tools for rules, only those that
  /// show the rules in use do; the others look at packs as they are.
  private var obeysConfiguration: Bool {
    switch command {
    case .rules: ["list", "show"].contains(operands.first)
    case .config: false
    default: Option.configuration.contains { $0.name == "config" && $0.commands.contains(command) }
    }
  }

  /// Takes what the environment and the configuration say where the command line says nothing.
  mutating func configure(_ messages: Messages) throws(ConfigurationError) {
    guard obeysConfiguration else { return }
    let inputs = command == .rules ? [] : self.inputs
    let effective = try EffectiveSettings(self, inputs: inputs, environment: Environment.variable)
    effective.tell(messages, isQuiet: isQuiet)
    apply(effective.settings)
  }
}

extension EffectiveSettings {
  /// Says which files were passed over.
  func tell(_ messages: Messages, isQuiet: Bool) {
    guard !isQuiet else { return }
    for file in passedOver {
      messages.say("\(file) lies with the input and is not used; if it is yours, name it: -c \(file)")
    }
  }
}
