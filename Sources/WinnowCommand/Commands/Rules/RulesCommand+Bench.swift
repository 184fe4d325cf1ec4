import Winnow

/// `winnow rules bench`.
extension RulesCommand {
  func bench(_ paths: [String]) throws(ConfigurationError) -> ExitStatus {
    guard !paths.isEmpty else {
      let message =
        "bench takes files of labelled lines, or - for standard input: winnow rules bench lines.jsonl"
      throw ConfigurationError([Problem(code: "rules.operand", path: "", message: message)])
    }
    let cleaner = try Cleaner(try benchConfiguration(arguments.packs, arguments.usesBuiltinPacks))
    let baseline = try baselineConfiguration().map { configuration throws(ConfigurationError) in
      try Cleaner(configuration)
    }
    do throws(Problem) {
      let bench = try RuleBench(reading: paths)
      var result = BenchResult(bench.measure(cleaner))
      if let baseline {
        result.comparison = BenchComparison(from: bench.measure(baseline), to: result.report)
      }
      if arguments.showsTime { result.times = bench.times(of: cleaner) }
      return try show(result)
    } catch {
      messages.problem(error)
      return .trouble
    }
  }

  /// The packs as they are, whatever a configuration file says: figures shall depend on the command line alone.
  private func benchConfiguration(
    _ packs: [String], _ usesBuiltinPacks: Bool
  ) throws(ConfigurationError) -> Configuration {
    var configuration = Configuration()
    configuration.stages = arguments.stages ?? ["rules"]
    configuration.stageOptions = arguments.stageOptions
    configuration.packs = try PackSource.read(packs)
    configuration.usesBuiltinPacks = usesBuiltinPacks
    configuration.select = arguments.select
    configuration.ignore = arguments.ignore
    return configuration
  }

  /// What to compare with: the packs that are named, of which `builtin` stands for those of the program.
  private func baselineConfiguration() throws(ConfigurationError) -> Configuration? {
    guard !arguments.baselinePacks.isEmpty else { return nil }
    let paths = arguments.baselinePacks.filter { $0 != "builtin" }
    return try benchConfiguration(paths, paths.count < arguments.baselinePacks.count)
  }

  /// Shows the result in every form that is asked for.
  private func show(_ result: BenchResult) throws(Problem) -> ExitStatus {
    let formats = arguments.formats.isEmpty ? [("text", nil)] : arguments.formats
    var status = ExitStatus.success
    for (name, file) in formats {
      guard let format = BenchFormat(rawValue: name) else { continue }
      let bytes = format.render(result, isVerbose: arguments.isVerbose)
      if let file {
        try Self.write(bytes, to: file)
      } else if Entry.show(String(decoding: bytes, as: UTF8.self), messages) != .success {
        status = .trouble
      }
    }
    return status
  }

  private static func write(_ bytes: [UInt8], to path: String) throws(Problem) {
    let file = try AtomicFile(path)
    do throws(WriteFailure) {
      try file.write(bytes[...])
      try file.commit()
    } catch {
      if let problem = error.problem { throw problem }
    }
  }
}
