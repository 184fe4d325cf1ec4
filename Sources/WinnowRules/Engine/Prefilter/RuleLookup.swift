/// How the lines that a rule's pattern is tried on are found: its relaxed form, which every line with a match has, and
/// some others too.
public struct RuleLookup: Sendable {
  /// What is looked at.
  public enum Way: Equatable, Sendable {
    /// How a line begins, bullets and blanks left out: in lower case, `0` for any digit and a space for any sign.
    case beginning([String])
    /// What a line holds, in lower case.
    case holding([String])
    /// Nothing but the length of a line.
    case everyLine
  }

  /// What is looked at.
  public let way: Way

  /// The lookup of a rule.
  public init(of rule: Rule) {
    let gate = RuleGate(rule)
    if let openings = gate.openings {
      way = .beginning(Set(openings.all.map { Self.words(ofUnits: $0) }).sorted())
    } else if let needles = gate.needles {
      way = .holding(Set(needles.all.map { Self.words($0) }).sorted())
    } else {
      way = .everyLine
    }
  }

  private static func words(ofUnits units: [UInt8]) -> String {
    words(units.map { $0 == Opening.gap ? UInt8(ascii: " ") : $0 })
  }

  /// Folded bytes, of which the last may be the start of a letter only.
  private static func words(_ bytes: [UInt8]) -> String {
    var text = String(decoding: bytes, as: UTF8.self)
    while text.last == "\u{FFFD}" { text.removeLast() }
    return text
  }
}
