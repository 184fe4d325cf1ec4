extension Cleaner {
  /// Cleans files and folders, one article after the other, on the calling thread. A ``Run`` uses several threads.
  ///
  /// ```swift
  /// let result = try cleaner.clean(["scraped"], to: .folder("clean"), report: "changes.jsonl")
  /// print(result.summary.count(of: .cleaned), "articles were cleaned")
  /// ```
  ///
  /// - Parameters:
  ///   - paths: files as they are, folders with every article below them; `-` is standard input.
  ///   - destination: where the cleaned text goes.
  ///   - report: the file for the change report, from which ``Restorer`` rebuilds the input. It holds what was
  ///     removed, so only its owner may read it.
  ///   - options: how files are found and read; by default as the configuration says.
  ///   - onEvent: is told of each input and article when it is done, and of all that goes wrong.
  /// - Returns: the totals. A file that cannot be read or written is a problem told to `onEvent`, after which
  ///   ``RunResult/hasProblems`` is true; the others are cleaned.
  /// - Throws: ``ConfigurationError`` before anything is read, if the inputs cannot go to the destination or the
  ///   report cannot be written.
  public func clean(
    _ paths: [String], to destination: Destination, report: String? = nil,
    inputs options: InputFinder.Options? = nil, onEvent: @escaping (RunEvent) -> Void = { _ in }
  ) throws(ConfigurationError) -> RunResult {
    let options = options ?? inputOptions
    let found = InputFinder.find(paths, options)
    do throws(Problem) {
      try FormatCatalogue.check(found.inputs, options.formatOptions)
    } catch {
      throw ConfigurationError([error])
    }
    try destination.check(found.inputs, from: paths)
    let run = Run(self, to: destination) { onEvent(.problem($0)) }
    run.threads = 1
    if let report {
      do throws(Problem) {
        run.add(JSONLinesReporter(), to: try destination.reportFile(report, beside: found.inputs))
      } catch {
        throw ConfigurationError([error])
      }
    }
    run.add(EventReporter(onEvent: onEvent), to: NoSink())
    return run.execute(found)
  }

  private var inputOptions: InputFinder.Options {
    var options = InputFinder.Options()
    options.formatOptions = configuration.formatOptions
    return options
  }
}
