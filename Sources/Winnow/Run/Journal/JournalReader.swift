/// Reads a journal and holds it against what is there: how much of the run is done and can be trusted.
struct JournalReader {
  private let path: String
  private let destination: Destination
  private let options: [(name: String, value: String)]
  private let inputs: [Input]
  private let reportPath: String?
  private var report: JournaledFileCheck?

  /// What is done.
  private(set) var run = ContinuedRun()
  /// Whether there is a run at all.
  private(set) var hasRun = false
  /// The offset behind what counts.
  private(set) var end = 0
  /// The processes that worked on the run.
  private(set) var processes: [Int] = []
  /// The input whose output was about to be put in its place.
  private var pending: (input: JournalInput, end: Int)?
  /// Whether something was found that must be done again, with all that came behind it.
  private var isCut = false

  init(
    _ path: String, for destination: Destination, options: [(name: String, value: String)], inputs: [Input],
    report reportPath: String?
  ) throws(Problem) {
    self.path = path
    self.destination = destination
    self.options = options
    self.inputs = inputs
    self.reportPath = reportPath
    if let reportPath { report = try JournaledFileCheck(reportPath) }
  }

  /// Takes a record, which ends at an offset of the journal.
  mutating func read(_ record: JournalRecord, end: Int) throws(Problem) {
    switch record {
    case .run(let known, let skippedFiles):
      try compare(known)
      hasRun = true
      run.summary.skippedFiles = skippedFiles
    case .process(let number): processes.append(number)
    case .judged: return
    case .input(let input):
      pending = (input, end)
      return
    case .unreadable: if !isCut { run.addUnreadable() }
    case .done(let output):
      guard let input = pending?.input else { return }
      pending = nil
      if !isCut { try take(input, output) }
    }
    if !isCut { self.end = end }
  }

  /// Looks at the input that was being replaced when the run was cut short; its stamp, if it is.
  mutating func takeLast() throws(Problem) -> FileStamp? {
    guard let (input, end) = pending, input.isReplaced, !isCut else { return nil }
    let path = inputs[run.inputs].path
    let content = try StreamDigest(ofFile: path)
    guard content != input.result.before else { return nil }
    guard content == input.result.after else { throw changed(path) }
    guard let output = FileStamp(path) else { throw changed(path) }
    try take(input, output)
    self.end = end
    return output
  }

  private mutating func take(_ input: JournalInput, _ output: FileStamp?) throws(Problem) {
    guard run.inputs < inputs.count else { throw changed(input.result.path) }
    let file = inputs[run.inputs]
    guard FileStamp(file.path) == (input.isReplaced ? output : input.stamp) else { throw changed(file.path) }
    guard try isReported(input), isInPlace(file, output) else {
      isCut = true
      return
    }
    run.add(input)
  }

  /// Whether the report holds what it held then. In place it must, since nothing else has what was removed.
  private mutating func isReported(_ input: JournalInput) throws(Problem) -> Bool {
    guard let mark = input.report else { return true }
    if try report?.agrees(with: mark) == true { return true }
    if case .inPlace = destination { throw changed(reportPath ?? "") }
    return false
  }

  /// Whether the output is what it was then, so that it need not be made again.
  private func isInPlace(_ file: Input, _ output: FileStamp?) -> Bool {
    guard case .folder(let folder) = destination, output != nil else { return true }
    return FileStamp(OutputTree(folder).path(of: file.name)) == output
  }

  private func compare(_ known: [(name: String, value: String)]) throws(Problem) {
    let names = known.map(\.name) + options.map(\.name).filter { name in !known.contains { $0.name == name } }
    for name in names {
      let before = known.first { $0.name == name }?.value
      let now = options.first { $0.name == name }?.value
      guard before != now else { continue }
      throw Problem(
        code: "journal.other", path: path,
        message:
          "the run to be continued had another “\(name)”: \(Self.words(before)), and now it is \(Self.words(now)); \(Self.advice)"
      )
    }
  }

  private static func words(_ value: String?) -> String { value.map { $0.isEmpty ? "none" : $0 } ?? "none" }

  private func changed(_ path: String) -> Problem {
    Problem(
      code: "journal.changed", path: path,
      message: "changed since the run began that is to be continued with \(self.path); \(Self.advice)")
  }

  private static let advice =
    "put it back as it was, or begin anew by removing the journal, once the report is in a safe place"
}
