/// Reads a pattern for its outline.
///
/// It takes patterns that PCRE2 takes, and gives up on every construct that it is not sure of. So what it says of a
/// pattern holds, or it says nothing.
struct OutlineReader {
  let bytes: [UInt8]
  var index = 0
  /// Whether `^` and `$` may match beside line ends too.
  private var isMultiline = false

  struct Unknown: Error {}

  /// The outline of a pattern; `nil` if it has a part that is not understood.
  static func outline(of pattern: String) -> TextOutline? {
    var reader = OutlineReader(bytes: Array(pattern.utf8))
    do throws(Unknown) {
      let outline = try reader.alternatives()
      return reader.index == reader.bytes.count ? outline : nil
    } catch {
      return nil
    }
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  var next: UInt8? { index < bytes.count ? bytes[index] : nil }

  /// Goes on behind a byte if it is the next.
  mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard next == UInt8(ascii: scalar) else { return false }
    index += 1
    return true
  }

  mutating func expect(_ scalar: Unicode.Scalar) throws(Unknown) {
    guard take(scalar) else { throw Unknown() }
  }

  private mutating func alternatives() throws(Unknown) -> TextOutline {
    var outline = try sequence()
    while take("|") { outline.formAlternative(try sequence()) }
    return outline
  }

  private mutating func sequence() throws(Unknown) -> TextOutline {
    var sequence = OutlineSequence()
    while let byte = next, byte != UInt8(ascii: "|"), byte != UInt8(ascii: ")") {
      if let text = takePlainText() {
        sequence.append(text[...])
        continue
      }
      let item = try item(byte)
      sequence.append(item.repeated(try takeRepeat()))
    }
    return sequence.finish()
  }

  /// Takes characters of ASCII that stand for themselves, up to one that is repeated.
  private mutating func takePlainText() -> [UInt8]? {
    var end = index
    while end < bytes.count, Self.isPlain(bytes[end]) { end += 1 }
    if end < bytes.count, Self.isRepeat(bytes[end]) { end -= 1 }
    guard end > index else { return nil }
    defer { index = end }
    return bytes[index..<end].map(CoarseBytes.coarse)
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x61...0x7A, 0x41...0x5A, 0x30...0x39, 0x20...0x23, 0x25...0x27, 0x2C, 0x2D, 0x2F, 0x3A...0x3E, 0x40,
      0x5D, 0x5F, 0x60, 0x7D, 0x7E:
      true
    default: false
    }
  }

  private static func isRepeat(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "?"), UInt8(ascii: "{"): true
    default: false
    }
  }

  private mutating func item(_ byte: UInt8) throws(Unknown) -> TextOutline {
    switch byte {
    case UInt8(ascii: "("):
      index += 1
      return try group()
    case UInt8(ascii: "["):
      index += 1
      return try characterClass()
    case UInt8(ascii: "\\"):
      index += 1
      return try escape()
    case UInt8(ascii: "."):
      index += 1
      return .character
    case UInt8(ascii: "^"):
      index += 1
      return anchor(\.beginsSegment)
    case UInt8(ascii: "$"):
      index += 1
      return anchor(\.endsSegment)
    case _ where Self.isRepeat(byte): throw Unknown()
    default: return Self.outline(of: [try scalar()])
    }
  }

  private func anchor(_ side: WritableKeyPath<TextOutline, Bool>) -> TextOutline {
    var outline = TextOutline.empty
    outline[keyPath: side] = !isMultiline
    return outline
  }

  /// The outline of one of a few characters.
  static func outline(of scalars: [Unicode.Scalar]) -> TextOutline {
    var texts: [[UInt8]] = []
    for scalar in scalars {
      // Controls are no part of a needle: a line end in one would make it match across lines.
      guard scalar.value >= 0x20, let spellings = CoarseBytes.spellings(of: scalar) else { return .character }
      for spelling in spellings where !texts.contains(spelling) { texts.append(spelling) }
    }
    return .oneOf(texts, length: 1)
  }

  mutating func scalar() throws(Unknown) -> Unicode.Scalar {
    var codec = UTF8()
    var iterator = bytes[index...].prefix(4).makeIterator()
    guard case .scalarValue(let scalar) = codec.decode(&iterator) else { throw Unknown() }
    index += UTF8.width(scalar)
    return scalar
  }
}

// MARK: Repeats and groups

extension OutlineReader {
  private mutating func takeRepeat() throws(Unknown) -> ClosedRange<Int> {
    let count: ClosedRange<Int>
    if take("?") {
      count = 0...1
    } else if take("*") {
      count = 0...TextOutline.unbounded
    } else if take("+") {
      count = 1...TextOutline.unbounded
    } else if next == UInt8(ascii: "{") {
      count = try countedRepeat()
    } else {
      return 1...1
    }
    // Lazy and possessive repeats match no other texts.
    if !take("?") { _ = take("+") }
    return count
  }

  private mutating func countedRepeat() throws(Unknown) -> ClosedRange<Int> {
    try expect("{")
    let least = try number()
    var most = least
    if take(",") { most = next == UInt8(ascii: "}") ? TextOutline.unbounded : try number() }
    try expect("}")
    guard least <= most else { throw Unknown() }
    return least...most
  }

  private mutating func number() throws(Unknown) -> Int {
    let start = index
    while let byte = next, (0x30...0x39).contains(byte) { index += 1 }
    guard let number = Int(String(decoding: bytes[start..<index], as: UTF8.self)) else { throw Unknown() }
    return number
  }

  private mutating func group() throws(Unknown) -> TextOutline {
    if next == UInt8(ascii: "*") { throw Unknown() }
    guard take("?") else { return try closed(alternatives()) }
    if take(":") || take(">") || take("|") { return try closed(alternatives()) }
    if take("=") { return try closed(alternatives()).asLookaround(isNegated: false) }
    if take("!") { return try closed(alternatives()).asLookaround(isNegated: true) }
    if take("<") {
      if take("=") { return try closed(alternatives()).asLookaround(isNegated: false) }
      if take("!") { return try closed(alternatives()).asLookaround(isNegated: true) }
      return try namedGroup(endOfName: ">")
    }
    if take("'") { return try namedGroup(endOfName: "'") }
    if take("P") {
      try expect("<")
      return try namedGroup(endOfName: ">")
    }
    return try options()
  }

  private mutating func closed(_ outline: TextOutline) throws(Unknown) -> TextOutline {
    try expect(")")
    return outline
  }

  private mutating func namedGroup(endOfName: Unicode.Scalar) throws(Unknown) -> TextOutline {
    try skip(to: endOfName)
    return try closed(alternatives())
  }

  mutating func skip(to scalar: Unicode.Scalar) throws(Unknown) {
    while let byte = next, byte != UInt8(ascii: scalar) { index += 1 }
    try expect(scalar)
  }

  /// Options, alone or for a group. Only `m` has a say in what is told here; `x` would change how patterns are read.
  private mutating func options() throws(Unknown) -> TextOutline {
    while let byte = next {
      index += 1
      switch byte {
      case UInt8(ascii: "i"), UInt8(ascii: "s"), UInt8(ascii: "n"), UInt8(ascii: "U"), UInt8(ascii: "J"),
        UInt8(ascii: "-"), UInt8(ascii: "^"):
        continue
      case UInt8(ascii: "m"): isMultiline = true
      case UInt8(ascii: ":"): return try closed(alternatives())
      case UInt8(ascii: ")"): return .empty
      default: throw Unknown()
      }
    }
    throw Unknown()
  }
}
