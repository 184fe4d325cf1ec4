extension PatternReader {
  mutating func escape() throws(Unknown) -> Summary {
    let escaped = try scalar()
    switch escaped {
    case "b", "B", "G": return Summary()
    case "A": return .edge(.start)
    case "z", "Z": return .edge(.end)
    case "d", "D", "w", "W", "s", "S", "h", "H", "v", "V", "t", "n", "r", "f", "e", "a":
      return .characters(1...1)
    case "R": return .characters(1...2)
    case "X": return .characters(1...SegmentLength.unbounded)
    case "p", "P":
      try skipProperty()
      return .characters(1...1)
    case "x":
      try skipHexadecimal()
      return .characters(1...1)
    case "1"..."9":
      if let byte = next, (0x30...0x39).contains(byte) { throw Unknown() }
      return .characters(0...SegmentLength.unbounded)
    case _ where escaped.isASCII && escaped.properties.isAlphabetic || escaped == "0": throw Unknown()
    default: return .oneOf([escaped])
    }
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
  mutating func characterClass() throws(Unknown) -> Summary {
    var few: [Unicode.Scalar]? = take("^") ? nil : []
    var repertoire = few == nil ? Repertoire.ascii : .all
    // A bracket in first place is one of the characters.
    if take("]") {
      few?.append("]")
      repertoire = .ascii
    }
    while !take("]") {
      guard let first = try classMember() else {
        few = nil
        repertoire = .ascii
        continue
      }
      var last: Unicode.Scalar? = first
      if next == UInt8(ascii: "-"), !isAtClassEnd(index + 1) {
        index += 1
        last = try classMember()
      }
      let range = Self.range(first, last)
      repertoire = min(repertoire, range.map(Repertoire.init(ofAnyOf:)) ?? .ascii)
      if let range, range.count + (few?.count ?? 0) <= Summary.greatestClass {
        few?.append(contentsOf: range.compactMap(Unicode.Scalar.init))
      } else {
        few = nil
      }
    }
    return few.map(Summary.oneOf) ?? .characters(1...1, repertoire)
  }

  private static func range(_ first: Unicode.Scalar, _ last: Unicode.Scalar?) -> ClosedRange<UInt32>? {
    guard let last, first <= last else { return nil }
    return first.value...last.value
  }

  private func isAtClassEnd(_ index: Int) -> Bool { index < bytes.count && bytes[index] == UInt8(ascii: "]") }

  /// One character, or `nil` for what stands for several.
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
