import Foundation

/// A JSON Schema (draft 2020-12), as far as the schemas of this project use it.
///
/// Stricter than the standard in two ways that find mistakes: a keyword it does not know is a violation, and so is a
/// member that an object does not declare.
public struct JSONSchema {
  private let root: [String: ParsedJSON]

  /// Reads a schema.
  public init(_ text: String) throws {
    guard let object = try ParsedJSON(text).object else { throw CocoaError(.propertyListReadCorrupt) }
    root = object
  }

  /// What is wrong with a value: nothing if it is as the schema says.
  public func violations(of value: ParsedJSON) -> [String] { check(value, root, "$") }

  private static let notes: Set = ["$schema", "$defs", "title", "description"]

  private func check(_ value: ParsedJSON, _ schema: [String: ParsedJSON], _ path: String) -> [String] {
    schema.flatMap { keyword, rule -> [String] in
      Self.notes.contains(keyword) ? [] : check(value, keyword, rule, schema, path)
    }
  }

  private func check(
    _ value: ParsedJSON, _ keyword: String, _ rule: ParsedJSON, _ schema: [String: ParsedJSON], _ path: String
  ) -> [String] {
    func expect(_ holds: Bool) -> [String] { holds ? [] : ["\(path): \(keyword) \(rule)"] }
    switch keyword {
    case "$ref": return check(value, definition(rule), path)
    case "const": return expect(value == rule)
    case "enum": return expect(rule.array?.contains(value) == true)
    case "type":
      let names = rule.array ?? [rule]
      return expect(names.contains { name in name.string.map { value.isOfType($0) } ?? false })
    case "allOf": return (rule.array ?? []).flatMap { check(value, $0.object ?? [:], path) }
    case "oneOf": return checkChoice(value, rule.array ?? [], path)
    case "minimum": return expect(value.number.map { $0 >= rule.number ?? 0 } ?? true)
    case "maximum": return expect(value.number.map { $0 <= rule.number ?? 0 } ?? true)
    case "minItems": return expect(value.array.map { Double($0.count) >= rule.number ?? 0 } ?? true)
    case "maxItems": return expect(value.array.map { Double($0.count) <= rule.number ?? 0 } ?? true)
    case "pattern":
      guard let text = value.string, let pattern = rule.string else { return [] }
      return expect(text.range(of: pattern, options: .regularExpression) != nil)
    case "items":
      return (value.array ?? []).enumerated().flatMap { index, element in
        check(element, rule.object ?? [:], "\(path)[\(index)]")
      }
    case "required":
      guard let members = value.object else { return [] }
      return (rule.array ?? []).compactMap(\.string).filter { members[$0] == nil }.map {
        "\(path): no “\($0)”"
      }
    case "properties", "additionalProperties": return checkMembers(value, keyword, rule, schema, path)
    case "propertyNames":
      return (value.object ?? [:]).keys.flatMap { check(.string($0), rule.object ?? [:], path) }
    default: return ["\(path): the keyword “\(keyword)” is not known"]
    }
  }

  private func definition(_ reference: ParsedJSON) -> [String: ParsedJSON] {
    let name = reference.string?.split(separator: "/").last.map(String.init) ?? ""
    return root["$defs"]?.object?[name]?.object ?? ["no definition \(name)": .null]
  }

  /// Of alternatives exactly one must fit; where none does, the one that comes closest tells why.
  private func checkChoice(_ value: ParsedJSON, _ choices: [ParsedJSON], _ path: String) -> [String] {
    let violations = choices.map { check(value, $0.object ?? [:], path) }
    let fitting = violations.count { $0.isEmpty }
    if fitting == 1 { return [] }
    if fitting > 1 { return ["\(path): \(fitting) alternatives fit"] }
    return violations.min { $0.count < $1.count } ?? ["\(path): no alternatives"]
  }

  private func checkMembers(
    _ value: ParsedJSON, _ keyword: String, _ rule: ParsedJSON, _ schema: [String: ParsedJSON], _ path: String
  ) -> [String] {
    let declared = schema["properties"]?.object ?? [:]
    return (value.object ?? [:]).flatMap { name, member -> [String] in
      let memberPath = "\(path).\(name)"
      if keyword == "additionalProperties" {
        return declared[name] == nil ? check(member, rule.object ?? [:], memberPath) : []
      }
      if let own = declared[name] { return check(member, own.object ?? [:], memberPath) }
      return schema["additionalProperties"] == nil ? ["\(memberPath): not declared"] : []
    }
  }
}

extension ParsedJSON {
  fileprivate func isOfType(_ name: String) -> Bool {
    switch self {
    case .null: name == "null"
    case .boolean: name == "boolean"
    case .number(let number): name == "number" || name == "integer" && number == number.rounded()
    case .string: name == "string"
    case .array: name == "array"
    case .object: name == "object"
    }
  }
}
