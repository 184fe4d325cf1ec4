/// One system call of a program that goes wrong: the n-th of its kind.
public struct Fault: Sendable, CustomStringConvertible {
  /// The system calls that can be made to fail.
  public enum Call: String, CaseIterable, Sendable {
    case open, read, write, fsync, close, rename, link, fchmod, fstat, stat, mkdir, opendir, readdir

    /// What may happen to the call on a real machine.
    public var kinds: [Kind] {
      switch self {
      case .read: [.inputOutputError, .interrupted, .short]
      case .write: [.noSpace, .inputOutputError, .interrupted, .short]
      case .open, .fsync, .close, .rename, .link, .fchmod: [.inputOutputError, .interrupted]
      case .fstat, .stat, .mkdir, .opendir, .readdir: [.inputOutputError]
      }
    }
  }

  /// What happens.
  public enum Kind: String, Sendable {
    case noSpace = "ENOSPC"
    case inputOutputError = "EIO"
    case interrupted = "EINTR"
    case short

    /// Whether the program only has to call again, so that nobody should notice.
    public var isHarmless: Bool { self == .interrupted || self == .short }
  }

  /// The call that goes wrong.
  public let call: Call
  /// Which one of these calls, from 1.
  public let number: Int
  /// How it goes wrong.
  public let kind: Kind

  /// The third `write` fails with `ENOSPC`, say.
  public init(_ call: Call, _ number: Int, _ kind: Kind) {
    (self.call, self.number, self.kind) = (call, number, kind)
  }

  /// The fault in words.
  public var description: String { "\(call.rawValue) number \(number): \(kind.rawValue)" }
}

private let faultShim = PreloadedLibrary("FaultShim/faults.c")

extension Fault? {
  /// What the environment of a program must hold for the fault, and for a log of its calls.
  fileprivate func environment(log: String) throws -> [String: String?] {
    var variables = try faultShim.environment()
    variables["FAULT_LOG"] = log
    if let fault = self {
      variables["FAULT_CALL"] = fault.call.rawValue
      variables["FAULT_NUMBER"] = String(fault.number)
      variables["FAULT_KIND"] = fault.kind.rawValue
    }
    return variables
  }
}

extension WorkFolder {
  /// Runs winnow in the folder with a call that goes wrong; says how often each call was made.
  ///
  /// - Throws: ``BinaryRunFailure`` if the call was not made, or the program did not come to its end.
  public func winnow(
    _ arguments: [String], input: [UInt8] = [], fault: Fault?
  ) throws -> (run: BinaryRun, calls: [Fault.Call: Int]) {
    let logs = try WorkFolder()
    let environment = try fault.environment(log: logs.path("calls"))
    let run = try winnow(arguments, input: input, environment: environment)
    guard let log = try? logs.text("calls") else {
      throw BinaryRunFailure(description: "status \(run.status) without an orderly end: \(run.errorText)")
    }
    var calls: [Fault.Call: Int] = [:]
    var hits = 0
    for line in log.split(separator: "\n") {
      let words = line.split(separator: " ")
      guard words.count == 2, let count = Int(words[1]) else { continue }
      if words[0] == "hits" { hits = count }
      if let call = Fault.Call(rawValue: String(words[0])) { calls[call] = count }
    }
    guard hits == (fault == nil ? 0 : 1) else { throw BinaryRunFailure(description: "the call was not made") }
    return (run, calls)
  }
}
