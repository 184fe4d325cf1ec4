/// Who is told of what happens in a run, while it goes on.
struct RunListeners {
  /// Told of everything that goes wrong, when it does.
  var onProblem: (Problem) -> Void
  /// Told of what is worth knowing and no problem.
  var onWarning: (Problem) -> Void = { _ in }
  /// Told how far the run has come; `nil` where nobody wants to know.
  var onProgress: ((RunProgress) -> Void)?
}

/// Counts how far a run has come, for who wants to know.
struct ProgressCounter {
  private var progress: RunProgress
  /// The bytes of the inputs that are done.
  private var doneBytes = 0

  /// Nothing is done yet of some inputs.
  init(_ inputs: [Input]) {
    let sizes = inputs.map { $0.path == "-" ? nil : Paths.size(ofFile: $0.path) }
    let isKnown = !sizes.contains(nil)
    progress = RunProgress(of: isKnown ? sizes.reduce(0) { $0 + ($1 ?? 0) } : nil)
  }

  /// How far it is now that some articles are done, up to a position in an input.
  mutating func reached(_ position: Int, in input: OpenInput, articles: Int) -> RunProgress {
    progress.bytes = doneBytes + position
    progress.articles = articles
    progress.path = input.input.path
    return progress
  }

  /// An input of some length is done.
  mutating func pass(_ length: Int) { doneBytes += length }
}
