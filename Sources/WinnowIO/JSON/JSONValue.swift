internal import CSimdjson

/// A JSON value as a tree, for the small objects of a report.
enum JSONValue: Equatable {
  case object([String: JSONValue])
  case array([JSONValue])
  case string([UInt8])
  case number(String)
  case boolean(Bool)
  case null

  /// Nothing of ours is nested deeper. A value that were could not be let go of without as deep a stack.
  private static let maximumDepth = 64

  /// Reads the object in some bytes. What is nested too deep is passed over.
  init(_ bytes: [UInt8], _ reader: JSONReader) throws(JSONReader.Failure) {
    var builder = Builder(reader: reader)
    try reader.read(0..<bytes.count, of: bytes, depth: Self.maximumDepth) { builder.add($0, in: bytes) }
    self = builder.root
  }

  /// The member of a name; `nil` if there is none or this is no object.
  subscript(name: String) -> JSONValue? {
    if case .object(let members) = self { members[name] } else { nil }
  }

  var bytes: [UInt8]? { if case .string(let bytes) = self { bytes } else { nil } }
  var string: String? { bytes.map { String(decoding: $0, as: UTF8.self) } }
  var integer: Int? { if case .number(let digits) = self { Int(digits) } else { nil } }
  var boolean: Bool? { if case .boolean(let value) = self { value } else { nil } }
  var elements: [JSONValue]? { if case .array(let elements) = self { elements } else { nil } }

  /// Puts tokens together.
  private struct Builder {
    let reader: JSONReader
    private(set) var root = JSONValue.null
    private var open: [Container] = []

    init(reader: JSONReader) { self.reader = reader }

    private struct Container {
      var isObject: Bool
      var key = ""
      var members: [String: JSONValue] = [:]
      var elements: [JSONValue] = []

      var value: JSONValue { isObject ? .object(members) : .array(elements) }
    }

    mutating func add(_ token: JSONReader.Token, in bytes: [UInt8]) {
      switch token.kind {
      case winnow_json_object_start: open.append(Container(isObject: true))
      case winnow_json_array_start: open.append(Container(isObject: false))
      case winnow_json_object_end, winnow_json_array_end: if let last = open.popLast() { add(last.value) }
      case winnow_json_key:
        open[open.count - 1].key = String(decoding: text(of: token, in: bytes), as: UTF8.self)
      case winnow_json_string: add(.string(text(of: token, in: bytes)))
      case winnow_json_number: add(.number(String(decoding: bytes[token.range], as: UTF8.self)))
      case winnow_json_true: add(.boolean(true))
      case winnow_json_false: add(.boolean(false))
      default: add(.null)
      }
    }

    private func text(of token: JSONReader.Token, in bytes: [UInt8]) -> [UInt8] {
      Array(reader.text(of: token, in: bytes))
    }

    private mutating func add(_ value: JSONValue) {
      guard let last = open.indices.last else {
        root = value
        return
      }
      if open[last].isObject {
        open[last].members[open[last].key] = value
      } else {
        open[last].elements.append(value)
      }
    }
  }
}
