extension Rule {
  /// What is wrong with a text as the id of a rule; `nil` if it can be one.
  public static func mistake(inID id: String) -> String? {
    let parts = id.split(separator: ".", omittingEmptySubsequences: false)
    if parts.count >= 2, parts.allSatisfy(isName) { return nil }
    return "the id “\(id)” is not of the form category.name, in lower-case letters, digits and hyphens"
  }

  /// Whether a text is lower-case letters, digits and hyphens, with no hyphen at either end.
  static func isName(_ text: Substring) -> Bool {
    guard let first = text.utf8.first, let last = text.utf8.last else { return false }
    let hyphen = UInt8(ascii: "-")
    return first != hyphen && last != hyphen
      && text.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), hyphen: true
        default: false
        }
      }
  }
}
