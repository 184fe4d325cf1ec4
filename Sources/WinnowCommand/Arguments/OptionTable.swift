import Winnow

extension Option {
  static let cleaning: Set<Arguments.Command> = [.clean, .check, .explain]
  /// Commands that clean, or show what decides of it.
  static let deciding = cleaning.union([.config])
  static let configured = deciding.union([.rules])
  static let everywhere = Set(Arguments.Command.allCases)

  /// Every option there is, in the order of the help.
  static let all: [Option] = output + input + stages + reports + configuration + general

  private static let output: [Option] = [
    Option(
      "output", "o", in: .output, for: [.clean, .restore],
      .required("FILE") { (arguments, value) throws(UsageError) in
        arguments.output = value == "-" ? nil : value
      },
      "Write to FILE instead of standard output.", example: "winnow page.txt -o article.txt"),
    Option(
      "output-dir", in: .output, for: [.clean, .restore],
      .required("DIR") { (arguments, value) throws(UsageError) in arguments.outputFolder = value },
      "Write each output below DIR, under the name of its input.",
      example: "winnow pages --output-dir articles"),
    Option(
      "in-place", "i", in: .output, for: [.clean],
      .optional("SUFFIX") { $0.inPlace = $1.map { .backup(suffix: $0) } ?? .plain },
      "Replace the input files; with a SUFFIX, such as --in-place=.bak, keep the originals. Duplicates are only reported.",
      example: "winnow --in-place=.bak articles"),
    Option(
      "output-format", in: .output, for: cleaning,
      .required("FORMAT") { (arguments, value) throws(UsageError) in
        guard FormatCatalogue.outputNames.contains(value) else {
          throw UsageError(unknown("output format", value, FormatCatalogue.outputNames))
        }
        arguments.formatOptions.outputFormat = value
      },
      """
      Write the articles anew as \(FormatCatalogue.outputNames.joined(separator: ", ")). By default they are written as \
      they are read, and those of web archives as jsonl.
      """, choices: FormatCatalogue.outputNames,
      example: "winnow --output-format jsonl pages -o articles.jsonl"),
    Option(
      "resume", in: .output, for: [.clean], .flag { $0.resumes = $1 },
      """
      Keep a journal, and go on where a run with --resume was cut short; in the end it is as if it had not been. With \
      --output-dir the journal is DIR.winnow-journal, with --in-place it is beside the report, which must be given. It goes \
      when all is done. Options and inputs must be the same; only --report is written.
      """, example: "winnow --resume pages --output-dir articles --report changes.jsonl"),
    Option(
      "dry-run", "n", in: .output, for: [.clean], .flag { $0.isDryRun = $1 },
      "Clean, but write no cleaned text."),
    Option(
      "list", "l", in: .output, for: [.clean, .check], .flag { $0.listsPaths = $1 },
      """
      Print only the paths of inputs that change (clean) or have something at or above --fail-level (check). Cleaned \
      text is written only with -i, -o or --output-dir.
      """, example: "winnow check -l articles"),
  ]

  private static let stages: [Option] = [
    Option(
      "stages", in: .stages, for: configured,
      .required("LIST") { (arguments, value) throws(UsageError) in
        arguments.stages = try usage("--stages \(value)") { () throws(ConfigurationError) in
          try StageSelection.stages(from: value)
        }
      },
      "The stages, in order, or +NAME,-NAME to add to and take from the default: \(StageSelection.defaultStages.joined(separator: ",")).",
      choices: StageSelection.defaultStages, example: "winnow --stages -dedupe archive.jsonl"),
    Option(
      "set", in: .stages, for: configured,
      .required("STAGE.OPTION=VALUE") { (arguments, value) throws(UsageError) in
        arguments.stageOptions.append(
          try usage("--set \(value)") { () throws(ConfigurationError) in
            try StageSelection.option(from: value)
          })
      },
      "Set an option of a stage, such as quotes.style=curly. The long help lists them.",
      choices: stageSettings, example: "winnow --set quotes.style=curly --set quotes.language=de seite.txt"),
    Option(
      "rules", "r", in: .stages, for: configured,
      .required("PATH") { (arguments, value) throws(UsageError) in arguments.packs.append(value) },
      "A rule pack, or a folder of packs, beside the built-in ones.",
      example: "winnow check -r packs/our.yml articles"),
    Option(
      "builtin-rules", in: .stages, for: configured, .flag { $0.usesBuiltinPacks = $1 },
      "Use the built-in packs; --no-builtin-rules leaves them out.", default: "on"),
    Option(
      "select", in: .stages, for: configured,
      .required("PREFIX") { (arguments, value) throws(UsageError) in arguments.select += list(value) },
      "Use only the rules whose ids begin with PREFIX; several by comma.",
      example: "winnow --select newsletter,share page.txt"),
    Option(
      "ignore", in: .stages, for: configured,
      .required("PREFIX") { (arguments, value) throws(UsageError) in arguments.ignore += list(value) },
      "Do not use the rules whose ids begin with PREFIX; several by comma.",
      example: "winnow --ignore credit page.txt"),
    Option(
      "against", in: .stages, for: [.rules],
      .required("PATH") { (arguments, value) throws(UsageError) in arguments.baselinePacks.append(value) },
      "rules bench: show what changed from these packs; “builtin” stands for the built-in ones. May be given again.",
      example: "winnow rules bench --no-builtin-rules -r rules --against builtin lines.jsonl"),
    Option(
      "time", in: .stages, for: [.rules], .flag { $0.showsTime = $1 },
      "rules bench: show how long each rule takes."),
    Option(
      "pack", in: .stages, for: [.rules],
      .required("NAME") { (arguments, value) throws(UsageError) in arguments.newPack = value },
      "rules new: print a whole pack of this name.", example: "winnow rules new promo.banner --pack promo-en"),
  ]

