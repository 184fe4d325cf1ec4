import Winnow

/// What the command line asks for.
struct Arguments {
  /// The command.
  enum Command: String, CaseIterable, Sendable {
    case clean, check, restore, explain, report, rules, config, completions, man
  }

  var command = Command.clean
  /// Whether the command was named; without a name it is `clean`.
  var namesCommand = false
  /// The words that are no options: inputs, or what the command takes.
  var operands: [String] = []
  var help: Help?
  var showsVersion = false

  // Input and output
  var output: String?
  var outputFolder: String?
  var inPlace: InPlace?
  var inputFormat: String?
  var formatOptions = FormatCatalogue.Options()
  var includesHidden = false
  var followsLinks = false
  var globs = GlobSet()
  var fileList: String?
  /// The names in the list of files, once it has been read.
  var listedFiles: [String] = []
  var endsNamesWithNull = false
  var maximumArticleSize = 64 << 20
  /// In bytes; 0 for no limit.
  var maximumMemory = 0
  var isDryRun = false
  var resumes = false
  var threads = 0
  var listsPaths = false

  // Stages and rules
  var stages: [String]?
  var stageOptions: [(name: String, value: String)] = []
  var packs: [String] = []
  var usesBuiltinPacks = true
  var select: [String] = []
  var ignore: [String] = []

  var severities = SeverityOverrides()
  /// What holds once the environment and the configuration file have had their say.
  var effective = Settings.defaults

  // Configuration
  var configurationFile: String?
  var usesConfiguration = true
  var showsOrigins = false
  /// The options that were given, by name, as they were spelled.
  var given: [String: String] = [:]

  // Reports
  var report: String?
  var formats: [(name: String, file: String?)] = []
  var failLevel = Severity.warning
  var exitsWithChanges = false
  var isQuiet = false
  var isVerbose = false
  var color = ColorChoice.auto
  var progress = ProgressChoice.auto
  var explainedRule: String?

  // Tools for rules
  var baselinePacks: [String] = []
  var showsTime = false
  var newPack: String?

  /// What is to be read: the operands, and what the list of files names. Without either it is standard input.
  var inputs: [String] { operands.isEmpty && fileList == nil ? ["-"] : operands + listedFiles }

  enum Help { case short, long }

  enum InPlace {
    case plain
    case backup(suffix: String)
  }
}

extension Arguments {
  /// A number of threads, as people write it; `nil` if it is none.
  static func threadCount(_ text: String) -> Int? {
    Int(text).flatMap { (0...1024).contains($0) ? $0 : nil }
  }

  /// What memory a run may take; `nil` where there is no limit.
  var memoryBudget: MemoryBudget? {
    get throws(ConfigurationError) {
      maximumMemory == 0 ? nil : try MemoryBudget(maximumMemory, threads: threads)
    }
  }

  static let threadCountAdvice = "write a number from 0, for all processors, to 1024"
}

/// The command line cannot be understood.
struct UsageError: Error {
  let message: String
  init(_ message: String) { self.message = message }
}
