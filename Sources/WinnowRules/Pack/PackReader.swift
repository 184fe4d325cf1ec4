internal import WinnowCore

/// Reads one pack, and collects what is wrong with it.
struct PackReader {
  let path: String
  let checksPatterns: Bool
  private(set) var problems: [Problem] = []

  static let keys = ["schema", "pack", "defaults", "rules"]
  static let headerKeys = ["name", "languages", "license"]

  init(path: String, checksPatterns: Bool = true) {
    self.path = path
    self.checksPatterns = checksPatterns
  }

  /// Reads a pack; `nil` if it cannot be read at all. Rules with problems are left out.
  mutating func read(_ source: PackSource) -> Pack? {
    do throws(Problem) {
      return read(try YAMLNode(parsing: source.bytes, path: path), source.hash)
    } catch {
      problems.append(error)
      return nil
    }
  }

  private mutating func read(_ root: YAMLNode, _ hash: (high: UInt64, low: UInt64)) -> Pack? {
    var fields = FieldReader(root, as: "a pack", keys: Self.keys, path: path)
    defer { problems += fields.problems }
    guard case .mapping = root.content else { return nil }
    checkSchema(&fields)
    let header = readHeader(&fields)
    var defaults = RuleDefaults()
    if let node = fields.node("defaults") {
      var inner = FieldReader(node, as: "“defaults”", keys: RuleDefaults.keys, path: path)
      defaults = RuleDefaults(&inner, over: RuleDefaults())
      fields.take(inner)
    }
    if fields.node("rules") == nil {
      fields.note("pack.missing-key", at: root.position, "a pack needs “rules”, a list of rules")
    }
    var rules: [Rule] = []
    for node in fields.list("rules") {
      var reader = FieldReader(node, as: "a rule", keys: RuleReader.keys, path: path)
      if let rule = RuleReader.read(&reader, defaults: defaults, checksPatterns: checksPatterns) {
        rules.append(rule)
      }
      fields.take(reader)
    }
    return Pack(
      path: path, name: header.name, languages: header.languages, license: header.license, rules: rules,
      hash: hash)
  }

  private func checkSchema(_ fields: inout FieldReader) {
    guard let (text, node) = fields.requiredText("schema"), text != String(Pack.schema) else { return }
    fields.note(
      "pack.schema", at: node.position,
      "schema \(text) is not known to this version; it reads schema \(Pack.schema)")
  }

  private func readHeader(_ fields: inout FieldReader) -> (
    name: String, languages: [String], license: String?
  ) {
    guard let node = fields.node("pack") else {
      fields.note(
        "pack.missing-key", at: fields.position, "a pack needs “pack”, such as pack: {name: promo-en}")
      return ("", [], nil)
    }
    var inner = FieldReader(node, as: "“pack”", keys: Self.headerKeys, path: path)
    let name = inner.requiredText("name")?.text ?? ""
    let header = (name, inner.texts("languages").map(\.text), inner.text("license")?.text)
    fields.take(inner)
    return header
  }
}

/// What the rules of a pack have in common unless they say otherwise.
struct RuleDefaults {
  static let keys = [
    "scope", "action", "severity", "confidence", "case", "max-length", "max-share", "position",
  ]

  static let positionKeys = ["after"]

  var scope = Rule.Scope.line
  var action = Action.flag
  var severity = Severity.warning
  var confidence = Rule.Confidence.high
  var isCaseSensitive = false
  var maxLength: Int?
  var maxShare = 0.3
  var after = 0.0

  /// The greatest `max-length`: code points of a segment that is always matched in one piece.
  static let greatestMaxLength = 16_384

  init() {}

  /// Reads the keys that are there over other defaults.
  init(_ fields: inout FieldReader, over base: RuleDefaults) {
    self = base
    scope = fields.word("scope", Rule.Scope.self) ?? scope
    action = fields.word("action", Action.self, Self.missingAction) ?? action
    severity = fields.word("severity", Severity.self) ?? severity
    confidence = fields.word("confidence", Rule.Confidence.self) ?? confidence
    if let letterCase = fields.word("case", LetterCase.self) { isCaseSensitive = letterCase == .sensitive }
    maxLength = fields.integer("max-length", in: 1...Self.greatestMaxLength) ?? maxLength
    maxShare = fields.number("max-share", in: 0...1) ?? maxShare
    if let node = fields.node("position") {
      var inner = FieldReader(node, as: "“position”", keys: Self.positionKeys, path: fields.path)
      after = inner.number("after", in: 0...1) ?? after
      fields.take(inner)
    }
  }

  enum LetterCase: String, CaseIterable {
    case sensitive
    case insensitive
  }

  private static func missingAction(_ word: String) -> String? {
    ["quarantine", "redact"].contains(word) ? "the action “\(word)” is not available in this version" : nil
  }
}
