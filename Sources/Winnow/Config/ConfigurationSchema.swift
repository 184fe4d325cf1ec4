/// The JSON Schema of `winnow.yml`, made of ``ConfigurationKey/all``. `schemas/winnow.schema.json` is this text.
public enum ConfigurationSchema {
  /// The schema, as JSON.
  public static var json: String {
    var members: [(String, String)] = [
      ("schema", "{ \"const\": \(ConfigurationKey.schema), \"description\": \"The version of the format.\" }")
    ]
    for key in ConfigurationKey.all where key.stageOption == nil { members.append((key.name, member(key))) }
    for stage in StageCatalogue.all where !stage.options.isEmpty {
      members.append((stage.name, mapping(of: stage)))
    }
    return """
      {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "winnow.yml: the configuration of winnow",
        "type": "object",
        "required": ["schema"],
        "additionalProperties": false,
        "properties": {
      \(properties(members, indent: 4))
        }
      }

      """
  }

  private static func properties(_ members: [(String, String)], indent: Int) -> String {
    let margin = String(repeating: " ", count: indent)
    return members.map { "\(margin)\(quoted($0.0)): \($0.1)" }.joined(separator: ",\n")
  }

  private static func mapping(of stage: StageDescriptor) -> String {
    let members = ConfigurationKey.all.compactMap { key -> (String, String)? in
      guard let option = key.stageOption, option.stage == stage.name else { return nil }
      return (option.option, member(key))
    }
    return """
      {
            "description": \(quoted("The stage \(stage.name): \(stage.summary).")),
            "type": "object",
            "additionalProperties": false,
            "properties": {
      \(properties(members, indent: 8))
            }
          }
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
    case .size: return ["\"type\": [\"string\", \"integer\"]"]
    case .text: return ["\"type\": \"string\""]
    case .severities:
      let levels = array(SeverityOverrides.Level.allCases.map(\.rawValue))
      return ["\"type\": \"object\"", "\"additionalProperties\": { \"enum\": \(levels) }"]
    }
  }

  private static func spelled(_ value: ConfigurationValue, _ kind: ConfigurationKey.Kind) -> String? {
    switch (value, kind) {
    case (.text(let text), .flag), (.text(let text), .number): text
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
