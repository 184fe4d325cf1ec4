/// Reads a `winnow.yml`, and collects what is wrong with it.
public struct ConfigurationFile {
  let path: String
  var settings = Settings()

  /// Reads a file.
  ///
  /// - Throws: ``ConfigurationError`` with everything that is wrong, each with its place.
  public static func read(_ path: String) throws(ConfigurationError) -> Settings {
    let bytes: [UInt8]
    do throws(Problem) {
      bytes = try WholeFile.read(path == "-" ? "./-" : path, limit: 1 << 20)
    } catch {
      throw ConfigurationError([error])
    }
    return try parse(bytes, path: path)
  }

  /// Reads the bytes of a file.
  ///
  /// - Throws: ``ConfigurationError`` with everything that is wrong, each with its place.
  public static func parse(_ bytes: [UInt8], path: String) throws(ConfigurationError) -> Settings {
    let root: YAMLNode
    do throws(Problem) { root = try YAMLNode(parsing: bytes, path: path) } catch {
      throw ConfigurationError([error])
    }
    var file = ConfigurationFile(path: path)
    var fields = FieldReader(
      root, as: "the configuration", keys: ConfigurationKey.topLevelNames, path: path, kind: "config")
    file.checkSchema(&fields)
    file.readKeys(from: &fields) { _ in true }
    file.readSections(from: &fields)
    guard fields.problems.isEmpty else {
      throw ConfigurationError(fields.problems.sorted(by: Self.isInFront))
    }
    return file.settings
  }

  init(path: String) { self.path = path }

  private static func isInFront(_ left: Problem, _ right: Problem) -> Bool {
    (left.line ?? 0, left.column ?? 0) < (right.line ?? 0, right.column ?? 0)
  }

  private func checkSchema(_ fields: inout FieldReader) {
    guard let (text, node) = fields.requiredText("schema"), text != String(ConfigurationKey.schema) else {
      return
    }
    fields.note(
      "config.schema", at: node.position,
      "schema \(text) is not known to this version; it reads schema \(ConfigurationKey.schema)")
  }

  /// Reads the keys of a mapping that may have some of all.
  mutating func readKeys(
    from fields: inout FieldReader, where isAllowed: (ConfigurationKey) -> Bool
  ) {
    let keys = ConfigurationKey.all.filter(isAllowed)
    for key in keys where key.stageOption == nil { read(key, key.name, from: &fields) }
    for stage in StageCatalogue.all {
      readOptions(keys.filter { $0.stageOption?.stage == stage.name }, of: stage, from: &fields)
    }
  }

  private mutating func readOptions(
    _ keys: [ConfigurationKey], of stage: StageDescriptor, from fields: inout FieldReader
  ) {
    guard !keys.isEmpty, let node = fields.node(stage.name) else { return }
    if stage.name == "rules", case .sequence = node.content {
      fields.note(
        "config.type", at: node.position,
        "“rules” holds the options of the stage; list rule packs under “packs”")
      return
    }
    var inner = FieldReader(
      node, as: "“\(stage.name)”", keys: stage.options.map(\.name), path: path, kind: "config")
    for key in keys {
      if let option = key.stageOption { read(key, option.option, from: &inner) }
    }
    fields.take(inner)
  }

  /// Reads a key, under the name it has in this mapping.
  private mutating func read(_ key: ConfigurationKey, _ name: String, from fields: inout FieldReader) {
    guard let node = fields.node(name), let value = value(of: key.kind, name, node, &fields) else { return }
    settings.set(key.name, to: value, from: .file(SourcePlace(path: path, position: node.position)))
  }

