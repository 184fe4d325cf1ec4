/// An option that a stage declares. Parsing, checking, help and documentation all come from this one value.
public struct StageOption: Sendable {
  /// The name behind the stage's, such as `style` in `quotes.style`.
  public let name: String
  /// Which values it takes.
  public let kind: Kind
  /// The value when nothing is said.
  public let defaultValue: String
  /// What it does, in one sentence.
  public let summary: String

  /// Which values an option takes.
  public enum Kind: Equatable, Sendable {
    /// One of a few words.
    case choice([String])
    /// A number within bounds.
    case number(ClosedRange<Double>)
  }

  /// Declares an option.
  public init(_ name: String, _ kind: Kind, default defaultValue: String, _ summary: String) {
    self.name = name
    self.kind = kind
    self.defaultValue = defaultValue
    self.summary = summary
  }

  /// Whether a value is one the option takes.
  public func accepts(_ value: String) -> Bool {
    switch kind {
    case .choice(let words): words.contains(value)
    case .number(let bounds): Double(value).map(bounds.contains) ?? false
    }
  }

  /// The values it takes, for messages and help.
  public var acceptedValues: String {
    switch kind {
    case .choice(let words): words.joined(separator: ", ")
    case .number(let bounds): "a number from \(bounds.lowerBound) to \(bounds.upperBound)"
    }
  }
}

/// The values of one stage's options: those that were set, and the defaults of the others.
public struct StageOptions: Sendable {
  private let values: [String: String]

  /// Takes the values that were set, already accepted, and fills in the defaults.
  public init(_ options: [StageOption], set: [String: String] = [:]) {
    var values = set
    for option in options where values[option.name] == nil { values[option.name] = option.defaultValue }
    self.values = values
  }

  /// The value of an option that the stage declares.
  public subscript(name: String) -> String {
    guard let value = values[name] else { preconditionFailure("the stage does not declare option \(name)") }
    return value
  }
}
