import Foundation
public import Testing

/// Outputs kept as files under `Snapshots`, beside the test that compares them.
///
/// `RECORD_SNAPSHOTS=1 swift test` writes them anew; read the difference before it is committed.
public enum Snapshot {
  /// Whether snapshots are written instead of compared.
  public static var isRecording: Bool { ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" }

  /// Expects bytes to be those of a snapshot.
  public static func expect(
    _ bytes: [UInt8], equals name: String, testFile: String = #filePath,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let folder = URL(fileURLWithPath: testFile).deletingLastPathComponent().appendingPathComponent(
      "Snapshots")
    try expect(bytes, equals: folder.appendingPathComponent(name), sourceLocation: sourceLocation)
  }

  /// Expects bytes to be those of a file of the repository that is made of them, such as a part of the documentation.
  ///
  /// - Parameter path: the path below the repository.
  public static func expect(
    _ text: String, equalsFile path: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    try expect(
      Array(text.utf8), equals: Repository.root.appendingPathComponent(path), sourceLocation: sourceLocation)
  }

  private static func expect(
    _ bytes: [UInt8], equals file: URL, sourceLocation: SourceLocation
  ) throws {
    if isRecording {
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(bytes).write(to: file)
      return
    }
    let expected = (try? Data(contentsOf: file)).map(Array.init)
    #expect(
      bytes == expected,
      """
      \(file.lastPathComponent) differs (RECORD_SNAPSHOTS=1 records it anew)
      is: \(String(decoding: bytes, as: UTF8.self))
      was: \(expected.map { String(decoding: $0, as: UTF8.self) } ?? "missing")
      """, sourceLocation: sourceLocation)
  }
}
