/// What runs that were cut short have done, as far as it counts.
struct ContinuedRun {
  /// How many inputs are done.
  var inputs = 0
  /// How many articles have been numbered.
  var articles = 0
  /// The totals.
  var summary = Summary()
  /// Whether anything went wrong.
  var hasProblems = false
  /// Whether every input could be worked on.
  var isComplete = true
  /// How the last input ended that is in the report. The report goes on with that; `nil` if none is in it.
  private(set) var lastEnd: InputResult?
  /// How long the report is in front of it.
  private(set) var reportLength = 0

  /// Adds an input that is done.
  mutating func add(_ input: JournalInput) {
    inputs += 1
    articles = input.articles
    hasProblems = input.hasProblems
    summary.add(input.totals)
    summary.add(input.result)
    if input.result.problem != nil { isComplete = false }
    lastEnd = input.result
    reportLength = input.report?.length ?? 0
  }

  /// Adds an input that could not be opened.
  mutating func addUnreadable() {
    inputs += 1
    hasProblems = true
    isComplete = false
  }
}
