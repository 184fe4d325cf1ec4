extension Destination {
  /// A file for a report, which takes its place when the run commits it. It holds what was removed, so nobody but its
  /// owner may read it.
  ///
  /// - Throws: `Problem` if the file is one of the inputs or the output, or cannot be made.
  public func reportFile(_ path: String, beside inputs: [Input]) throws(Problem) -> any ByteSink {
    try checkReport(path, beside: inputs)
    return try OutputFile.create(path, mode: 0o600)
  }

  /// Checks that a report may be written to a file.
  ///
  /// - Throws: `Problem` if the file is one of the inputs or the output.
  public func checkReport(_ path: String, beside inputs: [Input]) throws(Problem) {
    for input in inputs where input.path != "-" && Paths.isSameFile(path, input.path) {
      throw Problem(
        code: "report.over-input", path: path, message: "this is an input; write the report elsewhere")
    }
    if case .file(let output) = self, Paths.isSameFile(path, output) {
      throw Problem(
        code: "report.over-output", path: path, message: "this is the output; write the report elsewhere")
    }
  }
}
