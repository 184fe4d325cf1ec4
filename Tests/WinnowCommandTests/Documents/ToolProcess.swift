import Foundation

/// A tool of the system that a test asks for its opinion.
enum ToolProcess {
  struct Result {
    let status: Int32
    let output: String
  }

  /// Whether the tool is there; tests of optional ones are skipped without.
  static func exists(_ tool: String) -> Bool { path(of: tool) != nil }

  private static func path(of tool: String) -> String? {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin").split(separator: ":")
    return folders.map { "\($0)/\(tool)" }.first { FileManager.default.isExecutableFile(atPath: $0) }
  }

  /// Runs a tool, and returns all it says. The text is given as a file, whose path follows the arguments.
  static func run(_ tool: String, _ arguments: [String], file text: String) throws -> Result {
    let file = FileManager.default.temporaryDirectory.appending(path: "winnow-\(UUID().uuidString)")
    try Data(text.utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let process = Process()
    process.executableURL = URL(filePath: path(of: tool) ?? "/nonexistent/\(tool)")
    process.arguments = arguments.map { $0 == "{}" ? file.path : $0 }
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return Result(status: process.terminationStatus, output: String(decoding: data, as: UTF8.self))
  }
}
