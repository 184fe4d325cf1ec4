extension OutlineReader {
  mutating func escape() throws(Unknown) -> TextOutline {
    let escaped = try scalar()
    switch escaped {
    case "b", "B", "G": return .empty
    case "A": return Self.edge(\.beginsSegment)
    case "z", "Z": return Self.edge(\.endsSegment)
    case "d", "D", "w", "W", "s", "S", "h", "H", "v", "V", "t", "n", "r", "f", "e", "a": return .character
    case "R": return TextOutline(length: 1...2)
    case "X": return TextOutline(length: 1...TextOutline.unbounded)
    case "p", "P":
      try skipProperty()
      return .character
    case "x":
      try skipHexadecimal()
      return .character
    case "1"..."9":
      if let byte = next, (0x30...0x39).contains(byte) { throw Unknown() }
      return TextOutline(length: 0...TextOutline.unbounded)
    case _ where escaped.isASCII && escaped.properties.isAlphabetic || escaped == "0": throw Unknown()
    default: return Self.outline(of: [escaped])
    }
  }

  private static func edge(_ side: WritableKeyPath<TextOutline, Bool>) -> TextOutline {
    var outline = TextOutline.empty
    outline[keyPath: side] = true
    return outline
  }

  private mutating func skipProperty() throws(Unknown) {
    if take("{") { try skip(to: "}") } else { index += 1 }
  }

  private mutating func skipHexadecimal() throws(Unknown) {
    if take("{") { return try skip(to: "}") }
    for _ in 0..<2 {
      guard let byte = next, Character(Unicode.Scalar(byte)).isHexDigit else { return }
      index += 1
    }
  }

  /// Behind `[`. A class matches one character, whichever.
  mutating func characterClass() throws(Unknown) -> TextOutline {
    var few: [Unicode.Scalar]? = take("^") ? nil : []
    // A bracket in first place is one of the characters.
    if take("]") { few?.append("]") }
    while !take("]") {
      let member = try classMember()
      if let member, next != UInt8(ascii: "-") || isAtClassEnd(index + 1) {
        few?.append(member)
        if few?.count ?? 0 > Self.greatestClass { few = nil }
      } else {
        few = nil
      }
    }
    return few.map(Self.outline) ?? .character
  }

  /// More characters of a class are not told one by one.
  private static let greatestClass = 4

  private func isAtClassEnd(_ index: Int) -> Bool { index < bytes.count && bytes[index] == UInt8(ascii: "]") }

  /// One character, or `nil` for what stands for several. Of a range it is the ends and the hyphen between.
  private mutating func classMember() throws(Unknown) -> Unicode.Scalar? {
    let member = try scalar()
    if member == "[", let byte = next,
      [UInt8(ascii: ":"), UInt8(ascii: "."), UInt8(ascii: "=")].contains(byte)
    {
      try skipNamedClass()
      return nil
    }
    guard member == "\\" else { return member }
    let escaped = try scalar()
    switch escaped {
    case "d", "D", "w", "W", "s", "S", "h", "H", "v", "V", "t", "n", "r", "f", "e", "a", "b", "R", "X":
      return nil
    case "p", "P":
      try skipProperty()
      return nil
    case "x":
      try skipHexadecimal()
      return nil
    case _
    where escaped.isASCII && (escaped.properties.isAlphabetic || escaped.properties.numericType != nil):
      throw Unknown()
    default: return escaped
    }
  }

  /// `[:alpha:]` inside a class, from the colon.
  private mutating func skipNamedClass() throws(Unknown) {
    try expect(":")
    _ = take("^")
    while let byte = next, (0x61...0x7A).contains(byte) { index += 1 }
    try expect(":")
    try expect("]")
  }
}
