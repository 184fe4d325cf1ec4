/// What decides the result of a run: the stages and their options, the rules, and how input is read.
public struct Configuration: Sendable {
  /// The stages, in order, by name.
  public var stages: [String] = StageSelection.defaultStages
  /// The options that were set, as `stage.option` and value.
  public var stageOptions: [(name: String, value: String)] = []
  /// The packs to use beside the built-in ones.
  public var packs: [PackSource] = []
  /// Whether the packs that are part of the program are used.
  public var usesBuiltinPacks = true
  /// Prefixes of the ids of the rules to use; empty for all.
  public var select: [String] = []
  /// Prefixes of the ids of the rules not to use.
  public var ignore: [String] = []
  /// How much rules matter, whatever their packs say.
  public var severities = SeverityOverrides()
  /// What the formats are told.
  public var formatOptions = FormatCatalogue.Options()
  /// The size in bytes above which an article is written through as it is; ``greatestArticleSize`` at most.
  public var maximumArticleSize = 64 << 20
  /// How many bytes are read at a time.
  public var chunkSize = 1 << 20

  /// The greatest ``maximumArticleSize``, in bytes: 1 GiB. Places in an article are counted in 32 bits, which leaves room
  /// for what is inserted.
  public static let greatestArticleSize = 1 << 30

  /// The configuration when nothing is said.
  public init() {}
}

/// Several things that are wrong with a configuration.
public struct ConfigurationError: Error, Equatable {
  /// What is wrong, and what to do.
  public let problems: [Problem]

  /// Says what is wrong.
  public init(_ problems: [Problem]) { self.problems = problems }

  init(_ code: String, _ message: String) {
    problems = [Problem(code: code, path: "", message: message)]
  }

  /// Does something with what people wrote, and begins what is wrong with those words.
  public static func about<Value>(
    _ words: String, _ body: () throws(ConfigurationError) -> Value
  ) throws(ConfigurationError) -> Value {
    do throws(ConfigurationError) {
      return try body()
    } catch {
      throw ConfigurationError(
        error.problems.map { problem in
          Problem(
            code: problem.code, path: problem.path, line: problem.line, column: problem.column,
            message: "\(words): \(problem.message)")
        })
    }
  }
}

/// Reads what people say about stages.
public enum StageSelection {
  /// The stages that run unless others are asked for.
  public static var defaultStages: [String] { StageCatalogue.all.map(\.name) }

  /// The stages that a list such as `normalize,quotes` or `+rules,-dedupe` names.
  ///
  /// - Parameters:
  ///   - list: names, which are the stages in order, or names with a sign, which are added to or taken from the
  ///     default; an added stage stands where the default order has it.
  /// - Throws: ``ConfigurationError`` for an unknown name, a name given twice, or signs on some names only.
  public static func stages(from list: String) throws(ConfigurationError) -> [String] {
    let words = list.split(separator: ",").map { $0.split(separator: " ").joined(separator: " ") }
    guard !words.isEmpty else {
      throw ConfigurationError(
        "stages.none", "names no stage; stages are \(defaultStages.joined(separator: ", "))")
    }
    let signed = words.filter { $0.hasPrefix("+") || $0.hasPrefix("-") }
    guard signed.isEmpty || signed.count == words.count else {
      throw ConfigurationError(
        "stages.mixed",
        "either name all stages, or only add (+name) to and take (-name) from the default")
    }
    let names = words.map { String($0.drop { $0 == "+" || $0 == "-" }) }
    for name in names where StageCatalogue.stage(named: name) == nil {
      throw ConfigurationError("stages.unknown", unknown("there is no stage “\(name)”", name, defaultStages))
    }
    if let twice = names.first(where: { name in names.count { $0 == name } > 1 }) {
      throw ConfigurationError("stages.twice", "\(twice) is named twice")
    }
    guard !signed.isEmpty else { return names }
    let removed = Set(zip(words, names).filter { $0.0.hasPrefix("-") }.map(\.1))
    return defaultStages.filter { !removed.contains($0) }
  }

  /// Reads `stage.option=value`.
  ///
  /// - Throws: ``ConfigurationError`` for an unknown stage or option, or a value the option does not take.
  public static func option(from setting: String) throws(ConfigurationError) -> (name: String, value: String)
  {
    guard let equals = setting.firstIndex(of: "="), let dot = setting[..<equals].firstIndex(of: ".") else {
      throw ConfigurationError(
        "option.malformed", "write it as STAGE.OPTION=VALUE, such as quotes.style=curly")
    }
    let stageName = String(setting[..<dot])
    let optionName = String(setting[setting.index(after: dot)..<equals])
    let value = String(setting[setting.index(after: equals)...])
    guard let stage = StageCatalogue.stage(named: stageName) else {
      throw ConfigurationError(
        "option.unknown-stage",
        unknown("there is no stage “\(stageName)”", stageName, defaultStages))
    }
    guard let option = stage.options.first(where: { $0.name == optionName }) else {
      let known = stage.options.map(\.name)
      let what = "stage \(stageName) has no option"
      let message = known.isEmpty ? "\(what)s" : unknown("\(what) “\(optionName)”", optionName, known)
      throw ConfigurationError("option.unknown", message)
    }
    guard option.accepts(value) else {
      throw ConfigurationError(
        "option.value",
        "\(stageName).\(optionName) does not take “\(value)”; it takes \(option.acceptedValues)"
      )
    }
    return ("\(stageName).\(optionName)", value)
  }

  /// Says that a word is not known, and which may have been meant.
  private static func unknown(_ what: String, _ word: String, _ known: [String]) -> String {
    "\(what); \(Suggestion.phrase(for: word, among: known))"
  }
}
