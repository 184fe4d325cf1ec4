internal import Glibc
public import WinnowCore

/// Rebuilds what was cleaned from the cleaned bytes and the change report, and proves it by hash.
///
/// Nothing is put in its place before its length and hash are those that the report gives.
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
  private var current: RestoredStream?
  private var problems: [Problem] = []

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
        if case .runEnd = event { hasEnded = true }
        try handle(event)
      }
      if !hasEnded {
        throw events.truncated
      }
      try finish()
    } catch {
      problems.append(error)
    }
    current?.discard()
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
    case .input(let path, let name): current = try open(path: path, name: name)
    case .edit(let edits): current?.add(edits)
    case .articleEnd: try current?.apply()
    case .inputEnd(let result):
      guard let stream = current else { throw misplaced("input-end") }
      current = nil
      try close(stream, result)
    case .run, .article, .finding, .limit, .runEnd, .other: break
    }
  }

  private func misplaced(_ type: String) -> Problem { events.misplaced(type) }

  private func open(path: String, name: String) throws(Problem) -> RestoredStream {
    let bytes: CleanedStream
    switch cleaned {
    case .stream(let stream, _): bytes = stream
    case .folder(let folder):
      let file = OutputTree(folder).path(of: name)
      bytes = CleanedStream(Paths.exists(file) ? try InputStream(file) : nil)
    }
    if case .folder(let folder) = destination {
      return RestoredStream(path: path, bytes, to: try OutputTree(folder).file(name), commits: true)
    }
    guard let whole else { throw misplaced("input") }
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
