/// A few colours, and the way back to none. Where output is not in colour, they are nothing.
struct Ink {
  /// Whether output is in colour.
  let isColored: Bool

  /// What something is shown in.
  enum Color: String {
    case bold = "1"
    case faint = "2"
    case red = "31"
    case green = "32"
    case yellow = "33"
    case magenta = "35"
    case cyan = "36"
    /// Removed, inside a line that stays.
    case redPlace = "1;31"
    /// Inserted, inside a line that stays.
    case greenPlace = "1;32"
  }

  /// What begins a colour.
  func begin(_ color: Color?) -> [UInt8] {
    guard isColored, let color else { return [] }
    return Array("\u{1B}[\(color.rawValue)m".utf8)
  }

  /// What ends every colour.
  func end(_ color: Color?) -> [UInt8] {
    isColored && color != nil ? Array("\u{1B}[0m".utf8) : []
  }

  /// Text in a colour.
  func paint(_ text: String, _ color: Color?) -> [UInt8] {
    text.isEmpty ? [] : begin(color) + Array(text.utf8) + end(color)
  }
}
