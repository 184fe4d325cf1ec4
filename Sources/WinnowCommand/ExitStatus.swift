/// What the process says at its end.
enum ExitStatus: Int32, CaseIterable {
  /// It did its job.
  case success = 0
  /// There are findings at or above the level, something changed under `--exit-code`, or a rule test failed.
  case findings = 1
  /// Anything went wrong on any input.
  case trouble = 2

  /// What people are told of an end without a status.
  static let ofSignals =
    "Ctrl-C (SIGINT), SIGTERM and SIGHUP end winnow with nothing half done, and it dies of that signal: temporary "
    + "files are gone, standard output has whole articles, and a report lacks its run-end. A second one, half a second "
    + "later or more, ends it at once."

  /// What people are told of it.
  var meaning: String {
    switch self {
    case .success: "it did its job"
    case .findings:
      "check found something at or above the level; with --exit-code, clean changed something; a rule test failed"
    case .trouble: "something went wrong with an input or an output, or the command line is wrong"
    }
  }
}
