import Foundation
import Glibc

/// What became of a run of a program: its exit status and the bytes it wrote.
public struct BinaryRun: Sendable {
  /// The exit status; a signal's number plus 128 where one ended it, as a shell has it.
  public let status: Int
  /// What it wrote to standard output.
  public let output: [UInt8]
  /// What it wrote to standard error.
  public let errors: [UInt8]

  /// Standard output as text.
  public var outputText: String { String(decoding: output, as: UTF8.self) }
  /// Standard error as text.
  public var errorText: String { String(decoding: errors, as: UTF8.self) }
  /// The lines of standard error without the summary, which comes last.
  public var messages: [String] {
    errorText.split(separator: "\n").map(String.init).filter {
      !($0.hasSuffix(" out") && $0.contains(" in, "))
    }
  }
}

/// A run that could not be made, or did not end.
public struct BinaryRunFailure: Error, CustomStringConvertible {
  /// What went wrong.
  public let description: String
}

/// A signal that a program is sent.
public struct SentSignal: Sendable {
  /// The signal's number.
  public let number: Int32
  /// After how many microseconds it is sent.
  public let delay: UInt64
  /// Whether the input stays open behind its last byte, so that the program waits for more.
  public let holdsInput: Bool

  /// SIGKILL, say, after a millisecond.
  public init(_ number: Int32, after delay: UInt64, holdsInput: Bool = false) {
    (self.number, self.delay, self.holdsInput) = (number, delay, holdsInput)
  }
}

extension BinaryRun {
  /// The program under test. It is built beside the test bundle, whatever the configuration and the folder.
  public static func winnowPath() throws -> String {
    var starts = [Bundle.main.bundlePath, Bundle.main.executablePath ?? "", CommandLine.arguments[0]]
    starts += CommandLine.arguments.filter { $0.hasSuffix(".xctest") }
    for start in starts where !start.isEmpty {
      var folder = URL(fileURLWithPath: start).standardizedFileURL
      for _ in 0..<3 {
        let candidate = folder.appendingPathComponent("winnow").path
        var isFolder: ObjCBool = false
        if FileManager.default.fileExists(atPath: candidate, isDirectory: &isFolder), !isFolder.boolValue,
          FileManager.default.isExecutableFile(atPath: candidate)
        {
          return candidate
        }
        folder.deleteLastPathComponent()
      }
    }
    throw BinaryRunFailure(description: "no winnow beside \(starts.joined(separator: ", ")); build it first")
  }

  /// Runs a program to its end. Its three streams are served at the same time, so that none of them can block it.
  ///
  /// - Parameters:
  ///   - pieceSize: how many bytes of the input are written at a time.
  ///   - environment: variables beside those of the tests; `nil` takes one away.
  ///   - signal: what it is sent; `nil` lets it come to its end.
  /// - Throws: ``BinaryRunFailure`` if it cannot be started or does not end within two minutes.
  public static func of(
    _ program: String, _ arguments: [String], input: [UInt8] = [], pieceSize: Int = 1 << 16,
    in folder: String,
    environment: [String: String?] = [:],
    sending signal: SentSignal? = nil
  ) throws -> BinaryRun {
    Glibc.signal(SIGPIPE, SIG_IGN)
    let process = Process()
    // What runs the tests may ignore signals, and programs inherit that.
    let command = (signal == nil ? [] : ["/usr/bin/env", "--default-signal"]) + [program] + arguments
    process.executableURL = URL(fileURLWithPath: command[0])
    process.arguments = Array(command.dropFirst())
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    var variables = ProcessInfo.processInfo.environment
    for (name, value) in environment { variables[name] = value }
    process.environment = variables
    let ended = DispatchSemaphore(value: 0)
    process.terminationHandler = { _ in ended.signal() }

    let (feed, output, errors) = try start(process)
    let feeding = Background { feed.write(input, pieceSize, closes: signal?.holdsInput != true) }
    let readingOutput = Background { output.readAll() }
    let readingErrors = Background { errors.readAll() }
    var hasEnded = false
    if let signal {
      hasEnded = ended.wait(timeout: .now() + .microseconds(Int(signal.delay))) == .success
      if !hasEnded { kill(process.processIdentifier, signal.number) }
    }
    if !hasEnded, ended.wait(timeout: .now() + 120) == .timedOut {
      kill(process.processIdentifier, SIGKILL)
      throw BinaryRunFailure(description: "no end: \(program) \(arguments.joined(separator: " "))")
    }
    feeding.value()
    if signal?.holdsInput == true { feed.close() }
    let status = Int(process.terminationStatus) + (process.terminationReason == .uncaughtSignal ? 128 : 0)
    return BinaryRun(status: status, output: readingOutput.value(), errors: readingErrors.value())
  }

  /// One program is started at a time, with ends of pipes that no other program inherits: a pipe that somebody else
  /// holds open never ends.
  private static let starting = NSLock()

  private static func start(_ process: Process) throws -> (feed: PipeEnd, output: PipeEnd, errors: PipeEnd) {
    starting.lock()
    defer { starting.unlock() }
    let (input, feed) = try PipeEnd.pair()
    let (output, outputEnd) = try PipeEnd.pair()
    let (errors, errorsEnd) = try PipeEnd.pair()
    process.standardInput = FileHandle(fileDescriptor: input.descriptor, closeOnDealloc: false)
    process.standardOutput = FileHandle(fileDescriptor: outputEnd.descriptor, closeOnDealloc: false)
    process.standardError = FileHandle(fileDescriptor: errorsEnd.descriptor, closeOnDealloc: false)
    defer { for end in [input, outputEnd, errorsEnd] { end.close() } }
    try process.run()
    return (feed, output, errors)
  }
}

/// One end of a pipe.
private struct PipeEnd: Sendable {
  let descriptor: Int32

  static func pair() throws -> (read: PipeEnd, write: PipeEnd) {
    var descriptors: [Int32] = [0, 0]
    guard pipe(&descriptors) == 0 else { throw BinaryRunFailure(description: "no pipe: \(errno)") }
    for descriptor in descriptors { _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC) }
    return (PipeEnd(descriptor: descriptors[0]), PipeEnd(descriptor: descriptors[1]))
  }

  func close() { _ = Glibc.close(descriptor) }

  /// Writes everything; a reader that has gone is no trouble.
  func write(_ bytes: [UInt8], _ pieceSize: Int, closes: Bool) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.prefix(pieceSize).withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { break }
      rest = rest.dropFirst(count)
    }
    if closes { close() }
  }

  /// Reads to the end and closes.
  func readAll() -> [UInt8] {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = buffer.withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { break }
      bytes += buffer[..<count]
    }
    close()
    return bytes
  }
}

/// Work on a thread of its own.
private final class Background<Value: Sendable>: @unchecked Sendable {
  private let done = DispatchSemaphore(value: 0)
  private var result: Value?

  init(_ work: @escaping @Sendable () -> Value) {
    let thread = Thread { [self] in
      result = work()
      done.signal()
    }
    thread.start()
  }

  /// Waits for the result.
  @discardableResult
  func value() -> Value {
    done.wait()
    guard let result else { preconditionFailure("the work has not been done") }
    return result
  }
}
