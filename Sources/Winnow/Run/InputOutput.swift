/// Where the cleaned bytes of one input go, and what is known of them.
final class InputOutput {
  /// The sink; `nil` where nothing is written.
  private let sink: (any ByteSink)?
  /// Whether other inputs go to the same sink, which then is not this input's to finish.
  private let isShared: Bool
  /// The digest of what was written.
  let after = StreamHasher()
  /// Whether any byte differs from the input.
  var isChanged = false
  /// Whether there is something to write at all: a dropped plain text leaves no file.
  var isDropped = false

  init(_ sink: (any ByteSink)?, isShared: Bool) {
    self.sink = sink
    self.isShared = isShared
  }

  func write(_ bytes: ArraySlice<UInt8>) throws(Interruption) {
    after.update(bytes)
    guard let sink else { return }
    try guarded { () throws(WriteFailure) in try sink.write(bytes) }
  }

  /// Puts the output in its place, unless the sink is shared.
  func commit() throws(Interruption) {
    guard let sink, !isShared else { return }
    try guarded { () throws(WriteFailure) in try sink.commit() }
  }

  /// What is worth knowing about the place of the output.
  var warning: Problem? { isShared ? nil : sink?.warning }

  /// Gives the output up, unless the sink is shared.
  func discard() {
    if !isShared { sink?.discard() }
  }

  private func guarded(_ body: () throws(WriteFailure) -> Void) throws(Interruption) {
    do throws(WriteFailure) {
      try body()
    } catch {
      if !isShared, let problem = error.problem { throw .input(problem) }
      throw .run(error)
    }
  }
}
