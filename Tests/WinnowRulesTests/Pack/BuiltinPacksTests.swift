import Foundation
import Testing
import WinnowCore
import WinnowRules

@Suite("The packs that are part of the program")
struct BuiltinPacksTests {
  @Test("they are the files below rules/, byte for byte")
  func files() throws {
    var root = URL(filePath: #filePath)
    for _ in 0..<4 { root.deleteLastPathComponent() }
    let folder = root.appending(path: "rules")
    let paths = try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter {
      $0.hasSuffix(".yml")
    }
    #expect(
      PackSource.builtin.map(\.path) == paths.sorted().map { "builtin:" + $0 },
      "list every pack in Sources/CBuiltinRules/rules.c, in alphabetical order")
    for source in PackSource.builtin {
      let file = folder.appending(path: source.path.dropFirst("builtin:".count))
      #expect(Data(source.bytes) == (try Data(contentsOf: file)), "\(source.path) was not rebuilt")
    }
  }

  @Test("they can be used, and their patterns are good though nobody checks them at the start")
  func load() throws {
    #expect(try !RuleSet.builtin().rules.isEmpty)
    let sources = PackSource.builtin.map { PackSource(path: $0.path, bytes: $0.bytes) }
    #expect(throws: Never.self) { try Pack.load(sources) }
  }
}
