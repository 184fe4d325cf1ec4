import Foundation
import Testing
import WinnowCore

@testable import WinnowRules

@Suite("The JSON Schema of rule files says what the reader takes")
struct RuleSchemaTests {
  private typealias Object = [String: Any]
  private let schema: [String: Any]

  init() throws {
    var root = URL(filePath: #filePath)
    for _ in 0..<4 { root.deleteLastPathComponent() }
    let data = try Data(contentsOf: root.appending(path: "schemas/rules.schema.json"))
    schema = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
  }

  /// The object at a path of member names.
  private func object(_ path: String...) throws -> Object {
    var object = schema
    for name in path { object = try #require(object[name] as? Object, "\(path)") }
    return object
  }

  @Test("the keys of every mapping")
  func keys() throws {
    #expect(try Set(object("properties").keys) == Set(PackReader.keys))
    #expect(try Set(object("properties", "pack", "properties").keys) == Set(PackReader.headerKeys))
    #expect(try Set(object("properties", "defaults", "properties").keys) == Set(RuleDefaults.keys))
    #expect(try Set(object("$defs", "rule", "properties").keys) == Set(RuleReader.keys))
    #expect(try Set(object("$defs", "position", "properties").keys) == Set(RuleDefaults.positionKeys))
    #expect(try Set(object("$defs", "near", "properties").keys) == Set(Rule.Nearness.keys))
    #expect(try Set(object("$defs", "block", "properties").keys) == Set(Rule.Block.keys))
    #expect(try Set(object("$defs", "tests", "properties").keys) == Set(RuleReader.testKeys))
    let example = try object("$defs", "tests", "properties", "gives", "items", "properties")
    #expect(Set(example.keys) == Set(RuleReader.exampleKeys))
  }

  @Test("the words and bounds")
  func words() throws {
    func words(_ name: String) throws -> Set<String> {
      Set(try #require(try object("$defs", name)["enum"] as? [String]))
    }
    #expect(try words("scope") == Set(Rule.Scope.allCases.map(\.rawValue)))
    #expect(try words("action") == Set(Action.allCases.map(\.rawValue)))
    #expect(try words("severity") == Set(Severity.allCases.map(\.rawValue)))
    #expect(try words("confidence") == Set(Rule.Confidence.allCases.map(\.rawValue)))
    #expect(try words("case") == Set(RuleDefaults.LetterCase.allCases.map(\.rawValue)))
    #expect(try object("$defs", "max-length")["maximum"] as? Int == RuleDefaults.greatestMaxLength)
    #expect(try object("properties", "schema")["const"] as? Int == Pack.schema)
  }

  @Test(
    "the pattern of ids takes the ids of the packs that are part of the program, and refuses what the reader does"
  )
  func ids() throws {
    let pattern = try #require(try object("$defs", "rule", "properties", "id")["pattern"] as? String)
    let regex = try Regex(pattern)
    for rule in try Pack.load(PackSource.builtin).flatMap(\.rules) {
      #expect(rule.id.contains(regex), "\(rule.id)")
    }
    for id in ["promo", "Promo.one", "promo.", "promo.-one", "promo..one"] {
      #expect(!id.contains(regex), "\(id)")
    }
  }
}
