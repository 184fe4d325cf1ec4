import Testing
import WinnowCore
import WinnowTestSupport

@testable import WinnowStages

@Suite("Letters, marks and numbers copied for a hash")
struct LetterCopyTests {
  private struct Copied: Equatable {
    var read = 0
    var bytes: [UInt8] = []
    var hasWord = false
  }

  /// What is copied of some bytes, and how many were read.
  private static func copy(_ bytes: [UInt8]) -> Copied {
    var target = [UInt8](repeating: 0xEE, count: bytes.count + LetterCopy.overrun)
    let copied = bytes.withUnsafeBytes { bytes in
      target.withUnsafeMutableBufferPointer { target -> (read: Int, written: Int, hasWord: Bool) in
        target.baseAddress.map { LetterCopy.copy(bytes, to: $0) } ?? (0, 0, false)
      }
    }
    return Copied(read: copied.read, bytes: Array(target[..<copied.written]), hasWord: copied.hasWord)
  }

  /// The same, a code point at a time, as far as it was read.
  private static func expected(_ bytes: [UInt8], upTo end: Int) -> Copied {
    var result = Copied()
    var folding = ScalarFolding()
    while result.read < end {
      let scalar = UTF8Scalar(bytes.span, at: result.read)
      if scalar.length == 1, scalar.value < 0x80 {
        let byte = bytes[result.read]
        if ASCII.isLetter(byte) || ASCII.isDigit(byte) {
          result.bytes.append(byte | 0x20)
          result.hasWord = true
        }
      } else {
        let answer = folding.answer(for: scalar.value)
        withUnsafeBytes(of: answer.spelling.littleEndian) { result.bytes += $0.prefix { $0 != 0 } }
        result.hasWord = result.hasWord || answer.isWordLike
      }
      result.read += scalar.length
    }
    return result
  }

  @Test("each byte, at each place of a word", arguments: ProcessorKind.all)
  func everyByte(_ kind: ProcessorKind) {
    kind.use()
    defer { ProcessorKind.best.use() }
    for byte in UInt8.min...UInt8.max {
      for place in 0..<68 {
        var bytes = [UInt8](repeating: UInt8(ascii: "-"), count: 68)
        bytes[place] = byte
        bytes[67] = UInt8(ascii: "z")
        let copied = Self.copy(bytes)
        #expect(copied.read == bytes.firstIndex { $0 >= 0x80 } ?? bytes.count)
        #expect(copied == Self.expected(bytes, upTo: copied.read))
      }
    }
  }

  @Test("what is known of a code point is what Unicode says of it")
  func everyCodePoint() {
    var known = 0
    // None of four bytes is known.
    for value in UInt32(0x80)...0xFFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let bytes = Array(String(scalar).utf8)
      let copied = Self.copy(bytes)
      guard copied.read > 0 else { continue }
      known += 1
      // Unicode is asked of each but of the many ideographs and syllables, of which it says one thing.
      if (0x3500...0x4D00).contains(value) || (0x4F00...0x9F00).contains(value) { continue }
      let expected = Self.expected(bytes, upTo: bytes.count)
      if copied != expected { Issue.record("U+\(String(value, radix: 16))") }
    }
    #expect(known > 30_000)
  }

  @Test("the table of code points of two bytes is made of what Unicode says")
  func table() throws {
    var folding = ScalarFolding()
    let entries = (UInt32(0x80)..<0x800).map { value -> String in
      let answer = folding.answer(for: value)
      // Beside the bytes: the lower case is of another length; the code point is a mark.
      let isOther = answer.spelling != 0 && !(0x100...0xFFFF).contains(answer.spelling)
      let entry =
        isOther ? 0xFFFF : answer.spelling | (answer.spelling == 0 || answer.isWordLike ? 0 : 0x4000)
      let digits = String(entry, radix: 16, uppercase: true)
      return "0x" + String(repeating: "0", count: 4 - digits.count) + digits + ","
    }
    let rows = stride(from: 0, to: entries.count, by: 12).map {
      entries[$0..<($0 + 12)].joined(separator: " ")
    }
    try Snapshot.expect(
      rows.joined(separator: "\n") + "\n", equalsFile: "Sources/CText/two-byte-letters.inc")
  }

  @Test("random text of any length", arguments: ProcessorKind.all)
  func random(_ kind: ProcessorKind) {
    kind.use()
    defer { ProcessorKind.best.use() }
    let pieces = [
      "a", "Z", "0", "9", " ", ".", ",", "\n", "{", "`", "@", "[", "/", ":", "é", "É", "ς", "Я", "ß",
      "\u{301}",
      "’", "—", "字", "한", "の", "。", "€",
    ].map { Array($0.utf8) }
    // Those that stop the copy: unknown, not whole, not valid.
    let stops: [[UInt8]] = [
      [0xE0, 0xB8, 0x81], [0xC3], [0xE5, 0xAD], [0x80], [0xFF], [0xC0, 0x80], [0xC4, 0xB0],
    ]
    forAll(seeds: 1...1500) { generator in
      let rarity = Int.random(in: 14...200, using: &generator)
      var bytes: [UInt8] = []
      var readable = 0
      for _ in 0..<Int.random(in: 0...200, using: &generator) {
        // Few pieces that are not ASCII, so that long stretches are met, and few stops.
        let choice = Int.random(in: 0..<rarity, using: &generator)
        bytes += pieces[choice < pieces.count ? choice : choice % 14]
      }
      readable = bytes.count
      if Bool.random(using: &generator) { bytes += stops.randomElement(using: &generator) ?? [] }
      let copied = Self.copy(bytes)
      try require(copied.read == readable, "\(copied.read), not \(readable), of \(bytes)")
      try require(copied == Self.expected(bytes, upTo: readable), "\(bytes)")
    }
  }
}
