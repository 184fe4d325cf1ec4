/// What the process says at its end.
enum ExitStatus: Int32 {
  /// It did its job.
  case success = 0
  /// There are findings at or above the level, something changed under `--exit-code`, or a rule test failed.
  case findings = 1
  /// Anything went wrong on any input.
  case trouble = 2
}
