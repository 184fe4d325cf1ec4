internal import WinnowCore

/// Takes the values of a mapping's keys, and notes what is wrong with them.
struct FieldReader {
  let path: String
  /// What the mapping is, for messages, such as “a rule”.
  let subject: String
  let position: Position
  private let entries: [YAMLNode.Entry]
  private let isMapping: Bool
  private(set) var problems: [Problem] = []

  /// Opens a mapping that may have certain keys. What is not a mapping is a problem and has no keys.
  init(_ node: YAMLNode, as subject: String, keys: [String], path: String) {
    self.path = path
    self.subject = subject
    self.position = node.position
    guard case .mapping(let entries) = node.content else {
      self.entries = []
      self.isMapping = false
      note("pack.type", at: node.position, "\(subject) is a mapping of keys: \(keys.joined(separator: ", "))")
      return
    }
    self.entries = entries
    self.isMapping = true
    for entry in entries where !keys.contains(entry.key) {
      note(
        "pack.unknown-key", at: entry.position,
        "\(subject) has no key “\(entry.key)”; \(Suggestion.phrase(for: entry.key, among: keys))")
    }
  }

  mutating func note(_ code: String, at position: Position, _ message: String) {
    problems.append(SourcePlace(path: path, position: position).problem(code, message))
  }

  /// The value of a key.
  func node(_ key: String) -> YAMLNode? { entries.first { $0.key == key }?.value }

  /// The text of a key and where it is.
  mutating func text(_ key: String) -> (text: String, node: YAMLNode)? {
    guard let node = node(key) else { return nil }
    guard case .scalar(let text, let style) = node.content else {
      note("pack.type", at: node.position, "“\(key)” is a text")
      return nil
    }
    if text.isEmpty, style == .plain {
      note("pack.empty", at: node.position, "“\(key)” has no value; give it one or leave it out")
      return nil
    }
    return (text, node)
  }

  /// The text of a key that must be there.
  mutating func requiredText(_ key: String) -> (text: String, node: YAMLNode)? {
    if isMapping, node(key) == nil { note("pack.missing-key", at: position, "\(subject) needs “\(key)”") }
    return text(key)
  }

  /// The word of a key that takes one of a few.
  mutating func word<Word: RawRepresentable & CaseIterable>(
    _ key: String, _ type: Word.Type, _ describe: (String) -> String? = { _ in nil }
  ) -> Word? where Word.RawValue == String {
    guard let (text, node) = text(key) else { return nil }
    if let word = Word(rawValue: text) { return word }
    let known = Word.allCases.map(\.rawValue)
    let advice = describe(text) ?? "unknown \(key) “\(text)”; \(Suggestion.phrase(for: text, among: known))"
    note("pack.unknown-\(key)", at: node.position, advice)
    return nil
  }

  /// The number of a key.
  mutating func number(_ key: String, in bounds: ClosedRange<Double>) -> Double? {
    guard let (text, node) = text(key) else { return nil }
    guard let number = Double(text), bounds.contains(number) else {
      note(
        "pack.number", at: node.position,
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
  mutating func integer(_ key: String, in bounds: ClosedRange<Int>) -> Int? {
    guard let (text, node) = text(key) else { return nil }
    guard let number = Int(text), bounds.contains(number) else {
      note(
        "pack.number", at: node.position,
        "“\(key)” is a whole number from \(bounds.lowerBound) to \(bounds.upperBound)")
      return nil
    }
    return number
  }

  /// The values of a key that holds a list.
  mutating func list(_ key: String) -> [YAMLNode] {
    guard let node = node(key) else { return [] }
    guard case .sequence(let items) = node.content else {
      note("pack.type", at: node.position, "“\(key)” is a list, such as [\"…\", \"…\"]")
      return []
    }
    return items
  }

  /// The texts of a key that holds a list of them.
  mutating func texts(_ key: String) -> [(text: String, position: Position)] {
    list(key).compactMap { item in
      guard case .scalar(let text, _) = item.content else {
        note("pack.type", at: item.position, "“\(key)” is a list of texts")
        return nil
      }
      return (text, item.position)
    }
  }

  /// Adds the problems of a mapping inside this one.
  mutating func take(_ inner: FieldReader) { problems += inner.problems }
}
