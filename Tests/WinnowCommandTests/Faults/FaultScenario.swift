import Testing
import WinnowTestSupport

/// A run of the program in which any system call may go wrong, and what must hold then.
struct FaultScenario: Sendable, CustomTestStringConvertible {
  let name: String
  let arguments: [String]
  var input = ""
  /// What is there before the run.
  let files: [String: String]
  /// Made by earlier runs from the files, before the run that is looked at.
  var preparation: [String] = []
  /// The change report, where one is made.
  var report: String?
  /// A file that holds what could be had of several articles, as standard output does.
  var collection: String?

  var testDescription: String { name }

  /// The folder as the run finds it.
  func prepared() throws -> WorkFolder {
    let folder = try WorkFolder()
    for (name, text) in files { try folder.write(name, text) }
    if !preparation.isEmpty {
      try #require(try folder.winnow(["-q", "--no-builtin-rules"] + preparation).status == 0)
    }
    return folder
  }

  /// What came of a run.
  struct Result {
    let run: BinaryRun
    let calls: [Fault.Call: Int]
    let files: [String: [UInt8]]
  }

  /// Runs it, with or without a fault, in a folder as it is prepared.
  func result(_ fault: Fault? = nil, in contents: [String: [UInt8]]) throws -> Result {
    let folder = try WorkFolder()
    for (name, bytes) in contents { try folder.write(name, bytes) }
    let (run, calls) = try folder.winnow(arguments, input: Array(input.utf8), fault: fault)
    return Result(run: run, calls: calls, files: try folder.contents())
  }
}

extension FaultScenario {
  private static let jsonLines = #"""
    {"id":1,"text":"The ferry said “wait”."}
    {"id":2,"text":"The ferry said “wait”."}
    {"id":3,"text":"Nobody waited."}

    """#
  private static let webArchive = String(
    decoding: [WARCSample("warcinfo", []), .conversion(Sample.rain), .conversion(Sample.wind)].flatMap(
      \.bytes),
    as: UTF8.self)
  private static let pack = """
    schema: 1
    pack: {name: ferry, languages: [en], license: CC0-1.0}
    defaults: {scope: line, action: remove}
    rules:
      - id: promo.ferry
        message: Ferry advertisement
        match: '^Buy a ferry'
        tests: {hit: ['Buy a ferry'], miss: ['He bought a ferry.']}

    """
  private static let tree = ["in/a.txt": Sample.rain, "in/b.txt": Sample.wind, "in/c.txt": Sample.plain]
  private static let quick = ["--no-builtin-rules"]

  static let all = [
    FaultScenario(
      name: "standard input to standard output, rules and report",
      arguments: quick + ["--rules", "p.yml", "--report", "r.jsonl"],
      input: "Rain\n\nThe keeper said “yes” twice.\n\nBuy a ferry\n", files: ["p.yml": pack],
      report: "r.jsonl"),
    FaultScenario(
      name: "a folder to a folder", arguments: quick + ["in", "--output-dir", "out", "--report", "r.jsonl"],
      files: tree, report: "r.jsonl"),
    FaultScenario(
      name: "in place", arguments: quick + ["-i", "in", "--report", "r.jsonl"], files: tree, report: "r.jsonl"
    ),
    FaultScenario(
      name: "in place with a backup", arguments: quick + ["-i=.bak", "in/a.txt", "in/b.txt"], files: tree),
    FaultScenario(
      name: "JSON Lines to a file",
      arguments: quick + ["a.jsonl", "-o", "out.jsonl", "--report", "r.jsonl", "-f", "text"],
      files: ["a.jsonl": jsonLines], report: "r.jsonl", collection: "out.jsonl"),
    FaultScenario(
      name: "a web archive to JSON Lines",
      arguments: quick + ["a.warc", "-o", "out.jsonl", "--report", "r.jsonl"], files: ["a.warc": webArchive],
      report: "r.jsonl", collection: "out.jsonl"),
    FaultScenario(
      name: "restore a file", arguments: ["restore", "r.jsonl", "out.jsonl", "-o", "back"],
      files: ["a.jsonl": jsonLines], preparation: ["a.jsonl", "-o", "out.jsonl", "--report", "r.jsonl"]),
    FaultScenario(
      name: "restore to standard output", arguments: ["restore", "r.jsonl", "out.jsonl"],
      files: ["a.jsonl": jsonLines], preparation: ["a.jsonl", "-o", "out.jsonl", "--report", "r.jsonl"]),
    FaultScenario(
      name: "restore a folder", arguments: ["restore", "r.jsonl", "out", "--output-dir", "back"],
      files: tree, preparation: ["in", "--output-dir", "out", "--report", "r.jsonl"]),
    FaultScenario(
      name: "check into a file",
      arguments: quick + ["check", "in", "-f", "jsonl=found.jsonl", "-f", "text"], files: tree,
      report: "found.jsonl"),
    FaultScenario(
      name: "show a saved report", arguments: ["report", "r.jsonl", "-f", "text=places.txt"],
      files: ["a.jsonl": jsonLines], preparation: ["a.jsonl", "-o", "out.jsonl", "--report", "r.jsonl"],
      collection: "places.txt"),
  ]
}
