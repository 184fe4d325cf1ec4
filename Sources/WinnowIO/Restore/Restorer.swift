internal import Glibc
public import WinnowCore

/// Rebuilds what was cleaned from the cleaned bytes and the change report, and proves it by hash.
///
/// Nothing is put in its place before its length and hash are those that the report gives. From a folder into a folder
/// each stream stands for itself: what one of them cannot prove does not hold up the others.
public final class Restorer {
  /// Where the restored bytes go.
  public enum Destination: Sendable {
    /// Standard output, all streams one after the other.
    case standardOutput
    /// One file, all streams one after the other.
    case file(String)
    /// A folder, each stream under its name.
    case folder(String)
  }

  private let events: ReportEvents
  private let cleaned: Cleaned
  private let destination: Destination
  /// The file of all streams, where there is only one.
  private var whole: (any ByteSink)?
  private var current = Current.none
  private var problems: [Problem] = []
  /// The names under which files have been begun, as ``OutputTree/key(of:)`` has them.
  private var names: Set<String> = []
  /// What to know of what is restored.
  public private(set) var notes: [String] = []
  /// How many files have been proved and put in their places.
  public private(set) var restoredFiles = 0

  /// The stream whose records are read.
  private enum Current {
    case none
    case stream(RestoredStream)
    /// One that has been given up: its records are passed over.
    case refused
  }

  private enum Cleaned {
    /// All outputs one after the other.
    case stream(CleanedStream, path: String)
    /// Each output under its name.
    case folder(String)
  }

  /// Opens a report and the cleaned bytes.
  ///
  /// - Parameters:
  ///   - report: the path of a report.
  ///   - cleaned: the cleaned file, the folder of cleaned files, or `-` for standard input.
  /// - Throws: `Problem` if one of them cannot be read, or the destination is the cleaned file itself.
  public init(report: String, cleaned path: String, to destination: Destination) throws(Problem) {
    self.destination = destination
    events = try ReportEvents(report)
    cleaned =
      Paths.isFolder(path) ? .folder(path) : .stream(CleanedStream(try InputStream(path)), path: path)
    switch destination {
    case .file(let target), .folder(let target):
      if path != "-", Paths.isSameOrInside(target, path) || Paths.isSameFile(target, path) {
        throw Problem(
          code: "restore.over-cleaned", path: target,
          message: "this would overwrite the cleaned text; choose another place for the restored one")
      }
    case .standardOutput: break
    }
  }

  /// Restores every stream of the report.
  ///
  /// - Returns: what could not be restored; empty if all was, and proved.
  public func run() -> [Problem] {
    do throws(Problem) {
      try openWhole()
      var hasEnded = false
      while let event = try events.next() {
        try StopSignal.check()
        switch event {
        case .run: hasEnded = false
        case .runEnd: hasEnded = true
        default: break
        }
        try handle(event)
      }
      if !hasEnded {
        throw events.truncated
      }
      try finish()
    } catch {
      problems.append(error)
    }
    if case .stream(let stream) = current { stream.discard() }
    whole?.discard()
    return problems
  }

  private func openWhole() throws(Problem) {
    switch destination {
    case .standardOutput: whole = try SpooledOutput(.standardOutput())
    case .file(let path): whole = try OutputFile.create(path)
    case .folder: break
    }
  }

  private func handle(_ event: ReportEvent) throws(Problem) {
    switch event {
    case .input(let path, let name):
      guard case .none = current else { throw events.misplaced("input") }
      if let format = events.record["output_format"]?.string {
        let held = events.record["format"]?.string ?? "input"
        notes.append("\(path): its articles were written anew, so what is restored is \(format), not \(held)")
      }
      try attempt { () throws(Problem) in current = .stream(try open(path: path, name: name)) }
    case .edit(let edits):
      if case .stream(let stream) = current { stream.add(edits) }
    case .articleEnd:
      if case .stream(let stream) = current { try attempt(stream.apply) }
    case .inputEnd(let result):
      switch current {
      case .none: throw events.misplaced("input-end")
      case .stream(let stream): try attempt { () throws(Problem) in try close(stream, result) }
      case .refused: break
      }
      current = .none
    case .run, .article, .finding, .limit, .runEnd, .other: break
    }
  }

  /// Does what concerns the present stream. Where it stands for itself, only it is given up.
  private func attempt(_ body: () throws(Problem) -> Void) throws(Problem) {
    do throws(Problem) {
      try body()
    } catch {
      guard case .folder = cleaned, case .folder = destination, StopSignal.received == nil else {
        throw error
      }
      if case .stream(let stream) = current { stream.discard() }
      current = .refused
      problems.append(error)
    }
  }

  private func open(path: String, name: String) throws(Problem) -> RestoredStream {
    let bytes: CleanedStream
    switch cleaned {
    case .stream(let stream, _): bytes = stream
    case .folder(let folder): bytes = CleanedStream(try OutputTree(folder).reading(name))
    }
    if case .folder(let folder) = destination {
      guard names.insert(OutputTree.key(of: name)).inserted else {
        throw Problem(
          code: "restore.two-inputs", path: name,
          message: "the report has two inputs of this name; restore them into one file (-o FILE)")
      }
      return RestoredStream(path: path, bytes, to: try OutputTree(folder).file(name), commits: true)
    }
    guard let whole else { throw events.misplaced("input") }
    return RestoredStream(path: path, bytes, to: whole, commits: false)
  }

  private func close(_ stream: RestoredStream, _ result: InputResult) throws(Problem) {
    if let problem = result.problem, !result.isWritten {
      stream.discard()
      problems.append(
        Problem(code: "restore.unfinished", path: result.path, message: "not restored: \(problem.message)"))
      return
    }
    var isWhole = false
    if case .folder = cleaned { isWhole = true }
    try stream.finish(result, isWhole: isWhole)
    if case .folder = destination { restoredFiles += 1 }
  }

  private func finish() throws(Problem) {
    if case .stream(let stream, let path) = cleaned, try !stream.isAtEnd() {
      throw Problem(
        code: "restore.mismatch", path: path,
        message:
          "has more bytes than the report knows: it is not the output of that run, or was changed since")
    }
    guard problems.isEmpty, let sink = whole else { return }
    whole = nil
    do throws(WriteFailure) {
      try sink.commit()
    } catch {
      if let problem = error.problem { throw problem }
    }
  }
}
