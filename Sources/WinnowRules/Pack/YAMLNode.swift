public import WinnowCore
internal import CYAML

/// A value of a YAML document with the place where it begins.
///
/// Every scalar is read as the text it is: what YAML 1.1 makes of `no` or `012` is no concern here, and whoever needs
/// a number converts it. Anchors and aliases are refused, so that a document is never larger than its file.
public struct YAMLNode: Sendable {
  /// Where the value begins, 1-based.
  public let position: Position
  /// The value.
  public let content: Content

  /// What a value is.
  public indirect enum Content: Sendable {
    /// Text, and how it was written.
    case scalar(String, ScalarStyle)
    /// A list of values.
    case sequence([YAMLNode])
    /// Keys with their values, in the order of the file.
    case mapping([Entry])
  }

  /// How a scalar was written.
  public enum ScalarStyle: CaseIterable, Sendable {
    /// Without quotes.
    case plain
    /// In single quotes: nothing but `''` is special.
    case singleQuoted
    /// In double quotes, where a backslash begins an escape.
    case doubleQuoted
    /// As a block behind `|` or `>`.
    case block
  }

  /// A key and its value.
  public struct Entry: Sendable {
    /// The key.
    public let key: String
    /// Where the key begins.
    public let position: Position
    /// The value.
    public let value: YAMLNode
  }

  /// Reads the one document of a file. An empty file is an empty scalar.
  ///
  /// - Parameters:
  ///   - bytes: the file, UTF-8.
  ///   - path: what the file is called in problems.
  /// - Throws: a ``Problem`` of code `yaml.invalid` with the place, if the bytes are not YAML or use what is refused.
  public init(parsing bytes: [UInt8], path: String) throws(Problem) {
    var parser = yaml_parser_t()
    guard yaml_parser_initialize(&parser) == 1 else {
      throw Problem(code: "yaml.memory", path: path, message: "no memory to read the file")
    }
    defer { yaml_parser_delete(&parser) }
    yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING)
    let result = bytes.withUnsafeBufferPointer { (buffer) -> Result<YAMLNode, Problem> in
      yaml_parser_set_input_string(&parser, buffer.baseAddress, buffer.count)
      return Result { () throws(Problem) in try Self.readDocument(&parser, path: path) }
    }
    self = try result.get()
  }

  init(position: Position, content: Content) {
    self.position = position
    self.content = content
  }

  private static func readDocument(
    _ parser: inout yaml_parser_t, path: String
  ) throws(Problem) -> YAMLNode {
    var reader = EventReader(path: path)
    var node: YAMLNode?
    while true {
      let event = try reader.next(&parser)
      switch event.kind {
      case .streamEnd:
        let start = Position(line: 1, column: 1)
        return node ?? YAMLNode(position: start, content: .scalar("", .plain))
      case .boundary:
        continue
      default:
        if node != nil {
          throw reader.problem(at: event.position, "a second document; put it in a file of its own")
        }
        node = try reader.node(of: event, &parser, depth: 0)
      }
    }
  }
}

/// Takes events from libyaml and builds nodes of them.
private struct EventReader {
  let path: String
  static let greatestDepth = 32

  struct Event {
    let kind: Kind
    let position: Position
  }

  enum Kind {
    case streamEnd
    case boundary
    case end
    case alias
    case scalar(String, YAMLNode.ScalarStyle)
    case sequence
    case mapping
  }

  func problem(at position: Position, _ message: String) -> Problem {
    Problem(
      code: "yaml.invalid", path: path, line: position.line, column: position.column,
      message: "not YAML that can be read: \(message)")
  }

  mutating func next(_ parser: inout yaml_parser_t) throws(Problem) -> Event {
    var event = yaml_event_t()
    guard yaml_parser_parse(&parser, &event) == 1 else { throw failure(of: parser) }
    defer { yaml_event_delete(&event) }
    let position = Position(event.start_mark)
    switch event.type {
    case YAML_STREAM_END_EVENT: return Event(kind: .streamEnd, position: position)
    case YAML_ALIAS_EVENT: return Event(kind: .alias, position: position)
    case YAML_SCALAR_EVENT: return Event(kind: Self.scalar(event), position: position)
    case YAML_SEQUENCE_START_EVENT: return Event(kind: .sequence, position: position)
    case YAML_MAPPING_START_EVENT: return Event(kind: .mapping, position: position)
    case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT: return Event(kind: .end, position: position)
    default: return Event(kind: .boundary, position: position)
    }
  }

  private static func scalar(_ event: yaml_event_t) -> Kind {
    let scalar = event.data.scalar
    let text = String(decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length), as: UTF8.self)
    switch scalar.style {
    case YAML_SINGLE_QUOTED_SCALAR_STYLE: return .scalar(text, .singleQuoted)
    case YAML_DOUBLE_QUOTED_SCALAR_STYLE: return .scalar(text, .doubleQuoted)
    case YAML_LITERAL_SCALAR_STYLE, YAML_FOLDED_SCALAR_STYLE: return .scalar(text, .block)
    default: return .scalar(text, .plain)
    }
  }

  private func failure(of parser: yaml_parser_t) -> Problem {
    let message = parser.problem.map { String(cString: $0) } ?? "unknown error"
    // A byte that cannot be read has an offset in the file, but no line.
    if parser.error == YAML_READER_ERROR {
      return Problem(
        code: "yaml.invalid", path: path,
        message: "not YAML that can be read: \(message) at byte \(parser.problem_offset)")
    }
    return problem(at: Position(parser.problem_mark), message)
  }

  mutating func node(
    of event: Event, _ parser: inout yaml_parser_t, depth: Int
  ) throws(Problem) -> YAMLNode {
    if depth > Self.greatestDepth { throw problem(at: event.position, "nested too deeply") }
    switch event.kind {
    case .scalar(let text, let style):
      return YAMLNode(position: event.position, content: .scalar(text, style))
    case .sequence:
      return YAMLNode(position: event.position, content: .sequence(try sequence(&parser, depth: depth)))
    case .mapping:
      return YAMLNode(position: event.position, content: .mapping(try mapping(&parser, depth: depth)))
    case .alias:
      throw problem(at: event.position, "anchors and aliases are not supported; write the value out")
    case .streamEnd, .boundary, .end:
      throw problem(at: event.position, "unexpected end")
    }
  }

  private mutating func sequence(
    _ parser: inout yaml_parser_t, depth: Int
  ) throws(Problem) -> [YAMLNode] {
    var items: [YAMLNode] = []
    while true {
      let event = try next(&parser)
      if case .end = event.kind { return items }
      items.append(try node(of: event, &parser, depth: depth + 1))
    }
  }

  private mutating func mapping(
    _ parser: inout yaml_parser_t, depth: Int
  ) throws(Problem) -> [YAMLNode.Entry] {
    var entries: [YAMLNode.Entry] = []
    while true {
      let event = try next(&parser)
      if case .end = event.kind { return entries }
      guard case .scalar(let key, _) = event.kind else {
        throw problem(at: event.position, "a key is a word, not a list or a mapping")
      }
      if entries.contains(where: { $0.key == key }) {
        throw problem(at: event.position, "the key “\(key)” appears twice")
      }
      let value = try node(of: try next(&parser), &parser, depth: depth + 1)
      entries.append(YAMLNode.Entry(key: key, position: event.position, value: value))
    }
  }
}

extension Position {
  fileprivate init(_ mark: yaml_mark_t) {
    self.init(line: Int(mark.line) + 1, column: Int(mark.column) + 1)
  }
}
