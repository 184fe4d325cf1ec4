/// The cleaners of a run: one for all inputs, or other ones where sections of the configuration are about their paths.
public struct Cleaners: Sendable {
  /// The cleaner of the inputs that no section is about.
  public let standard: Cleaner
  /// The cleaners of the others, by path.
  private let byPath: [String: Cleaner]

  /// The same cleaner for all inputs.
  public init(_ cleaner: Cleaner) {
    standard = cleaner
    byPath = [:]
  }

  /// The cleaners that settings ask for.
  ///
  /// - Parameters:
  ///   - settings: the value of every key.
  ///   - paths: the paths of all inputs.
  /// - Throws: ``ConfigurationError`` with what is wrong.
  public init(_ settings: Settings, for paths: [String]) throws(ConfigurationError) {
    standard = try Cleaner(Configuration(settings))
    var byPath: [String: Cleaner] = [:]
    var made: [[Int]: Cleaner] = [:]
    for path in paths {
      let covering = settings.sections.indices.filter { settings.sections[$0].covers(path) }
      guard !covering.isEmpty else { continue }
      let sections = covering.map { settings.sections[$0] }
      if made[covering] == nil { made[covering] = try Cleaner(Configuration(settings.applying(sections))) }
      byPath[path] = made[covering]
    }
    self.byPath = byPath
  }

  /// The cleaner of the input at a path.
  public subscript(path: String) -> Cleaner { byPath[path] ?? standard }

  /// Whether it is the standard cleaner that cleans the input at a path.
  func isStandard(for path: String) -> Bool { byPath[path] == nil }

  /// The archive stages of all cleaners: one of each name, since there is one memory for all paths.
  var archiveStages: [any ArchiveStage] {
    var stages: [any ArchiveStage] = []
    for stage in ([standard] + byPath.values).flatMap(\.pipeline.archiveStages)
    where !stages.contains(where: { $0.name == stage.name }) {
      stages.append(stage)
    }
    return stages
  }
}
