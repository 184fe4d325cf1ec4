// What a journal is about, and where it is.
extension RunJournal {
  /// Where the journal of a run is: beside the folder that is written, or beside the report.
  static func path(for destination: Destination, report: String?) throws(ConfigurationError) -> String {
    if let report, let compression = Compression(ofFile: report) {
      throw ConfigurationError(
        "journal.compressed",
        "a report in \(compression.rawValue) cannot be continued, since it can be cut at no input; leave out \(compression.suffix), and compress it when all is done"
      )
    }
    switch destination {
    case .folder(let folder): return OutputTree(folder).root + suffix
    case .inPlace:
      guard let report else {
        throw ConfigurationError(
          "journal.no-report",
          "with --in-place, --resume needs --report FILE, beside which the journal is; without a report, run again as before: what is clean stays as it is"
        )
      }
      return report + suffix
    case .none, .standardOutput, .file:
      throw ConfigurationError(
        "journal.destination", "--resume goes with --output-dir DIR, or with --in-place and --report FILE")
    }
  }

  private static let suffix = ".winnow-journal"

  /// Everything that decides what comes of a run, by name.
  static func options(
    _ destination: Destination, _ report: String?, _ inputs: [Input], _ cleaners: Cleaners
  ) -> [(name: String, value: String)] {
    let run = cleaners.standard.description
    let packs = run.packs.map { "\($0.name) \($0.hash)" }.joined(separator: ", ")
    return [("version", run.version), ("stages", run.stages.joined(separator: ","))] + run.options + [
      ("packs", packs), ("id-field", cleaners.standard.configuration.formatOptions.idField),
      ("output", destination.words), ("report", report ?? ""), ("inputs", digest(of: inputs, cleaners)),
    ]
  }

  /// The inputs and how each is read and cleaned: how many there are, and a hash.
  private static func digest(of inputs: [Input], _ cleaners: Cleaners) -> String {
    let hasher = StreamHasher()
    for input in inputs {
      let differing = cleaners[input.path].description.differing(from: cleaners.standard.description)
      let words =
        [input.path, input.name, input.format.name, input.format.outputFormat] + (differing.stages ?? [])
        + differing.options.flatMap { [$0.name, $0.value] }
      hasher.update(Array(words.joined(separator: "\0").utf8)[...])
      hasher.update([0x0A])
    }
    return "\(inputs.count) files (\(hasher.value.hash))"
  }

  /// Removes what processes that were killed have left half written.
  static func removeLeftovers(
    of processes: [Int], _ destination: Destination, _ inputs: ArraySlice<Input>, _ report: String?
  ) {
    for process in processes {
      if let report { AtomicFile.removeLeftovers(of: process, beside: report) }
      for input in inputs {
        switch destination {
        case .folder(let folder): OutputTree(folder).removeLeftovers(of: process, input.name)
        default: AtomicFile.removeLeftovers(of: process, beside: input.path)
        }
      }
    }
  }
}

extension Destination {
  /// Where the output of an input is.
  func outputPath(of input: Input) -> String {
    if case .folder(let folder) = self { OutputTree(folder).path(of: input.name) } else { input.path }
  }

  fileprivate var words: String {
    switch self {
    case .none: "none"
    case .standardOutput: "standard output"
    case .file(let path): path
    case .folder(let folder): "the folder \(folder)"
    case .inPlace(nil): "in place"
    case .inPlace(let suffix?): "in place, with originals as \(suffix)"
    }
  }
}
