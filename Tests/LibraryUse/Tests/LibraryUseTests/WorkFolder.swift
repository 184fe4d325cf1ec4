import Foundation

/// A temporary folder with two scraped articles, in which an example works.
final class WorkFolder {
  let path = NSTemporaryDirectory() + "/winnow-library-" + UUID().uuidString

  init() throws {
    try write("scraped/tide.txt", "High tide at noon\n\nThe harbour “floods” twice a year.\n")
    try write("scraped/wire/fair.txt", "The fair is open\n\nIt closes on Sunday.\n")
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func path(_ name: String) -> String { "\(path)/\(name)" }

  func write(_ name: String, _ text: String) throws {
    let file = URL(fileURLWithPath: path(name))
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  func text(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(fileURLWithPath: path(name))), as: UTF8.self)
  }
}
