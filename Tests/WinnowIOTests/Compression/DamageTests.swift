import Testing
import WinnowCore
import WinnowIO
import WinnowTestSupport

@Suite("Damaged compressed streams")
struct DamageTests {
  private static let text = Array(
    (1...40).map { "Line \($0) of an article, \($0 * 7919 % 1000).\n" }.joined().utf8)

  @Test("a stream that is cut anywhere is never taken for whole", arguments: Compression.allCases)
  func cut(compression: Compression) throws {
    let compressed = try compression.compressed(Self.text)
    for length in 4..<compressed.count {
      let read = ReadBytes(Array(compressed.prefix(length)))
      #expect(read.problem?.message.contains("ends too early") == true, "cut at \(length)")
      #expect(Self.text.starts(with: read.bytes), "cut at \(length)")
    }
  }

  @Test(
    "the second member or frame that is cut is found too, with its place", arguments: Compression.allCases)
  func cutSecond(compression: Compression) throws {
    let compressed = try compression.compressed(Self.text)
    let read = ReadBytes(compressed + compressed.dropLast())
    #expect(read.bytes.starts(with: Self.text))
    let last = compressed.count * 2 - 1
    #expect(read.problem?.message.contains("at byte \(last) of the compressed stream") == true)
  }

  @Test("a byte that is changed changes nothing, or is reported", arguments: Compression.allCases)
  func changed(compression: Compression) throws {
    let compressed = try compression.compressed(Self.text)
    for offset in 4..<compressed.count {
      for change in [0x01, 0x80, 0xFF] as [UInt8] {
        var damaged = compressed
        damaged[offset] ^= change
        let read = ReadBytes(damaged)
        #expect(read.problem != nil || read.bytes == Self.text, "offset \(offset), ^\(change)")
      }
    }
  }

  @Test(
    "what follows the end is an error with its place, after all that could be read",
    arguments: Compression.allCases)
  func garbage(compression: Compression) throws {
    let compressed = try compression.compressed(Self.text)
    for garbage in ["\n", "garbage that follows", "\u{1F}x"] {
      let read = ReadBytes(compressed + Array(garbage.utf8))
      #expect(read.bytes == Self.text)
      #expect(read.problem?.code == "io.\(compression.rawValue)", "\(garbage.debugDescription)")
      #expect(read.problem?.path == "memory")
    }
    let read = ReadBytes(compressed + Array("garbage".utf8))
    #expect(read.problem?.message.contains("at byte \(compressed.count) of the compressed") == true)
  }

  @Test("what grows without measure is read no further", arguments: Compression.allCases)
  func expansion(compression: Compression) throws {
    let zeros = [UInt8](repeating: 0, count: 20 << 20)
    let read = ReadBytes(try compression.compressed(zeros), count: 1 << 20)
    #expect(read.problem?.code == "io.expansion")
    #expect(read.bytes.count <= 18 << 20)
    let few = [UInt8](repeating: 0, count: 8 << 20)
    #expect(ReadBytes(try compression.compressed(few), count: 1 << 20).bytes.count == few.count)
  }

  @Test("random bytes behind the signs of a compressed stream end in a problem, never in a crash")
  func random() {
    forAll(seeds: 1...300) { generator in
      let magic: [UInt8] = Bool.random(using: &generator) ? [0x1F, 0x8B, 0x08] : [0x28, 0xB5, 0x2F, 0xFD]
      let noise = (0..<Int.random(in: 1...400, using: &generator)).map { _ in
        UInt8.random(in: 0...255, using: &generator)
      }
      try require(ReadBytes(magic + noise, pieceSize: 13).problem != nil, "\(magic + noise)")
    }
  }
}
