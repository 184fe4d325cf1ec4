internal import Glibc
internal import WinnowCore

/// Reads the spelling of a JSON string and writes the text it stands for, which is never longer.
///
/// Between escapes the text is copied in one piece; the escapes are decoded one by one.
struct JSONStringDecoder {
  private let spelling: UnsafeBufferPointer<UInt8>
  private let text: UnsafeMutableBufferPointer<UInt8>
  /// The offset in the spelling of what is read next.
  private var read = 0
  /// How many bytes of the text have been written.
  private(set) var written = 0
  /// From offsets of the text to those of the spelling, an escape being a unit.
  private(set) var map: OffsetMap
  /// The lines of the text. Line ends are escapes, so they need not be searched for again.
  private(set) var lines: [Line] = []
  /// Where the line begins that is being written.
  private var lineStart = 0

  /// - Parameters:
  ///   - spelling: what stands between the quotes, with valid escapes only.
  ///   - base: the offset that the map gives to the first byte of the spelling.
  ///   - text: where the text goes; with room for as many bytes as the spelling has.
  init(_ spelling: UnsafeBufferPointer<UInt8>, base: Int, into text: UnsafeMutableBufferPointer<UInt8>) {
    self.spelling = spelling
    self.text = text
    map = OffsetMap(base: base)
    // As many as nearly all articles have: a line is longer, and most escapes end one.
    let room = min(spelling.count / 64 + 8, 1 << 16)
    map.reserveCapacity(room)
    lines.reserveCapacity(room)
  }

  /// Decodes the string.
  mutating func decode() {
    let base = map.base
    while true {
      copyPlain()
      guard read < spelling.count else { break }
      let (start, source) = (written, read)
      let joining = decodeEscape()
      map.append(
        derived: Range(uncheckedBounds: (start, written)),
        source: Range(uncheckedBounds: (source &+ base, read &+ base)), joining: joining)
    }
    if written > lineStart { lines.append(Line(start: lineStart, contentEnd: written, end: written)) }
  }

  /// Copies what stands in front of the next escape.
  @inline(__always)
  private mutating func copyPlain() {
    guard read < spelling.count, let from = spelling.baseAddress, let to = text.baseAddress else { return }
    let rest = spelling.count &- read
    let escape = memchr(from + read, Int32(UInt8(ascii: "\\")), rest)
    let count = escape.map { UnsafeRawPointer($0) - UnsafeRawPointer(from + read) } ?? rest
    (to + written).initialize(from: from + read, count: count)
    read &+= count
    written &+= count
  }

  /// Decodes the escape that is next; whether it is half of a surrogate pair, and which.
  @inline(__always)
  private mutating func decodeEscape() -> OffsetMap.Joining {
    let letter = spelling[read &+ 1]
    read &+= 2
    switch letter {
    case UInt8(ascii: "n"): endLine()
    case UInt8(ascii: "t"): write(0x09)
    case UInt8(ascii: "r"): write(0x0D)
    case UInt8(ascii: "b"): write(0x08)
    case UInt8(ascii: "f"): write(0x0C)
    case UInt8(ascii: "u"): return decodeCodeUnit()
    default: write(letter)
    }
    return .none
  }

  /// Writes a line feed.
  private mutating func endLine() {
    let hasCarriageReturn = written > lineStart && text[written &- 1] == UInt8(ascii: "\r")
    lines.append(
      Line(
        start: lineStart, contentEnd: hasCarriageReturn ? written &- 1 : written, end: written &+ 1))
    write(UInt8(ascii: "\n"))
    lineStart = written
  }

  /// Decodes the four digits that are next, with the low surrogate behind a high one.
  private mutating func decodeCodeUnit() -> OffsetMap.Joining {
    let unit = codeUnit(at: read)
    read += 4
    guard unit & 0xF800 == 0xD800 else {
      writeScalar(unit)
      return .none
    }
    if unit & 0x0400 == 0, let low = lowSurrogate() {
      read += 6
      writeScalar(0x10000 + ((unit & 0x3FF) << 10 | (low & 0x3FF)))
      return .none
    }
    writeScalar(0xFFFD)
    return unit & 0x0400 == 0 ? .next : .previous
  }

  /// The low surrogate that is spelled next, if there is one.
  private func lowSurrogate() -> UInt32? {
    guard spelling.count - read >= 6, spelling[read] == UInt8(ascii: "\\"),
      spelling[read + 1] == UInt8(ascii: "u")
    else { return nil }
    let unit = codeUnit(at: read + 2)
    return unit & 0xFC00 == 0xDC00 ? unit : nil
  }

  private func codeUnit(at start: Int) -> UInt32 {
    var unit: UInt32 = 0
    for digit in spelling[start..<(start + 4)] {
      unit = unit << 4 | UInt32(digit <= UInt8(ascii: "9") ? digit & 0xF : (digit & 0xF) + 9)
    }
    return unit
  }

  private mutating func writeScalar(_ value: UInt32) {
    switch value {
    case 0x0A: endLine()
    case ..<0x80: write(UInt8(value))
    case ..<0x800:
      write(0xC0 | UInt8(value >> 6))
      write(continuation(value))
    case ..<0x10000:
      write(0xE0 | UInt8(value >> 12))
      write(continuation(value >> 6))
      write(continuation(value))
    default:
      write(0xF0 | UInt8(value >> 18))
      write(continuation(value >> 12))
      write(continuation(value >> 6))
      write(continuation(value))
    }
  }

  private func continuation(_ bits: UInt32) -> UInt8 { 0x80 | UInt8(truncatingIfNeeded: bits & 0x3F) }

  private mutating func write(_ byte: UInt8) {
    text[written] = byte
    written &+= 1
  }
}
