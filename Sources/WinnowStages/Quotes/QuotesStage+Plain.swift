import WinnowCore

extension QuotesStage {
  /// Everything but curly marks: each character is decided on alone, or with the letters beside it.
  func plainScript(for text: Text) -> EditScript {
    var script = EditScript(sourceLength: text.count)
    let bytes = text.bytes.span
    let reason = Self.straight
    SignScan.forEachMark(wantedMarks, in: bytes) { value, offset in
      let range = offset..<(offset + (value == 0x02BC ? 2 : 3))
      if style == .straight, let mark = Self.straightMark(of: value, at: offset, in: bytes) {
        script.replace(range, with: CollectionOfOne(mark), because: reason)
      } else {
        plainPunctuation(value, range, in: &script)
      }
    }
    return script
  }

  /// The code points from U+2000 to U+203F that the stage may replace, as bits.
  private var wantedMarks: UInt64 {
    var wanted: UInt64 = 0
    // U+2018 to U+201F, U+2013 and U+2014, U+2026.
    if style == .straight { wanted |= 0xFF << 0x18 }
    if plainsDashes { wanted |= 0b11 << 0x13 }
    if plainsEllipses { wanted |= 1 << 0x26 }
    return wanted
  }

  /// Puts ASCII in place of a dash or an ellipsis, if that was asked for.
  func plainPunctuation(_ value: UInt32, _ range: Range<Int>, in script: inout EditScript) {
    switch value {
    case 0x2013 where plainsDashes: script.replace(range, with: "-".utf8, because: Self.dash)
    case 0x2014 where plainsDashes: script.replace(range, with: "--".utf8, because: Self.dash)
    case 0x2026 where plainsEllipses: script.replace(range, with: "...".utf8, because: Self.ellipsis)
    default: break
    }
  }

  private static func straightMark(of value: UInt32, at offset: Int, in bytes: Span<UInt8>) -> UInt8? {
    switch value {
    case 0x2018...0x201B: return UInt8(ascii: "'")
    case 0x201C...0x201F: return UInt8(ascii: "\"")
    case 0x02BC: return isBetweenLetters(offset, in: bytes) ? nil : UInt8(ascii: "'")
    default: return nil
    }
  }

  /// Whether the U+02BC at an offset is a letter of a word, as in Ukrainian.
  private static func isBetweenLetters(_ offset: Int, in bytes: Span<UInt8>) -> Bool {
    let end = offset + 2
    guard let before = UTF8Scalar(bytes, endingAt: offset), end < bytes.count else { return false }
    return isLetter(before.value) && isLetter(UTF8Scalar(bytes, at: end).value)
  }

  private static func isLetter(_ value: UInt32) -> Bool {
    value != 0x02BC && QuoteNeighbour(of: value) == .letter
  }
}
