/// What the report says at the start of a run: all that decides the result, and nothing else.
public struct RunDescription: Sendable {
  /// The version of winnow.
  public let version: String
  /// The names of the stages, in order.
  public let stages: [String]
  /// The options that change results, as `stage.option` and value, sorted.
  public let options: [(name: String, value: String)]
  /// The packs in use.
  public let packs: [PackDescription]

  /// Makes a description of its parts.
  public init(
    version: String, stages: [String], options: [(name: String, value: String)], packs: [PackDescription]
  ) {
    self.version = version
    self.stages = stages
    self.options = options
    self.packs = packs
  }

  /// What is different from another description: the stages if they are, and the options that are not there or have
  /// another value. Empty if nothing is.
  public func differing(from other: RunDescription) -> DifferingOptions {
    DifferingOptions(
      stages: stages == other.stages ? nil : stages,
      options: options.filter { option in !other.options.contains { $0 == option } })
  }
}

/// What holds for one stream and not for the run.
public struct DifferingOptions: Sendable {
  /// The names of the stages, in order; `nil` if they are those of the run.
  public let stages: [String]?
  /// The options whose values are not those of the run, sorted.
  public let options: [(name: String, value: String)]

  /// Makes them of their parts.
  public init(stages: [String]? = nil, options: [(name: String, value: String)] = []) {
    self.stages = stages
    self.options = options
  }
}

/// A rule pack as the report names it.
public struct PackDescription: Sendable {
  /// The pack's name.
  public let name: String
  /// A hash of the pack's bytes, in hexadecimal.
  public let hash: String

  /// Makes a description of its parts.
  public init(name: String, hash: String) {
    self.name = name
    self.hash = hash
  }
}

/// A stream at its beginning.
public struct InputDescription: Sendable {
  /// The path as given, `-` for standard input.
  public let path: String
  /// The path below the argument it was found through: where a mirrored tree has it.
  public let name: String
  /// The name of the format.
  public let format: String
  /// The name of the format that is written; the report, and what is restored, is of articles in it.
  public let outputFormat: String
  /// What holds for it and not for the run.
  public let differing: DifferingOptions

  /// Makes a description of its parts.
  public init(
    path: String, name: String, format: String, outputFormat: String? = nil,
    differing: DifferingOptions = DifferingOptions()
  ) {
    self.differing = differing
    self.outputFormat = outputFormat ?? format
    self.path = path
    self.name = name
    self.format = format
  }
}

/// A stream at its end: what `restore` proves.
public struct InputResult: Sendable {
  /// The path as given, `-` for standard input.
  public let path: String
  /// The whole stream as it was read.
  public let before: StreamDigest
  /// The whole stream as it was written.
  public let after: StreamDigest
  /// Whether an output was written for it; `false` when its only article was a duplicate, or after a problem.
  public let isWritten: Bool
  /// How many parts of the stream are no articles and were left out.
  public let skipped: Int
  /// Why the stream could not be read to its end.
  public let problem: Problem?

  /// Makes a result of its parts.
  public init(
    path: String, before: StreamDigest, after: StreamDigest, isWritten: Bool, skipped: Int = 0,
    problem: Problem? = nil
  ) {
    self.skipped = skipped
    self.problem = problem
    self.path = path
    self.before = before
    self.after = after
    self.isWritten = isWritten
  }
}

/// The length and the hash of a stream.
public struct StreamDigest: Equatable, Sendable {
  /// The length in bytes.
  public let length: Int
  /// XXH3, 128 bits, canonical form in hexadecimal.
  public let hash: String

  /// Makes a digest of its parts.
  public init(length: Int, hash: String) {
    self.length = length
    self.hash = hash
  }
}
