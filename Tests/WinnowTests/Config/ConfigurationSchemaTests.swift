import Foundation
import Testing
import Winnow

@Suite("The JSON Schema of winnow.yml")
struct ConfigurationSchemaTests {
  private func schema() throws -> [String: Any] {
    let value = try JSONSerialization.jsonObject(with: Data(ConfigurationSchema.json.utf8))
    return try #require(value as? [String: Any])
  }

  @Test("the file in schemas/ is what the program says")
  func file() throws {
    var root = URL(filePath: #filePath)
    for _ in 0..<4 { root.deleteLastPathComponent() }
    let file = try String(contentsOf: root.appending(path: "schemas/winnow.schema.json"), encoding: .utf8)
    #expect(file == ConfigurationSchema.json, "run: winnow config schema >schemas/winnow.schema.json")
  }

  /// The keys the reader takes, as it says itself when it meets one that it does not know.
  private func known(_ text: String) -> Set<String> {
    let message = ConfigurationFileTests.problems(text).first { $0.contains("no key “zzzzzzzz”") } ?? ""
    guard let list = message.components(separatedBy: "use ").last else { return [] }
    let words = list.hasPrefix("one of ") ? String(list.dropFirst(7)) : list
    return Set(words.components(separatedBy: ", "))
  }

  @Test("it has the keys the reader takes, no more and no less")
  func keys() throws {
    let properties = try #require(try schema()["properties"] as? [String: [String: Any]])
    #expect(known("schema: 1\nzzzzzzzz: 1") == Set(properties.keys))
    for stage in StageCatalogue.all where !stage.options.isEmpty {
      let options = try #require(properties[stage.name]?["properties"] as? [String: Any])
      #expect(known("schema: 1\n\(stage.name): {zzzzzzzz: 1}") == Set(options.keys))
    }
  }

  @Test("every word it offers is one the reader takes, and so is every default")
  func values() throws {
    let properties = try #require(try schema()["properties"] as? [String: [String: Any]])
    for (name, property) in properties {
      let nested = name == "severity" ? nil : property["properties"] as? [String: [String: Any]]
      for (option, member) in nested ?? [name: property] {
        for value in (member["enum"] as? [String] ?? []) + [member["default"] as? String].compactMap({ $0 }) {
          let text = nested == nil ? "\(name): \(value)" : "\(name): {\(option): \(value)}"
          #expect(ConfigurationFileTests.problems("schema: 1\n\(text)\n").isEmpty)
        }
      }
    }
  }
}
