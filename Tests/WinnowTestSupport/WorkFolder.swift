import Foundation
import Glibc

/// A temporary folder in which a test works. It goes when nobody holds it any more.
public final class WorkFolder: Sendable {
  /// Its path.
  public let path: String

  /// Makes an empty folder.
  public init() throws {
    var template = Array((NSTemporaryDirectory() + "/winnow-test-XXXXXX").utf8CString)
    guard mkdtemp(&template) != nil else {
      throw BinaryRunFailure(description: "no temporary folder: \(errno)")
    }
    path = template.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } ?? "" }
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  /// The path of something in the folder.
  public func path(_ name: String) -> String { "\(path)/\(name)" }

  /// Runs winnow in the folder.
  public func winnow(
    _ arguments: String..., input: [UInt8] = [], pieceSize: Int = 1 << 16,
    environment: [String: String?] = [:]
  ) throws -> BinaryRun {
    try winnow(arguments, input: input, pieceSize: pieceSize, environment: environment)
  }

  /// Runs winnow in the folder.
  public func winnow(
    _ arguments: [String], input: [UInt8] = [], pieceSize: Int = 1 << 16,
    environment: [String: String?] = [:], sending signal: SentSignal? = nil
  ) throws -> BinaryRun {
    try BinaryRun.of(
      BinaryRun.winnowPath(), arguments, input: input, pieceSize: pieceSize, in: path,
      environment: environment, sending: signal)
  }

  /// Runs a line of bash in the folder; `$WINNOW` is the program.
  public func bash(_ script: String) throws -> BinaryRun {
    try BinaryRun.of(
      "/bin/bash", ["-c", script], in: path, environment: ["WINNOW": try BinaryRun.winnowPath()])
  }

  /// Writes a file, and makes the folders it is in; returns its path.
  @discardableResult
  public func write(_ name: String, _ bytes: [UInt8]) throws -> String {
    let parent = URL(fileURLWithPath: path(name)).deletingLastPathComponent()
    try FileManager.default.createDirectory(at: parent, withIntermediateDirectories: true)
    try Data(bytes).write(to: URL(fileURLWithPath: path(name)))
    return path(name)
  }

  /// Writes a file of a string's UTF-8, and makes the folders it is in; returns its path.
  @discardableResult
  public func write(_ name: String, _ text: String) throws -> String { try write(name, Array(text.utf8)) }

  /// The bytes of a file.
  public func bytes(_ name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(fileURLWithPath: path(name))))
  }

  /// A file as text.
  public func text(_ name: String) throws -> String { String(decoding: try bytes(name), as: UTF8.self) }

  /// Makes a symbolic link.
  public func link(_ name: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(atPath: path(name), withDestinationPath: target)
  }

  /// The mode of a file, and when it was last written, in nanoseconds.
  public func status(_ name: String) throws -> (mode: UInt32, modified: Int) {
    var status = stat()
    guard lstat(path(name), &status) == 0 else { throw BinaryRunFailure(description: "no file \(name)") }
    return (status.st_mode & 0o7777, status.st_mtim.tv_sec * 1_000_000_000 + status.st_mtim.tv_nsec)
  }

  /// The mode of a file.
  public func mode(of name: String) throws -> UInt32 { try status(name).mode }

  /// Whether there is a symbolic link of a name.
  public func isLink(_ name: String) -> Bool {
    (try? FileManager.default.destinationOfSymbolicLink(atPath: path(name))) != nil
  }

  /// Everything below the folder, folders and hidden files too, by path.
  public var names: [String] {
    (try? FileManager.default.subpathsOfDirectory(atPath: path).sorted()) ?? []
  }

  /// Sets the mode of a file.
  public func setMode(_ name: String, _ mode: UInt32) throws {
    guard chmod(path(name), mode) == 0 else { throw BinaryRunFailure(description: "no file \(name)") }
  }

  /// Every file below the folder or a folder in it, hidden ones too, sorted by path.
  public func files(below name: String = "") throws -> [String] {
    let root = name.isEmpty ? path : path(name)
    return try FileManager.default.subpathsOfDirectory(atPath: root).filter { file in
      var isFolder: ObjCBool = false
      let exists = FileManager.default.fileExists(atPath: "\(root)/\(file)", isDirectory: &isFolder)
      return !exists || !isFolder.boolValue
    }.sorted()
  }

  /// The bytes of every file below a folder, by path.
  public func contents(below name: String = "") throws -> [String: [UInt8]] {
    var contents: [String: [UInt8]] = [:]
    for file in try files(below: name) { contents[file] = try bytes(name.isEmpty ? file : "\(name)/\(file)") }
    return contents
  }
}
