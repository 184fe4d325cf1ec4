import Testing
import WinnowTestSupport

@testable import WinnowStages

@Suite("Bytes of a word moved together")
struct ByteSqueezerTests {
  private static func word(_ bytes: [UInt8]) -> UInt64 { bytes.reversed().reduce(0) { $0 << 8 | UInt64($1) } }

  private static func bytes(_ word: UInt64, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: word >> UInt64(8 * $0)) }
  }

  @Test("every choice of bytes is kept in order")
  func everyChoice() {
    let bytes = [UInt8](0x61...0x68)
    for choice in 0..<256 {
      let kept = Self.word((0..<8).map { choice >> $0 & 1 == 1 ? 0x80 : 0 })
      let squeezed = ByteSqueezer.shared.squeeze(Self.word(bytes), keeping: kept)
      let expected = bytes.indices.filter { choice >> $0 & 1 == 1 }.map { bytes[$0] }
      #expect(Self.bytes(squeezed.word, squeezed.count) == expected)
    }
  }

  @Test("letters and digits are told in every byte")
  func classes() {
    for byte in UInt8(0)..<0x80 {
      for place in 0..<8 {
        var bytes = [UInt8](repeating: UInt8(ascii: "-"), count: 8)
        bytes[place] = byte
        let isKept = ASCII.isLetter(byte) || ASCII.isDigit(byte)
        #expect(ASCII.lettersAndDigits(Self.word(bytes)) == (isKept ? 0x80 << UInt64(8 * place) : 0))
      }
    }
  }
}
