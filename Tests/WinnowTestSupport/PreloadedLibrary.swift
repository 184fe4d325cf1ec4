import Foundation

/// A library of one C file that is loaded into a program with `LD_PRELOAD`. It is compiled once for all tests of a process.
struct PreloadedLibrary: Sendable {
  private let file: Result<String, any Error>
  private let folder: WorkFolder?

  /// Compiles a file below `Tests`.
  init(_ source: String, _ options: String = "") {
    let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    let path = tests.appendingPathComponent(source).path
    let folder = Result { try WorkFolder() }
    self.folder = try? folder.get()
    file = Result {
      let folder = try folder.get()
      let compiler = try folder.bash("clang -std=gnu2x -O1 \(options) -shared -fPIC -o library.so '\(path)'")
      guard compiler.status == 0 else {
        throw BinaryRunFailure(description: "\(source) does not compile: \(compiler.errorText)")
      }
      return folder.path("library.so")
    }
  }

  /// What the environment of a program must hold to load it.
  func environment() throws -> [String: String?] { ["LD_PRELOAD": try file.get()] }
}
