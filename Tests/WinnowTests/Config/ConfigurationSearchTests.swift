import Foundation
import Testing
import Winnow

@Suite("winnow.yml is found above, never with an input")
struct ConfigurationSearchTests {
  private let root: String

  init() throws {
    root = FileManager.default.temporaryDirectory.appending(path: "winnow-search-\(UUID().uuidString)").path
    for folder in ["project/articles/deep", "elsewhere"] {
      try FileManager.default.createDirectory(atPath: "\(root)/\(folder)", withIntermediateDirectories: true)
    }
    for file in [
      "project/winnow.yml", "project/articles/winnow.yml", "project/articles/a.txt", "elsewhere/b.txt",
    ] {
      try Data("schema: 1\n".utf8).write(to: URL(filePath: "\(root)/\(file)"))
    }
  }

  /// What is found from a folder, as a path below the root; `-` if nothing below it is.
  private func found(from folder: String, _ inputs: String...) -> String {
    let search = ConfigurationSearch(
      inputs: inputs.map { $0 == "-" ? $0 : "\(root)/\($0)" }, from: "\(root)/\(folder)")
    guard let file = search.file else { return "-" }
    let path = URL(filePath: file).standardizedFileURL.path
    let start = URL(filePath: root).standardizedFileURL.path + "/"
    return path.hasPrefix(start) ? String(path.dropFirst(start.count)) : "-"
  }

  private func link(_ name: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(
      atPath: "\(root)/\(name)", withDestinationPath: "\(root)/\(target)")
  }

  @Test("from the current folder upward")
  func upward() throws {
    defer { try? FileManager.default.removeItem(atPath: root) }
    #expect(found(from: "project", "-") == "project/winnow.yml")
    #expect(found(from: "project/articles/deep", "-") == "project/articles/winnow.yml")
    #expect(found(from: "elsewhere", "-") == "-")
  }

  @Test("a file that came with an input is passed over, and the search goes on above it")
  func inputs() throws {
    defer { try? FileManager.default.removeItem(atPath: root) }
    #expect(
      found(from: "project", "project/articles") == "project/winnow.yml",
      "the folder's own is below the start")
    #expect(found(from: "project", "project/articles/a.txt") == "project/winnow.yml")
    #expect(
      found(from: "project/articles", "project/articles/a.txt") == "project/winnow.yml", "beside an input")
    #expect(found(from: "project/articles", "project/articles") == "project/winnow.yml", "the input itself")
    #expect(
      found(from: "project/articles/deep", "project/articles") == "project/winnow.yml", "within an input")
    #expect(found(from: "project/articles", "project") == "-", "all of it is input")
    #expect(found(from: "project/articles", "elsewhere/b.txt") == "project/articles/winnow.yml")
    #expect(found(from: "project/articles", "project/articles/not-there.txt") == "project/winnow.yml")
    let search = ConfigurationSearch(inputs: ["\(root)/project/articles"], from: "\(root)/project/articles")
    #expect(search.passedOver == ["\(root)/project/articles/winnow.yml"])
  }

  @Test("links change nothing of that")
  func links() throws {
    defer { try? FileManager.default.removeItem(atPath: root) }
    try link("elsewhere/winnow.yml", to: "project/articles/winnow.yml")
    #expect(found(from: "elsewhere", "project/articles") == "-", "a link to a file that came with the input")
    try link("other", to: "project/articles")
    #expect(
      found(from: "project/articles", "other") == "project/winnow.yml", "the input is a link to the folder")
    #expect(found(from: "project/articles", "other/a.txt") == "project/winnow.yml")
    try link("elsewhere/c.txt", to: "project/articles/a.txt")
    #expect(
      found(from: "project/articles", "elsewhere/c.txt") == "project/winnow.yml", "the input leads beside it")
  }
}
