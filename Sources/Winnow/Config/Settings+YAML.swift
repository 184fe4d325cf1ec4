extension Settings {
  /// The settings as a `winnow.yml`.
  ///
  /// - Parameters:
  ///   - showsOrigins: whether a comment behind each value says who gave it.
  ///   - showsSections: whether what holds for some paths only is shown.
  public func yaml(showsOrigins: Bool, showsSections: Bool = true) -> String {
    var lines = [YAMLLine("schema: \(ConfigurationKey.schema)")] + yamlLines
    if showsSections, !sections.isEmpty {
      lines.append(YAMLLine("\(PathSection.key):"))
      lines += sections.flatMap(Self.lines)
    }
    let width = lines.map(\.text.count).filter { $0 <= 48 }.max() ?? 0
    return lines.map { line in
      guard showsOrigins, let origin = line.origin else { return line.text + "\n" }
      // A path that ended the comment's line would begin another key.
      let comment = String(origin.description.map { $0.isNewline ? "?" : $0 })
      return line.text + String(repeating: " ", count: max(0, width - line.text.count)) + "  # \(comment)\n"
    }.joined()
  }

  /// A line, and who gave the value that stands on it.
  private struct YAMLLine {
    var text: String
    var origin: Origin?

    init(_ text: String, _ origin: Origin? = nil) {
      self.text = text
      self.origin = origin
    }
  }

  /// The keys with their values.
  private var yamlLines: [YAMLLine] {
    var lines: [YAMLLine] = []
    var stage: String?
    for key in ConfigurationKey.all {
      guard let setting = self[key.name] else { continue }
      let value = Self.spelled(setting.value, key.kind)
      if let option = key.stageOption {
        if option.stage != stage { lines.append(YAMLLine("\(option.stage):")) }
        stage = option.stage
        lines.append(YAMLLine("  \(option.option): \(value)", setting.origin))
      } else {
        lines.append(YAMLLine("\(key.name): \(value)", setting.origin))
      }
    }
    return lines
  }

  /// A section as an item of a list.
  private static func lines(of section: PathSection) -> [YAMLLine] {
    let globs = spelled(.list(section.globs), .paths)
    return [YAMLLine("  - \(PathSection.globKey): \(globs)")]
      + section.settings.yamlLines.map { YAMLLine("    " + $0.text, $0.origin) }
  }

  private static func spelled(_ value: ConfigurationValue, _ kind: ConfigurationKey.Kind) -> String {
    switch value {
    case .list(let texts): "[\(texts.map { quoted($0) }.joined(separator: ", "))]"
    case .map(let pairs):
      "{\(pairs.map { "\(quoted($0.name)): \(quoted($0.value))" }.joined(separator: ", "))}"
    case .text(let text):
      switch kind {
      case .flag, .number, .count: text
      default: quoted(text)
      }
    }
  }

  /// Words that some readers of YAML take for something else than text.
  private static let special: Set<String> = ["true", "false", "yes", "no", "on", "off", "y", "n", "null"]

  /// A text as YAML: in quotes, where without them it could be taken for something else.
  private static func quoted(_ text: String) -> String {
    let isPlain =
      text.unicodeScalars.allSatisfy {
        $0.isASCII && ($0.properties.isAlphabetic || "0123456789._/-".unicodeScalars.contains($0))
      }
      && text.unicodeScalars.first?.properties.isAlphabetic == true && !special.contains(text.lowercased())
    if isPlain { return text }
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": result += "\\" + String(scalar)
      case _ where scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value):
        let digits = String(scalar.value, radix: 16, uppercase: true)
        result += "\\x" + (digits.count == 1 ? "0" : "") + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
