import Testing
import WinnowTestSupport

@testable import WinnowStages

@Suite("Letters and digits copied for a hash")
struct LetterCopyTests {
  /// What is copied of some bytes, and how many were read.
  private static func copy(_ bytes: [UInt8]) -> (read: Int, copied: [UInt8]) {
    var target = [UInt8](repeating: 0xEE, count: bytes.count + LetterCopy.overrun)
    let copied = bytes.withUnsafeBytes { bytes in
      target.withUnsafeMutableBufferPointer { target -> (read: Int, written: Int) in
        target.baseAddress.map { LetterCopy.copy(bytes, to: $0) } ?? (0, 0)
      }
    }
    return (copied.read, Array(target[..<copied.written]))
  }

  /// The same, a byte at a time.
  private static func expected(_ bytes: [UInt8]) -> (read: Int, copied: [UInt8]) {
    let ascii = bytes.prefix { $0 < 0x80 }
    return (ascii.count, ascii.filter { ASCII.isLetter($0) || ASCII.isDigit($0) }.map { $0 | 0x20 })
  }

  @Test("each byte, at each place of a word")
  func everyByte() {
    for byte in UInt8.min...UInt8.max {
      for place in 0..<20 {
        var bytes = [UInt8](repeating: UInt8(ascii: "-"), count: 20)
        bytes[place] = byte
        bytes[19] = UInt8(ascii: "z")
        #expect(Self.copy(bytes) == Self.expected(bytes))
      }
    }
  }

  @Test("random text of any length")
  func random() {
    let ascii = Array("aZ09 .,\n{`@[/:".utf8)
    forAll { generator in
      let count = Int.random(in: 0...70, using: &generator)
      let bytes = (0..<count).map { _ in
        // Few bytes that are not ASCII, so that long pieces are met.
        let choice = Int.random(in: 0..<60, using: &generator)
        return choice == 0 ? UInt8.random(in: 0x80...0xFF, using: &generator) : ascii[choice % ascii.count]
      }
      #expect(Self.copy(bytes) == Self.expected(bytes))
    }
  }
}
