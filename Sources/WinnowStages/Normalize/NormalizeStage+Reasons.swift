import WinnowCore

extension NormalizeStage {
  static let reasons = [
    softHyphen, zeroWidth, byteOrderMark, control, escape, tag, trailingBlanks, noBreakSpace, space,
    lineSeparator, ligature, fullWidth, bidi,
  ]

  static let softHyphen = removal("soft-hyphen", "Soft hyphen")
  static let zeroWidth = removal("zero-width", "Invisible character")
  static let byteOrderMark = removal("bom", "Byte order mark inside the text")
  static let control = removal("control", "Control character", .warning)
  static let escape = removal("ansi", "Terminal escape sequence", .warning)
  static let tag = removal("tag", "Hidden tag character", .warning)
  static let trailingBlanks = removal("trailing-blanks", "Blanks at the end of a line")

  static let noBreakSpace = replacement("nbsp", "No-break space")
  static let space = replacement("space", "Typographic space")
  static let lineSeparator = replacement("line-separator", "Unusual line end")
  static let ligature = replacement("ligature", "Ligature")
  static let fullWidth = replacement("full-width", "Full-width letter or digit")

  static let bidi = Reason(
    stage: stageName, rule: "normalize.bidi", action: .flag, severity: .warning,
    message: "Bidirectional control, which can show text in another order")

  private static func removal(_ rule: String, _ message: String, _ severity: Severity = .note) -> Reason {
    Reason(
      stage: stageName, rule: "normalize.\(rule)", action: .remove, severity: severity, message: message)
  }

  private static func replacement(_ rule: String, _ message: String) -> Reason {
    Reason(stage: stageName, rule: "normalize.\(rule)", message: message)
  }
}