  private func value(
    of kind: ConfigurationKey.Kind, _ name: String, _ node: YAMLNode, _ fields: inout FieldReader
  ) -> ConfigurationValue? {
    switch kind {
    case .stages: stages(node, &fields)
    case .paths: .list(texts(name, &fields).map(besideFile))
    case .prefixes: .list(texts(name, &fields))
    case .flag: word(name, among: ["true", "false"], &fields)
    case .choice(let words): word(name, among: words, &fields)
    case .number(let bounds):
      fields.number(name, in: bounds).flatMap { _ in fields.text(name).map { .text($0.text) } }
    case .count(let bounds): fields.integer(name, in: bounds).map { .text(String($0)) }
    case .size(let bounds): size(name, within: bounds, &fields)
    case .text: fields.text(name).map { .text($0.text) }
    case .severities: severities(node, &fields)
    }
  }

  /// Texts of a list, without those that are empty: an empty prefix would fit every rule.
  func texts(_ name: String, _ fields: inout FieldReader) -> [String] {
    fields.texts(name).compactMap { text, position in
      if text.isEmpty {
        fields.note("config.empty", at: position, "an item of “\(name)” is empty; leave it out")
      }
      return text.isEmpty ? nil : text
    }
  }

  private func word(_ name: String, among words: [String], _ fields: inout FieldReader) -> ConfigurationValue?
  {
    guard let (text, node) = fields.text(name) else { return nil }
    guard !words.contains(text) else { return .text(text) }
    fields.note(
      "config.value", at: node.position,
      "“\(name)” does not take “\(text)”; \(Suggestion.phrase(for: text, among: words))")
    return nil
  }

  private func size(
    _ name: String, within bounds: ClosedRange<Int>, _ fields: inout FieldReader
  ) -> ConfigurationValue? {
    guard let (text, node) = fields.text(name) else { return nil }
    if let size = ByteCount.parse(text), bounds.contains(size) { return .text(text) }
    fields.note(
      "config.value", at: node.position,
      bounds.upperBound == .max
        ? "“\(name)” is a size such as 500K, 64M or 1G"
        : "“\(name)” is a size such as 500K or 64M, \(ByteCount.description(bounds.upperBound)) at most")
    return nil
  }

  private func severities(_ node: YAMLNode, _ fields: inout FieldReader) -> ConfigurationValue? {
    guard case .mapping(let entries) = node.content else {
      fields.note(
        "config.type", at: node.position,
        "“severity” is a mapping of prefixes to levels, such as {promo: error}")
      return nil
    }
    var inner = FieldReader(node, as: "“severity”", keys: entries.map(\.key), path: path, kind: "config")
    let words = SeverityOverrides.Level.allCases.map(\.rawValue)
    let pairs = entries.compactMap { entry -> ConfigurationValue.Pair? in
      if entry.key.isEmpty {
        inner.note("config.empty", at: entry.position, "a prefix of “severity” is empty")
      }
      guard case .text(let level) = word(entry.key, among: words, &inner) else { return nil }
      return ConfigurationValue.Pair(entry.key, level)
    }
    fields.take(inner)
    return .map(pairs)
  }
}

extension ConfigurationFile {
  /// The stages of a list of names, or of a text such as `-dedupe`.
  private func stages(_ node: YAMLNode, _ fields: inout FieldReader) -> ConfigurationValue? {
    let list: String
    if case .scalar(let text, _) = node.content {
      list = text
    } else {
      let known = StageSelection.defaultStages
      let names = fields.texts("stages")
      for (name, position) in names where !known.contains(name) {
        fields.note(
          "stages.unknown", at: position,
          "there is no stage “\(name)”; \(Suggestion.phrase(for: name, among: known))")
      }
      guard names.allSatisfy({ known.contains($0.text) }) else { return nil }
      list = names.map(\.text).joined(separator: ",")
    }
    do throws(ConfigurationError) {
      return .list(try StageSelection.stages(from: list))
    } catch {
      for problem in error.problems {
        fields.note(problem.code, at: node.position, "stages \(list): \(problem.message)")
      }
      return nil
    }
  }

  /// A path that the file names, as seen from here. It never is standard input.
  private func besideFile(_ name: String) -> String {
    if name.hasPrefix("/") { return name }
    guard let slash = path.lastIndex(of: "/") else { return name == "-" ? "./-" : name }
    return String(path[...slash]) + name
  }
}
