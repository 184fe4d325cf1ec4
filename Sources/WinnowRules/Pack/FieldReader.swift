package import WinnowCore

/// Takes the values of a mapping's keys, and notes what is wrong with them.
package struct FieldReader {
  package let path: String
  /// What the mapping is, for messages, such as “a rule”.
  let subject: String
  package let position: Position
  /// What the codes of problems begin with, such as `pack`.
  private let kind: String
  private let entries: [YAMLNode.Entry]
  private let isMapping: Bool
  package private(set) var problems: [Problem] = []

  /// Opens a mapping that may have certain keys. What is not a mapping is a problem and has no keys.
  package init(_ node: YAMLNode, as subject: String, keys: [String], path: String, kind: String = "pack") {
    self.kind = kind
    self.path = path
    self.subject = subject
    self.position = node.position
    guard case .mapping(let entries) = node.content else {
      self.entries = []
      self.isMapping = false
      note(
        "\(kind).type", at: node.position, "\(subject) is a mapping of keys: \(keys.joined(separator: ", "))")
      return
    }
    self.entries = entries
    self.isMapping = true
    for entry in entries where !keys.contains(entry.key) {
      note(
        "\(kind).unknown-key", at: entry.position,
        "\(subject) has no key “\(entry.key)”; \(Suggestion.phrase(for: entry.key, among: keys))")
    }
  }

  package mutating func note(_ code: String, at position: Position, _ message: String) {
    problems.append(SourcePlace(path: path, position: position).problem(code, message))
  }

  /// The value of a key.
  package func node(_ key: String) -> YAMLNode? { entries.first { $0.key == key }?.value }

  /// The text of a key and where it is.
  package mutating func text(_ key: String) -> (text: String, node: YAMLNode)? {
    guard let node = node(key) else { return nil }
    guard case .scalar(let text, let style) = node.content else {
      note("\(kind).type", at: node.position, "“\(key)” is a text")
      return nil
    }
    if text.isEmpty, style == .plain {
      note("\(kind).empty", at: node.position, "“\(key)” has no value; give it one or leave it out")
      return nil
    }
    return (text, node)
  }

  /// The text of a key that must be there.
  package mutating func requiredText(_ key: String) -> (text: String, node: YAMLNode)? {
    require(key)
    return text(key)
  }

  private mutating func require(_ key: String) {
    if isMapping, node(key) == nil { note("\(kind).missing-key", at: position, "\(subject) needs “\(key)”") }
  }

  /// The word of a key that takes one of a few.
  package mutating func word<Word: RawRepresentable & CaseIterable>(
    _ key: String, _ type: Word.Type, _ describe: (String) -> String? = { _ in nil }
  ) -> Word? where Word.RawValue == String {
    guard let (text, node) = text(key) else { return nil }
    if let word = Word(rawValue: text) { return word }
    let known = Word.allCases.map(\.rawValue)
    let advice = describe(text) ?? "unknown \(key) “\(text)”; \(Suggestion.phrase(for: text, among: known))"
    note("\(kind).unknown-\(key)", at: node.position, advice)
    return nil
  }

  /// The number of a key.
  package mutating func number(_ key: String, in bounds: ClosedRange<Double>) -> Double? {
    guard let (text, node) = text(key) else { return nil }
    guard let number = Double(text), bounds.contains(number) else {
      note(
        "\(kind).number", at: node.position,
        "“\(key)” is a number from \(Self.spell(bounds.lowerBound)) to \(Self.spell(bounds.upperBound))")
      return nil
    }
    return number
  }

  private static func spell(_ number: Double) -> String {
    let whole = Int(number)
    return Double(whole) == number ? String(whole) : String(number)
  }

  /// The whole number of a key.
  package mutating func integer(_ key: String, in bounds: ClosedRange<Int>) -> Int? {
    guard let (text, node) = text(key) else { return nil }
    guard let number = Int(text), bounds.contains(number) else {
      note(
        "\(kind).number", at: node.position,
        "“\(key)” is a whole number from \(bounds.lowerBound) to \(bounds.upperBound)")
      return nil
    }
    return number
  }

  /// The whole number of a key that must be there.
  mutating func requiredInteger(_ key: String, in bounds: ClosedRange<Int>) -> Int? {
    require(key)
    return integer(key, in: bounds)
  }

  /// The values of a key that holds a list.
  package mutating func list(_ key: String) -> [YAMLNode] {
    guard let node = node(key) else { return [] }
    guard case .sequence(let items) = node.content else {
      note("\(kind).type", at: node.position, "“\(key)” is a list, such as [\"…\", \"…\"]")
      return []
    }
    return items
  }

  /// The texts of a key that holds a list of them.
  package mutating func texts(_ key: String) -> [(text: String, position: Position)] {
    list(key).compactMap { item in
      guard case .scalar(let text, _) = item.content else {
        note("\(kind).type", at: item.position, "“\(key)” is a list of texts")
        return nil
      }
      return (text, item.position)
    }
  }

  /// Adds the problems of a mapping inside this one.
  package mutating func take(_ inner: FieldReader) { problems += inner.problems }
}
