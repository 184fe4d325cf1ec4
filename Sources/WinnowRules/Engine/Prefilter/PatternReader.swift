/// Reads a pattern and sums up what it matches.
///
/// It takes patterns that PCRE2 takes, and gives up on every construct that it is not sure of. So what it says of a
/// pattern holds, or it says nothing.
struct PatternReader<Summary: PatternSummary> {
  let bytes: [UInt8]
  var index = 0
  /// Whether `^` and `$` may match beside line ends too.
  private var isMultiline = false

  struct Unknown: Error {}

  /// The summary of a pattern; `nil` if it has a part that is not understood.
  static func summary(of pattern: String) -> Summary? {
    var reader = PatternReader(bytes: Array(pattern.utf8))
    do throws(Unknown) {
      let summary = try reader.alternatives()
      return reader.index == reader.bytes.count ? summary : nil
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

  private mutating func alternatives() throws(Unknown) -> Summary {
    var summary = try sequence()
    while take("|") { summary.formAlternative(try sequence()) }
    return summary
  }

  private mutating func sequence() throws(Unknown) -> Summary {
    var sequence = Summary()
    while let byte = next, byte != UInt8(ascii: "|"), byte != UInt8(ascii: ")") {
      if sequence.isFinished {
        skipSequence()
        break
      }
      let text = takePlainText()
      if !text.isEmpty {
        sequence.append(text: bytes[text])
        continue
      }
      let item = try item(byte)
      let count = try takeRepeat()
      sequence.append(count == 1...1 ? item : item.repeated(count))
    }
    sequence.finish()
    return sequence
  }

  /// Takes characters of ASCII that stand for themselves, up to one that is repeated.
  private mutating func takePlainText() -> Range<Int> {
    let start = index
    while index < bytes.count, Self.isPlain(bytes[index]) { index += 1 }
    if index > start, index < bytes.count, Self.isRepeat(bytes[index]) { index -= 1 }
    return start..<index
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

  private mutating func item(_ byte: UInt8) throws(Unknown) -> Summary {
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
      return .characters(1...1)
    case UInt8(ascii: "^"):
      index += 1
      return isMultiline ? Summary() : .edge(.start)
    case UInt8(ascii: "$"):
      index += 1
      return isMultiline ? Summary() : .edge(.end)
    case _ where Self.isRepeat(byte): throw Unknown()
    default: return .oneOf([try scalar()])
    }
  }

  mutating func scalar() throws(Unknown) -> Unicode.Scalar {
    var codec = UTF8()
    var iterator = bytes[index...].prefix(4).makeIterator()
    guard case .scalarValue(let scalar) = codec.decode(&iterator) else { throw Unknown() }
    index += UTF8.width(scalar)
    return scalar
  }
}

// MARK: What is skipped

extension PatternReader {
  /// Goes to the end of a sequence. Nothing in it is looked at, so the pattern must have been read once by a summary
  /// that is never finished.
  private mutating func skipSequence() {
    var depth = 0
    while let byte = next {
      switch byte {
      case UInt8(ascii: "\\"): index += 1
      case UInt8(ascii: "["): skipClass()
      case UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")"):
        if depth == 0 { return }
        depth -= 1
      case UInt8(ascii: "|"):
        if depth == 0 { return }
      default: break
      }
      index += 1
    }
  }

  /// Goes from the bracket that opens a class to the one that closes it.
  private mutating func skipClass() {
    index += 1
    _ = take("^")
    _ = take("]")
    while let byte = next, byte != UInt8(ascii: "]") {
      if byte == UInt8(ascii: "\\") { index += 1 }
      if byte == UInt8(ascii: "["), index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: ":") {
        index += 2
        while let byte = next, byte != UInt8(ascii: "]") { index += 1 }
      }
      index += 1
    }
  }
}

// MARK: Repeats and groups

extension PatternReader {
  private mutating func takeRepeat() throws(Unknown) -> ClosedRange<Int> {
    let count: ClosedRange<Int>
    if take("?") {
      count = 0...1
    } else if take("*") {
      count = 0...SegmentLength.unbounded
    } else if take("+") {
      count = 1...SegmentLength.unbounded
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
    if take(",") { most = next == UInt8(ascii: "}") ? SegmentLength.unbounded : try number() }
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

  private mutating func group() throws(Unknown) -> Summary {
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

  private mutating func closed(_ summary: Summary) throws(Unknown) -> Summary {
    try expect(")")
    return summary
  }

  private mutating func namedGroup(endOfName: Unicode.Scalar) throws(Unknown) -> Summary {
    try skip(to: endOfName)
    return try closed(alternatives())
  }

  mutating func skip(to scalar: Unicode.Scalar) throws(Unknown) {
    while let byte = next, byte != UInt8(ascii: scalar) { index += 1 }
    try expect(scalar)
  }

  /// Options, alone or for a group. Only `m` has a say in what is told here; `x` would change how patterns are read.
  private mutating func options() throws(Unknown) -> Summary {
    while let byte = next {
      index += 1
      switch byte {
      case UInt8(ascii: "i"), UInt8(ascii: "s"), UInt8(ascii: "n"), UInt8(ascii: "U"), UInt8(ascii: "J"),
        UInt8(ascii: "-"), UInt8(ascii: "^"):
        continue
      case UInt8(ascii: "m"): isMultiline = true
      case UInt8(ascii: ":"): return try closed(alternatives())
      case UInt8(ascii: ")"): return Summary()
      default: throw Unknown()
      }
    }
    throw Unknown()
  }
}
