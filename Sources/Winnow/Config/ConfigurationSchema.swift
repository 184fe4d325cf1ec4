/// The JSON Schema of `winnow.yml`, made of ``ConfigurationKey/all``. `schemas/winnow.schema.json` is this text.
public enum ConfigurationSchema {
  /// The schema, as JSON.
  public static var json: String {
    let schema = (
      "schema", "{ \"const\": \(ConfigurationKey.schema), \"description\": \"The version of the format.\" }"
    )
    let all = members(of: ConfigurationKey.all, indent: 4)
    return """
      {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "winnow.yml: the configuration of winnow",
        "type": "object",
        "required": ["schema"],
        "additionalProperties": false,
        "properties": {
      \(properties([schema] + all + [(PathSection.key, sections)], indent: 4))
        }
      }

      """
  }

  /// What holds for some paths only.
  private static var sections: String {
    let glob = (
      PathSection.globKey,
      """
      { "description": "The paths, relative to the folder of this file: a glob or a list, of which the last that fits \
      decides; !GLOB excludes.", "type": ["string", "array"], "minItems": 1, "items": { "type": "string" } }
      """
    )
    let members = [glob] + members(of: ConfigurationKey.all.filter(\.isPerPath), indent: 10)
    return """
      {
            "description": "What holds for some paths only; a later section beats an earlier one.",
            "type": "array",
            "items": {
              "type": "object",
              "required": ["\(PathSection.globKey)"],
              "additionalProperties": false,
              "properties": {
      \(properties(members, indent: 10))
              }
            }
          }
      """
  }

  /// Keys as members; those of a stage are one.
  private static func members(of keys: [ConfigurationKey], indent: Int) -> [(String, String)] {
    let options = StageCatalogue.all.compactMap { stage -> (String, String)? in
      let own = keys.filter { $0.stageOption?.stage == stage.name }
      return own.isEmpty ? nil : (stage.name, mapping(of: stage, own, indent: indent))
    }
    return keys.filter { $0.stageOption == nil }.map { ($0.name, member($0)) } + options
  }

  private static func properties(_ members: [(String, String)], indent: Int) -> String {
    let margin = String(repeating: " ", count: indent)
    return members.map { "\(margin)\(quoted($0.0)): \($0.1)" }.joined(separator: ",\n")
  }

  private static func mapping(of stage: StageDescriptor, _ keys: [ConfigurationKey], indent: Int) -> String {
    let margin = String(repeating: " ", count: indent)
    let members = keys.compactMap { key in key.stageOption.map { ($0.option, member(key)) } }
    return """
      {
      \(margin)  "description": \(quoted("The stage \(stage.name): \(stage.summary).")),
      \(margin)  "type": "object",
      \(margin)  "additionalProperties": false,
      \(margin)  "properties": {
      \(properties(members, indent: indent + 4))
      \(margin)  }
      \(margin)}
      """
  }

  private static func member(_ key: ConfigurationKey) -> String {
    var fields = ["\"description\": \(quoted(key.summary))"] + type(of: key.kind)
    if let value = spelled(key.defaultValue, key.kind) { fields.append("\"default\": \(value)") }
    return "{ \(fields.joined(separator: ", ")) }"
  }

  private static func type(of kind: ConfigurationKey.Kind) -> [String] {
    switch kind {
    case .stages:
      let names = array(StageSelection.defaultStages)
      return [
        "\"oneOf\": [{ \"type\": \"array\", \"uniqueItems\": true, \"items\": { \"enum\": \(names) } }, { \"type\": \"string\" }]"
      ]
    case .paths, .prefixes:
      return ["\"type\": \"array\"", "\"items\": { \"type\": \"string\", \"minLength\": 1 }"]
    case .flag: return ["\"type\": \"boolean\""]
    case .choice(let words): return ["\"enum\": \(array(words))"]
    case .number(let bounds):
      return [
        "\"type\": \"number\"", "\"minimum\": \(bounds.lowerBound)", "\"maximum\": \(bounds.upperBound)",
      ]
    case .count(let bounds):
      return [
        "\"type\": \"integer\"", "\"minimum\": \(bounds.lowerBound)", "\"maximum\": \(bounds.upperBound)",
      ]
    case .size: return ["\"type\": [\"string\", \"integer\"]"]
    case .text: return ["\"type\": \"string\""]
    case .severities:
      let levels = array(SeverityOverrides.Level.allCases.map(\.rawValue))
      return ["\"type\": \"object\"", "\"additionalProperties\": { \"enum\": \(levels) }"]
    }
  }

  private static func spelled(_ value: ConfigurationValue, _ kind: ConfigurationKey.Kind) -> String? {
    switch (value, kind) {
    case (.text(let text), .flag), (.text(let text), .number), (.text(let text), .count): text
    case (.text(let text), _): quoted(text)
    case (.list(let list), _): array(list)
    case (.map, _): "{}"
    }
  }

  private static func array(_ texts: [String]) -> String {
    "[\(texts.map(quoted).joined(separator: ", "))]"
  }

  /// A text of this program, which holds no control characters, as JSON.
  private static func quoted(_ text: String) -> String {
    "\"" + text.map { "\"\\".contains($0) ? "\\\($0)" : String($0) }.joined() + "\""
  }
}
