import Foundation

/// A JSON value as tests look at it.
public indirect enum ParsedJSON: Decodable, Hashable, Sendable {
  case null
  case boolean(Bool)
  case number(Double)
  case string(String)
  case array([ParsedJSON])
  case object([String: ParsedJSON])

  /// Reads a text.
  public init(_ text: String) throws {
    self = try JSONDecoder().decode(ParsedJSON.self, from: Data(text.utf8))
  }

  /// Reads a value of any kind.
  public init(from decoder: any Decoder) throws {
    let value = try decoder.singleValueContainer()
    if value.decodeNil() {
      self = .null
    } else if let boolean = try? value.decode(Bool.self) {
      self = .boolean(boolean)
    } else if let number = try? value.decode(Double.self) {
      self = .number(number)
    } else if let string = try? value.decode(String.self) {
      self = .string(string)
    } else if let array = try? value.decode([ParsedJSON].self) {
      self = .array(array)
    } else {
      self = .object(try value.decode([String: ParsedJSON].self))
    }
  }

  /// The members of an object.
  public var object: [String: ParsedJSON]? { if case .object(let members) = self { members } else { nil } }
  /// The elements of an array.
  public var array: [ParsedJSON]? { if case .array(let elements) = self { elements } else { nil } }
  /// A string.
  public var string: String? { if case .string(let text) = self { text } else { nil } }
  /// A number.
  public var number: Double? { if case .number(let number) = self { number } else { nil } }
}
