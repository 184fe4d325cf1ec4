internal import CXXHash
public import WinnowCore

/// A file of rules, read and checked.
public struct Pack: Sendable {
  /// The version of the file format this program reads.
  public static let schema = 1

  /// The path as given.
  public let path: String
  /// The name the pack gives itself, such as `promo-en`.
  public let name: String
  /// The languages it is for, as BCP 47 tags; empty for any.
  public let languages: [String]
  /// Its licence as an SPDX identifier, if it names one.
  public let license: String?
  /// Its rules, in the order of the file.
  public let rules: [Rule]
  /// The XXH3-128 hash of the file.
  package let hash: (high: UInt64, low: UInt64)
}

/// The bytes of a pack and what to call them.
public struct PackSource: Sendable {
  /// The path as given, for problems.
  public let path: String
  private let content: Content

  private enum Content: Sendable {
    case read([UInt8])
    /// It is part of the program, and lies in memory that stays.
    case builtin(StaticBytes)
  }

  /// Makes a source of a path and the bytes of the file.
  public init(path: String, bytes: [UInt8]) {
    self.path = path
    content = .read(bytes)
  }

  init(path: String, builtin: StaticBytes) {
    self.path = path
    content = .builtin(builtin)
  }

  /// The file.
  public var bytes: [UInt8] { withBytes { Array($0) } }

  /// Calls the body with the file, which is not copied for that.
  package func withBytes<Result, Failure>(
    _ body: (UnsafeBufferPointer<UInt8>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    switch content {
    case .read(let bytes): try bytes.withUnsafeBufferPointer(body)
    case .builtin(let bytes): try body(bytes.buffer)
    }
  }

  /// The file, if it is part of the program.
  var builtin: StaticBytes? {
    if case .builtin(let bytes) = content { bytes } else { nil }
  }

  /// The XXH3-128 hash of the file.
  var hash: (high: UInt64, low: UInt64) {
    withBytes {
      let hash = winnow_hash($0.baseAddress, $0.count)
      return (hash.high, hash.low)
    }
  }

  /// Whether it is part of the program. Its patterns are known to be good, so that none is compiled before it is needed.
  var isBuiltin: Bool { builtin != nil }
}

/// Why packs could not be used: every problem that was found, in the order of the files.
public struct PackError: Error, Equatable {
  /// The problems; at least one.
  public let problems: [Problem]
}

extension Pack {
  /// Reads packs and checks that their rule ids are unique over all of them.
  ///
  /// - Parameter withTests: whether the rules are to have their tests. Without them the built-in packs need not be read.
  /// - Throws: every problem of every pack, not only the first.
  public static func load(_ sources: [PackSource], withTests: Bool = true) throws(PackError) -> [Pack] {
    var packs: [Pack] = []
    var problems: [Problem] = []
    var ready = (withTests ? nil : PackImage.builtin(sources.filter(\.isBuiltin))) ?? []
    // The ids of packs that were ready were found unique when the image was made.
    let idsAreUnique = !ready.isEmpty && sources.allSatisfy(\.isBuiltin)
    ready.reverse()
    for source in sources {
      if source.isBuiltin, let pack = ready.popLast() {
        packs.append(pack)
        continue
      }
      var reader = PackReader(path: source.path, checksPatterns: !source.isBuiltin)
      if let pack = reader.read(source) { packs.append(pack) }
      problems += reader.problems
    }
    if !idsAreUnique { problems += duplicateIDs(in: packs) }
    guard problems.isEmpty else { throw PackError(problems: problems) }
    return packs
  }

  private static func duplicateIDs(in packs: [Pack]) -> [Problem] {
    var places: [String: SourcePlace] = [:]
    var problems: [Problem] = []
    for rule in packs.flatMap(\.rules) {
      if let first = places[rule.id] {
        problems.append(
          rule.place.problem(
            "pack.duplicate-id",
            "the rule id “\(rule.id)” is taken by \(first); ids are unique over all packs"))
      } else {
        places[rule.id] = rule.place
      }
    }
    return problems
  }
}
