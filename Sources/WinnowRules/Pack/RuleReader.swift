internal import WinnowCore

/// Reads one rule of a pack.
enum RuleReader {
  static let keys =
    ["id", "message", "match"] + RuleDefaults.keys + ["near", "block", "with", "score", "tests"]

  static let testKeys = ["hit", "miss", "gives"]
  static let exampleKeys = ["text", "becomes"]

  /// Reads a rule; `nil` if a problem was noted.
  static func read(
    _ fields: inout FieldReader, defaults: RuleDefaults, checksPatterns: Bool = true
  ) -> Rule? {
    let place = SourcePlace(path: fields.path, position: fields.position)
    let id = readID(&fields)
    let message = fields.requiredText("message")?.text
    let pattern = fields.requiredText("match")
    let values = RuleDefaults(&fields, over: defaults)
    let near = Rule.Nearness.read(&fields, scope: values.scope)
    let block = Rule.Block.read(&fields, scope: values.scope, action: values.action)
    let replacement = readReplacement(&fields, action: values.action)
    let score = fields.number("score", in: -1_000_000...1_000_000)
    let tests = readTests(&fields)
    let compiled = pattern.flatMap {
      readPattern($0.text, $0.node, values, checks: checksPatterns, &fields)
    }
    guard fields.problems.isEmpty, let id, let message, let pattern, let compiled else { return nil }
    let details = RuleStatement.Details(
      id: id, message: message, pattern: compiled, score: score, maxShare: values.maxShare, near: near,
      block: block, replacement: replacement, tests: tests, place: place,
      patternSource: Rule.PatternSource(
        place: SourcePlace(path: fields.path, position: pattern.node.position), style: pattern.node.style))
    return Rule(
      RuleStatement(scope: values.scope, confidence: values.confidence, details), action: values.action,
      severity: values.severity, maxLength: values.maxLength ?? values.scope.defaultMaxLength,
      after: values.after)
  }

  private static func readID(_ fields: inout FieldReader) -> String? {
    guard let (id, node) = fields.requiredText("id") else { return nil }
    if let mistake = Rule.mistake(inID: id) { fields.note("pack.id", at: node.position, mistake) }
    return id
  }

  private static func readPattern(
    _ text: String, _ node: YAMLNode, _ values: RuleDefaults, checks: Bool, _ fields: inout FieldReader
  ) -> Pattern? {
    // The line end behind a block is its end, and not something to look for.
    var source = text
    if node.style == .block { while source.hasSuffix("\n") { source.removeLast() } }
    guard checks else {
      return Pattern(unchecked: Array(source.utf8), isCaseSensitive: values.isCaseSensitive)
    }
    do throws(PatternError) {
      return try Pattern(source, isCaseSensitive: values.isCaseSensitive)
    } catch {
      let place = error.offset.map { " at character \($0 + 1)" } ?? ""
      fields.note(error.code, at: node.position, "the pattern cannot be used\(place): \(error.message)")
      return nil
    }
  }

  /// The text of `with`, which is taken literally. References to groups look as if they worked, so they are refused.
  private static func readReplacement(_ fields: inout FieldReader, action: Action) -> String? {
    guard fields.node("with") != nil else {
      if action == .replace {
        fields.note(
          "pack.missing-key", at: fields.position,
          "the action “replace” needs “with”, the text to put in place")
      }
      return nil
    }
    guard let (text, node) = fields.text("with") else { return nil }
    if action != .replace {
      fields.note("pack.with", at: node.position, "“with” goes with the action “replace” only")
    }
    if text.isEmpty || text.contains(where: \.isNewline) {
      fields.note(
        "pack.with", at: node.position, "“with” is a text without line ends; to take text out, use remove")
    }
    if hasReference(text) {
      fields.note(
        "pack.with", at: node.position,
        "“with” is taken literally; references to groups such as $1 are not supported")
    }
    return text
  }

  private static func hasReference(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    return zip(bytes, bytes.dropFirst()).contains { first, second in
      let isDigit = (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(second)
      switch first {
      case UInt8(ascii: "$"): return isDigit || second == UInt8(ascii: "{")
      case UInt8(ascii: "\\"): return isDigit
      default: return false
      }
    }
  }

  private static func readTests(_ fields: inout FieldReader) -> Rule.Tests {
    guard let node = fields.node("tests") else { return Rule.Tests() }
    var inner = FieldReader(node, as: "“tests”", keys: testKeys, path: fields.path)
    var tests = Rule.Tests()
    let path = fields.path
    let example = { (text: String, position: Position) in
      Rule.Example(text: text, place: SourcePlace(path: path, position: position))
    }
    tests.hits = inner.texts("hit").map(example)
    tests.misses = inner.texts("miss").map(example)
    for item in inner.list("gives") {
      var pair = FieldReader(item, as: "an item of “gives”", keys: exampleKeys, path: path)
      if let text = pair.requiredText("text")?.text, let result = pair.requiredText("becomes")?.text {
        let place = SourcePlace(path: path, position: item.position)
        tests.gives.append(Rule.Transformation(text: text, result: result, place: place))
      }
      inner.take(pair)
    }
    fields.take(inner)
    return tests
  }
}

extension YAMLNode {
  /// How a scalar was written; plain for anything else.
  fileprivate var style: ScalarStyle {
    if case .scalar(_, let style) = content { style } else { .plain }
  }
}
