import Foundation
public import Testing

/// Outputs kept as files under `Snapshots`, beside the test that compares them.
///
/// `RECORD_SNAPSHOTS=1 swift test` writes them anew; read the difference before it is committed.
public enum Snapshot {
  /// Whether snapshots are written instead of compared.
  private static var isRecording: Bool { ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" }

  /// Expects bytes to be those of a snapshot.
  public static func expect(
    _ bytes: [UInt8], equals name: String, testFile: String = #filePath,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let folder = URL(fileURLWithPath: testFile).deletingLastPathComponent().appendingPathComponent(
      "Snapshots")
    let file = folder.appendingPathComponent(name)
    if isRecording {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try Data(bytes).write(to: file)
      return
    }
    let expected = (try? Data(contentsOf: file)).map(Array.init)
    #expect(
      bytes == expected,
      """
      snapshot \(name) differs (RECORD_SNAPSHOTS=1 records it anew)
      is: \(String(decoding: bytes, as: UTF8.self))
      was: \(expected.map { String(decoding: $0, as: UTF8.self) } ?? "missing")
      """, sourceLocation: sourceLocation)
  }
}