  private static let reports: [Option] = [
    Option(
      "report", in: .reports, for: [.clean],
      .required("FILE") { (arguments, value) throws(UsageError) in
        guard value != "-" else {
          throw UsageError("--report needs a file; standard output carries the cleaned text")
        }
        arguments.report = value
      },
      "Write the reversible change report, JSON Lines; only you can read it, since it holds what was removed.",
      example: "winnow page.txt -o article.txt --report changes.jsonl"),
    Option(
      "format", "f", in: .reports, for: [.clean, .check, .report, .rules],
      .required("F[=FILE]") { (arguments, value) throws(UsageError) in try addFormat(value, &arguments) },
      "Report as \(ReporterCatalogue.names.joined(separator: ", ")), to FILE or to standard output (check) or error (clean). May be given again. rules bench knows text and json.",
      choices: ReporterCatalogue.names, example: "winnow check -f text -f jsonl=findings.jsonl articles"),
    Option(
      "rule", in: .reports, for: [.explain],
      .required("ID") { (arguments, value) throws(UsageError) in arguments.explainedRule = value },
      "Explain why one rule did or did not act.", example: "winnow explain --rule share.button page.txt"),
    Option(
      "fail-level", in: .reports, for: [.check, .config],
      .required("LEVEL") { (arguments, value) throws(UsageError) in
        guard let level = Severity(rawValue: value) else {
          throw UsageError(unknown("level", value, Severity.allCases.map(\.rawValue)))
        }
        arguments.failLevel = level
      },
      "What makes check exit 1: \(Severity.allCases.map(\.rawValue).joined(separator: ", ")).",
      default: "warning",
      choices: Severity.allCases.map(\.rawValue), example: "winnow check --fail-level error articles"),
    Option(
      "exit-code", in: .reports, for: [.clean], .flag { $0.exitsWithChanges = $1 },
      "Exit 1 if something was changed."),
    Option("quiet", "q", in: .reports, for: everywhere, .flag { $0.isQuiet = $1 }, "No summary."),
    Option(
      "verbose", "v", in: .reports, for: everywhere, .flag { $0.isVerbose = $1 },
      "Show every place instead of the first; in rules lint, notes too."),
  ]

  static let configuration: [Option] = [
    Option(
      "config", "c", in: .configuration, for: configured,
      .required("FILE") { (arguments, value) throws(UsageError) in
        guard value != "-" else { throw UsageError("--config reads no standard input; give it a file") }
        arguments.configurationFile = value
      },
      """
      Use this configuration instead of winnow.yml. That is looked for in the current folder and those above it; one that \
      lies with an input, beside a file or in a folder, is passed over.
      """, example: "winnow -c strict.yml articles"),
    Option(
      "no-config", in: .configuration, for: configured, .flag { $0.usesConfiguration = !$1 },
      "Use no configuration file."),
    Option(
      "origin", in: .configuration, for: [.config], .flag { $0.showsOrigins = $1 },
      "Show where each value comes from.", example: "winnow config show --origin"),
  ]

  private static let general: [Option] = [
    Option(
      "help", in: .general, for: everywhere, .flag { if $1 { $0.help = .long } }, "Long help; -h is short."),
    Option("version", in: .general, for: everywhere, .flag { $0.showsVersion = $1 }, "Print the version."),
    Option(
      "progress", in: .general, for: [.clean, .check],
      .required("WHEN") { (arguments, value) throws(UsageError) in
        guard let choice = ProgressChoice(rawValue: value) else {
          throw UsageError(unknown("progress choice", value, ProgressChoice.allCases.map(\.rawValue)))
        }
        arguments.progress = choice
      },
      """
      Show how far the run is: auto, when standard error is a terminal and nothing else is written to one, unless -q is \
      given; or never.
      """, default: "auto", choices: ProgressChoice.allCases.map(\.rawValue),
      example: "winnow --progress never pages --output-dir articles"),
    Option(
      "color", in: .general, for: [.explain, .report],
      .required("WHEN") { (arguments, value) throws(UsageError) in
        guard let choice = ColorChoice(rawValue: value) else {
          throw UsageError(unknown("colour choice", value, ColorChoice.allCases.map(\.rawValue)))
        }
        arguments.color = choice
      },
      "Use colours: auto, on a terminal unless NO_COLOR is set; always; or never.", default: "auto",
      choices: ColorChoice.allCases.map(\.rawValue),
      example: "winnow explain --color always page.txt"),
  ]
}
