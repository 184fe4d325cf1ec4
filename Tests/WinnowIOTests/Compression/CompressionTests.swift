import Testing
import WinnowCore
import WinnowIO
import WinnowTestSupport

@Suite("Compressed streams")
struct CompressionTests {
  /// “Hello” with a newline, as the programs gzip and zstd write it.
  private static let hello = Array("“Hello” world\n".utf8)
  private static let fromPrograms: [[UInt8]] = [
    hexadecimal(
      "1f8b080893d6046b0003612e747874007bd430c723352727ff51c35c85f2fca29c142e008db2aab912000000"),
    hexadecimal("28b52ffd2412910000e2809c48656c6c6fe2809d20776f726c640a1a9d5de8"),
  ]

  private static func hexadecimal(_ digits: String) -> [UInt8] {
    let digits = Array(digits.utf8).map { $0 <= 0x39 ? $0 & 0xF : ($0 & 0xF) + 9 }
    return stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
  }

  @Test("the name of a file says how it is compressed")
  func names() {
    #expect(Compression(ofFile: "a/b.txt.gz") == .gzip)
    #expect(Compression(ofFile: "a.JSONL.ZST") == .zstd)
    #expect(Compression(ofFile: "a.gz/b") == nil)
    #expect(Compression(ofFile: "agz") == nil)
  }

  @Test("what other programs wrote is read, byte by byte too", arguments: fromPrograms)
  func otherPrograms(bytes: [UInt8]) {
    for size in [1, 3, 1 << 16] {
      #expect(ReadBytes(bytes, pieceSize: size, count: size).bytes == Self.hello)
    }
  }

  @Test(
    "what is written is read back, and looks the same whatever the pieces", arguments: Compression.allCases)
  func roundTrip(compression: Compression) {
    forAll(seeds: 1...25) { generator in
      let text = RandomText.bytes(upTo: 400, using: &generator)
      let compressed = try compression.compressed(text)
      let piece = Int.random(in: 1...40, using: &generator)
      try require(try compression.compressed(text, pieceSize: piece) == compressed, "pieces of \(piece)")
      let read = ReadBytes(compressed, pieceSize: piece, count: Int.random(in: 1...60, using: &generator))
      try require(read.problem == nil && read.bytes == text, "\(text) \(String(describing: read.problem))")
    }
  }

  @Test("large streams of every kind come back", arguments: Compression.allCases)
  func large(compression: Compression) throws {
    var generator = SeededGenerator(seed: 7)
    let noise = (0..<700_000).map { _ in UInt8.random(in: 0...255, using: &generator) }
    let text = Array(String(repeating: "One line of an article.\n", count: 20_000).utf8)
    for bytes in [noise, text, text + noise + text] {
      let compressed = try compression.compressed(bytes)
      #expect(ReadBytes(compressed, count: 1 << 20).bytes == bytes)
      #expect(ReadBytes(compressed, pieceSize: 1000, count: 999).bytes == bytes)
      #expect(try compression.compressed(bytes, pieceSize: 77_777) == compressed)
    }
  }

  @Test("an empty text is an empty compressed stream", arguments: Compression.allCases)
  func empty(compression: Compression) throws {
    let compressed = try compression.compressed([])
    #expect(!compressed.isEmpty)
    #expect(ReadBytes(compressed) == ReadBytes([]))
  }

  @Test("members and frames one after the other are one text", arguments: Compression.allCases)
  func concatenated(compression: Compression) throws {
    let one = try compression.compressed(Array("one\n".utf8))
    let empty = try compression.compressed([])
    for size in [1, 5, 1 << 16] {
      let read = ReadBytes(one + empty + one, pieceSize: size)
      #expect(read.bytes == Array("one\none\n".utf8))
      #expect(read.problem == nil)
    }
  }

  @Test("a gzip header with all that it may hold is read, wherever it is cut")
  func fullHeader() throws {
    let plain = try Compression.gzip.compressed(Array("one".utf8))
    var header: [UInt8] = [0x1F, 0x8B, 8, 0x1E, 1, 2, 3, 4, 0, 3, 5, 0] + Array("extra".utf8)
    header += Array("name\0".utf8) + Array("comment\0".utf8)
    #expect(ReadBytes(header + [0, 0] + plain.dropFirst(10)).problem?.code == "io.gzip", "a wrong checksum")
    header += Self.hexadecimal("722d")
    for size in 1...header.count {
      let read = ReadBytes(header + plain.dropFirst(10) + header + plain.dropFirst(10), pieceSize: size)
      #expect(read.bytes == Array("oneone".utf8), "pieces of \(size)")
      #expect(read.problem == nil, "pieces of \(size)")
    }
  }

  @Test("zeros behind gzip are padding; frames of zstd that can be skipped are skipped")
  func padding() throws {
    let gzip = try Compression.gzip.compressed(Array("one".utf8))
    #expect(ReadBytes(gzip + [UInt8](repeating: 0, count: 1000), pieceSize: 7).bytes == Array("one".utf8))
    #expect(ReadBytes(gzip + [0, 0] + gzip).problem?.code == "io.gzip")
    let zstd = try Compression.zstd.compressed(Array("one".utf8))
    let skippable: [UInt8] = [0x51, 0x2A, 0x4D, 0x18, 3, 0, 0, 0, 9, 9, 9]
    let read = ReadBytes(skippable + zstd + skippable + zstd, pieceSize: 2)
    #expect(read.bytes == Array("oneone".utf8))
    #expect(read.problem == nil)
  }

  @Test("what is flushed can be read before the end", arguments: Compression.allCases)
  func flush(compression: Compression) throws {
    let memory = MemorySink()
    let sink = CompressingSink(memory, compression)
    try sink.write(Array("so far".utf8)[...])
    try sink.flush()
    let length = memory.bytes.count
    try sink.flush()
    #expect(memory.bytes.count == length, "nothing new to flush")
    let read = ReadBytes(memory.bytes)
    #expect(read.bytes == Array("so far".utf8))
    #expect(read.problem?.message.contains("ends too early") == true)
    try sink.write(Array(" and on".utf8)[...])
    try sink.commit()
    #expect(ReadBytes(memory.bytes).bytes == Array("so far and on".utf8))
  }

  @Test("neither a name nor a time is in what is written")
  func header() throws {
    #expect(try Compression.gzip.compressed([]).prefix(10) == [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3])
  }

  @Test(
    "bytes that only begin like a compressed stream are text",
    arguments: [[], [0x1F], [0x1F, 0x8B], [0x28, 0xB5, 0x2F], [0x50, 0x2A, 0x4D]])
  func likeMagic(bytes: [UInt8]) {
    #expect(ReadBytes(bytes, pieceSize: 1).bytes == bytes)
  }

  @Test("a stream that is compressed twice is refused", arguments: Compression.allCases)
  func twice(compression: Compression) throws {
    let twice = try compression.compressed(try Compression.gzip.compressed([]))
    #expect(ReadBytes(twice).problem?.code == "io.compressed-twice")
  }
}
