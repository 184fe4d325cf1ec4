import Winnow
import WinnowTestSupport

/// Runs in a temporary folder, as the command makes them.
struct RunFixture {
  let folder: WorkFolder
  let cleaner: Cleaner

  /// What went wrong in the runs.
  final class Notes {
    var problems: [Problem] = []
  }
  let notes = Notes()

  init(_ configuration: Configuration = Configuration(), in folder: WorkFolder? = nil) throws {
    self.folder = try folder ?? WorkFolder()
    cleaner = try Cleaner(configuration)
  }

  /// Cleans files and folders named below the temporary one, with a change report where a name is given.
  func clean(_ names: [String], to destination: Destination, report: String? = nil) throws -> RunResult {
    let arguments = names.map { folder.path($0) }
    let found = InputFinder.find(arguments, InputFinder.Options())
    try destination.check(found.inputs, from: arguments)
    let run = Run(cleaner, to: destination) { [notes] in notes.problems.append($0) }
    if let report {
      run.add(JSONLinesReporter(), to: try AtomicFile(folder.path(report), mode: 0o600))
    }
    return run.execute(found)
  }

  /// Restores from a report and cleaned bytes to a file or folder, all named below the temporary one.
  func restore(_ report: String, _ cleaned: String, toFile name: String) throws -> [Problem] {
    try Restorer(
      report: folder.path(report), cleaned: folder.path(cleaned), to: .file(folder.path(name))
    ).run()
  }

  func restore(_ report: String, _ cleaned: String, toFolder name: String) throws -> [Problem] {
    try Restorer(
      report: folder.path(report), cleaned: folder.path(cleaned), to: .folder(folder.path(name))
    ).run()
  }
}

/// Random inputs for runs.
enum RandomInput {
  /// An archive of random records: cleaned, escaped, blank, broken.
  static func archive(using generator: inout SeededGenerator) -> [UInt8] {
    var bytes: [UInt8] = []
    for _ in 0..<Int.random(in: 0...8, using: &generator) {
      switch Int.random(in: 0..<8, using: &generator) {
      case 0: bytes += Array("not json".utf8)
      case 1: bytes += Array(" \t".utf8)
      case 2: bytes += Array(#"{"id":3,"text":"“a\u201d\u00A0\ud83d \ud83d\ude00\r\n\r\n\r\nx"}"#.utf8)
      default:
        let text = RandomText.bytes(upTo: 12, using: &generator)
        bytes += Array("{\"text\": \"".utf8) + JSONString.encoded(text[...]) + Array("\"}".utf8)
      }
      bytes += Array(Bool.random(using: &generator) ? "\n".utf8 : "\r\n".utf8)
    }
    if Bool.random(using: &generator) { bytes.removeLast(min(1, bytes.count)) }
    return bytes
  }
}
