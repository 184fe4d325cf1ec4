/// Where cleaned text goes.
public enum Destination: Sendable {
  /// Nowhere: only reports are made.
  case none
  /// Standard output, all streams one after the other.
  case standardOutput
  /// One file, all streams one after the other.
  case file(String)
  /// A folder, each stream under its name.
  case folder(String)
  /// Each file is replaced, and kept under its name with a suffix where one is given.
  case inPlace(backupSuffix: String?)

  /// Whether a duplicate is left out of the output. In place it is only reported: no file is emptied or deleted.
  var dropsDuplicates: Bool {
    if case .inPlace = self { false } else { true }
  }

  /// Whether several streams go into one output.
  var isShared: Bool {
    switch self {
    case .standardOutput, .file: true
    case .none, .folder, .inPlace: false
    }
  }

  /// Whether the files that are read are replaced.
  var isInPlace: Bool {
    if case .inPlace = self { true } else { false }
  }

  /// Whether it is standard output.
  public var isStandardOutput: Bool {
    if case .standardOutput = self { true } else { false }
  }

  /// Whether files are written, so that a run is done only when all of them are.
  var isKept: Bool {
    switch self {
    case .file, .folder, .inPlace: true
    case .none, .standardOutput: false
    }
  }

  /// Checks that every input can have its output.
  ///
  /// - Parameters:
  ///   - inputs: the streams to be read.
  ///   - arguments: the files and folders they were found through.
  /// - Throws: ``ConfigurationError`` naming what is in the way, and what to do.
  public func check(_ inputs: [Input], from arguments: [String]) throws(ConfigurationError) {
    switch self {
    case .none: return
    case .standardOutput, .file: try checkShared(inputs)
    case .folder(let folder):
      try checkFolder(folder, inputs, arguments)
    case .inPlace:
      if inputs.contains(where: { $0.path == "-" }) {
        throw ConfigurationError(
          "output.stdin-in-place", "standard input cannot be replaced in place; leave out --in-place")
      }
      if let input = inputs.first(where: \.format.isConverted) {
        throw ConfigurationError(
          "output.format-in-place",
          "\(input.path) would be replaced by its articles as \(input.format.outputFormat); use -o FILE or --output-dir DIR"
        )
      }
      var paths: Set<String> = []
      for input in inputs where !paths.insert(Paths.resolved(input.path)).inserted {
        throw ConfigurationError(
          "output.two-inputs", "\(input.path) is given twice, and can be replaced only once; name it once")
      }
    }
  }

  private func checkShared(_ inputs: [Input]) throws(ConfigurationError) {
    guard inputs.count > 1 else { return }
    if let other = inputs.first(where: { $0.format.outputFormat != inputs[0].format.outputFormat }) {
      throw ConfigurationError(
        "output.several-formats",
        """
        \(inputs[0].path) is written as \(inputs[0].format.outputFormat) and \(other.path) as \
        \(other.format.outputFormat), and they cannot share an output; use --output-dir DIR, --in-place or \
        --output-format jsonl
        """)
    }
    guard let text = inputs.first(where: { $0.format.isWholeStream }) else { return }
    throw ConfigurationError(
      "output.several-articles",
      """
      several plain-text articles cannot go into one output (\(text.path) is one of \(inputs.count) inputs); \
      use --output-dir DIR, --in-place, --output-format jsonl, or --separator TEXT to put between them
      """)
  }

  private func checkFolder(_ folder: String, _ inputs: [Input], _ arguments: [String])
    throws(ConfigurationError)
  {
    for argument in arguments where argument != "-" && Paths.isFolder(argument) {
      if Paths.isSameOrInside(folder, argument) {
        throw ConfigurationError(
          "output.inside-input",
          "the output folder \(folder) is inside the input \(argument); choose a folder outside of it, or use --in-place"
        )
      }
    }
    var names: [String: Input] = [:]
    for input in inputs {
      if input.path == "-" {
        throw ConfigurationError(
          "output.stdin-folder", "standard input has no name in --output-dir; use -o FILE")
      }
      if let other = names.updateValue(input, forKey: OutputTree.key(of: input.name)) {
        throw clash(of: other, with: input, in: folder)
      }
      if Paths.isSameFile(OutputTree(folder).path(of: input.name), input.path) {
        throw ConfigurationError(
          "output.over-input", "\(folder)/\(input.name) is the input itself; use --in-place to replace it")
      }
    }
  }
  private func clash(of first: Input, with second: Input, in folder: String) -> ConfigurationError {
    if first.path.utf8.elementsEqual(second.path.utf8) {
      return ConfigurationError("output.two-inputs", "\(first.path) is given twice; name it once")
    }
    let isSameName = first.name.utf8.elementsEqual(second.name.utf8)
    let place = isSameName ? "" : " on file systems that take upper and lower case for the same"
    return ConfigurationError(
      "output.two-inputs",
      "\(first.path) and \(second.path) would both be written to \(folder)/\(second.name)\(place); "
        + "give each an output folder of its own, in two runs")
  }
}
