/// What a run does with memory and with files. Counts hardly differ between machines, seconds do.
public struct Counts: Sendable {
  /// How often memory was asked for.
  public var allocations = 0
  /// How many bytes were moved from one place in memory to another.
  public var movedBytes = 0
  /// How many times `read` was called.
  public var reads = 0
  /// How many times `write` was called.
  public var writes = 0
  /// The most bytes of memory the program had.
  public var peakMemory = 0

  /// What one run did more than another. Of its memory nothing can be said.
  public static func - (one: Counts, other: Counts) -> Counts {
    Counts(
      allocations: one.allocations - other.allocations, movedBytes: one.movedBytes - other.movedBytes,
      reads: one.reads - other.reads, writes: one.writes - other.writes)
  }
}

private let countShim = PreloadedLibrary("CountShim/counts.c", "-fno-builtin")

extension WorkFolder {
  /// Runs winnow in the folder and counts what it does.
  ///
  /// - Throws: ``BinaryRunFailure`` if the program did not come to its end.
  public func counts(of arguments: [String]) throws -> Counts {
    let logs = try WorkFolder()
    var environment = try countShim.environment()
    environment["COUNT_LOG"] = logs.path("counts")
    // Tables of Swift grow with where their keys happen to lie.
    environment["SWIFT_DETERMINISTIC_HASHING"] = "1"
    let run = try winnow(arguments, environment: environment)
    guard run.status == 0, let log = try? logs.text("counts") else {
      throw BinaryRunFailure(description: "status \(run.status): \(run.errorText)")
    }
    var values: [Substring: Int] = [:]
    for line in log.split(separator: "\n") {
      let words = line.split(separator: " ")
      values[words[0]] = Int(words[1])
    }
    return Counts(
      allocations: values["allocations"] ?? 0, movedBytes: values["moved"] ?? 0,
      reads: values["reads"] ?? 0, writes: values["writes"] ?? 0,
      peakMemory: (values["peak"] ?? 0) * 1024)
  }
}
