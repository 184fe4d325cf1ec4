internal import WinnowCore

/// One stream on its way back: copies cleaned bytes and puts what was removed in its place.
final class RestoredStream {
  private let path: String
  private let cleaned: CleanedStream
  private let sink: any ByteSink
  private let commits: Bool
  private let before = StreamHasher()
  private let after = StreamHasher()
  private var edits: [RestoredEdit] = []

  /// - Parameter commits: whether the sink is this stream's own.
  init(path: String, _ cleaned: CleanedStream, to sink: any ByteSink, commits: Bool) {
    self.path = path
    self.cleaned = cleaned
    self.sink = sink
    self.commits = commits
  }

  /// Takes edits of the present article, in any order.
  func add(_ edits: [RestoredEdit]) { self.edits += edits }

  /// Undoes the edits of the present article.
  func apply() throws(Problem) {
    edits.sort {
      ($0.source.lowerBound, $0.target.lowerBound, $0.source.upperBound)
        < ($1.source.lowerBound, $1.target.lowerBound, $1.source.upperBound)
    }
    for edit in edits {
      try copy(edit.target.lowerBound - after.length)
      guard before.length == edit.source.lowerBound else { throw mismatch }
      try skip(edit.target.count)
      try write(edit.removed[...])
    }
    edits.removeAll(keepingCapacity: true)
  }

  private func copy(_ count: Int) throws(Problem) {
    guard count >= 0 else { throw mismatch }
    let copied = try cleaned.read(count) { (piece) throws(Problem) in
      after.update(piece)
      try write(piece)
    }
    guard copied == count else { throw mismatch }
  }

  private func skip(_ count: Int) throws(Problem) {
    guard try cleaned.read(count, { after.update($0) }) == count else { throw mismatch }
  }

  private func write(_ bytes: ArraySlice<UInt8>) throws(Problem) {
    before.update(bytes)
    do throws(WriteFailure) {
      try sink.write(bytes)
    } catch {
      if let problem = error.problem { throw problem }
    }
  }

  private var mismatch: Problem {
    Problem(
      code: "restore.mismatch", path: path,
      message: "the cleaned text is not what the report describes (was it changed since?); not restored")
  }

  /// Copies what is left, proves both streams, and puts the file in its place.
  ///
  /// - Parameter isWhole: whether the cleaned bytes must end here.
  func finish(_ result: InputResult, isWhole: Bool) throws(Problem) {
    try apply()
    try copy(result.after.length - after.length)
    guard after.value == result.after, before.value == result.before else { throw mismatch }
    if isWhole, try !cleaned.isAtEnd() { throw mismatch }
    guard commits else { return }
    do throws(WriteFailure) {
      try sink.commit()
    } catch {
      if let problem = error.problem { throw problem }
    }
  }

  /// Gives up.
  func discard() { if commits { sink.discard() } }
}
