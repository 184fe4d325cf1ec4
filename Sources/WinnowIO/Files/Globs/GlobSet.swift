/// Patterns for paths of which the last that matches decides. One that begins with `!` excludes what it matches.
public struct GlobSet: Sendable, Equatable {
  private struct Entry: Equatable {
    let glob: Glob
    let excludes: Bool
  }

  /// What the patterns say of a path.
  public enum Verdict: Sendable {
    /// The last pattern that matches is one that includes.
    case included
    /// The last pattern that matches is one that excludes.
    case excluded
  }

  private var entries: [Entry] = []

  /// No patterns: everything is wanted.
  public init() {}

  /// Reads patterns; each later one wins over those before it.
  ///
  /// - Throws: ``GlobError`` for the first that cannot be understood.
  public init(_ patterns: [String]) throws(GlobError) {
    for pattern in patterns { try append(pattern) }
  }

  /// Adds a pattern, which wins over those before it.
  ///
  /// - Throws: ``GlobError`` if it cannot be understood.
  public mutating func append(_ pattern: String) throws(GlobError) {
    let excludes = pattern.hasPrefix("!")
    do throws(GlobError) {
      let glob = try Glob(excludes ? String(pattern.dropFirst()) : pattern)
      entries.append(Entry(glob: glob, excludes: excludes))
    } catch {
      throw GlobError(pattern: pattern, message: error.message)
    }
  }

  /// What the last pattern that matches a path says; `nil` if none matches.
  public func verdict(on path: String, isFolder: Bool = false) -> Verdict? {
    guard let last = entries.last(where: { $0.glob.matches(path, isFolder: isFolder) }) else { return nil }
    return last.excludes ? .excluded : .included
  }

  /// Whether a file is wanted: what no pattern matches is, unless there are patterns that include.
  ///
  /// The folders it is in are not asked: see ``excludesFolder(_:)``.
  public func selects(_ path: String) -> Bool {
    switch verdict(on: path) {
    case .included: true
    case .excluded: false
    case nil: entries.allSatisfy(\.excludes)
    }
  }

  /// Whether nothing in a folder is wanted, whatever is said of what it holds.
  public func excludesFolder(_ path: String) -> Bool { verdict(on: path, isFolder: true) == .excluded }
}
