import WinnowCore

/// The hash of what counts in an article: letters in lower case, marks and numbers. What counts is written
/// into a buffer of fixed size and hashed whenever that is full, so an article of any length takes the same
/// memory. An invalid byte is written behind an FF, which no valid text holds, and so equals nothing but
/// itself.
struct ArticleHash {
  private static let bufferSize = 16_384
  /// The most bytes that one code point or invalid byte is written with.
  private static let longestSpelling = 4

  private let buffer: UnsafeMutableBufferPointer<UInt8>
  private var filled = 0
  private var hasWord = false
  private var folding = ScalarFolding()
  private var stream: XXH3.Stream?

  /// The fingerprint of a text; `nil` if it has neither letters nor digits.
  static func fingerprint(of bytes: Span<UInt8>) -> Fingerprint? {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: bufferSize) { buffer in
      var hash = ArticleHash(buffer: buffer)
      bytes.withUnsafeBytes { bytes in
        var offset = 0
        while offset < bytes.count {
          hash.makeRoom()
          offset = hash.addASCII(bytes, from: offset)
          while offset < bytes.count, bytes[offset] >= 0x80, hash.hasRoom {
            offset = hash.addOther(bytes, at: offset)
          }
        }
      }
      return hash.finish()
    }
  }

  private init(buffer: UnsafeMutableBufferPointer<UInt8>) {
    self.buffer = buffer
  }

  /// Adds the ASCII bytes up to the next other one, or as many as fit; returns where it stopped.
  private mutating func addASCII(_ bytes: UnsafeRawBufferPointer, from start: Int) -> Int {
    let end = min(bytes.count, start + Self.bufferSize - Self.longestSpelling - filled)
    guard let target = UnsafeMutableBufferPointer(rebasing: buffer[filled...]).baseAddress else { return start }
    return Self.foldedASCII.withUnsafeBufferPointer { folded in
      var offset = start
      // Every byte is written, and kept only by counting it: no branch depends on the text.
      var next = target
      while offset &+ 8 <= end {
        var word = bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self).littleEndian
        guard word & 0x8080_8080_8080_8080 == 0 else { break }
        for index in 0..<8 {
          let letter = folded[Int(word & 0x7F)]
          next[index] = letter
          // What does not count is written over by the next one.
          next -= Int(letter &>> 7)
          word &>>= 8
        }
        next += 8
        offset &+= 8
      }
      while offset < end, bytes[offset] < 0x80 {
        let letter = folded[Int(bytes[offset])]
        next.pointee = letter
        next += Int(~letter &>> 7)
        offset &+= 1
      }
      let count = next - target
      hasWord = hasWord || count > 0
      filled += count
      return offset
    }
  }

  /// For each byte what it counts as: a letter in lower case or a digit; with the high bit set where it
  /// does not count.
  private static let foldedASCII: [UInt8] = (0...255).map { byte in
    ASCII.isDigit(byte) ? byte : ASCII.isLetter(byte) ? byte | 0x20 : 0x80
  }

  /// Adds the code point or the invalid byte at an offset; returns the offset behind it.
  private mutating func addOther(_ bytes: UnsafeRawBufferPointer, at offset: Int) -> Int {
    let scalar = UTF8Scalar(bytes.bindMemory(to: UInt8.self).span, at: offset)
    if scalar.value == UTF8Scalar.invalid {
      append(0xFF)
      append(bytes[offset])
    } else {
      let answer = folding.answer(for: scalar.value)
      hasWord = hasWord || answer.isWordLike
      var spelling = answer.spelling
      while spelling != 0 {
        append(UInt8(truncatingIfNeeded: spelling))
        spelling >>= 8
      }
    }
    return offset + scalar.length
  }

  /// Whether another code point may be written.
  private var hasRoom: Bool { filled + 2 * Self.longestSpelling <= Self.bufferSize }

  private mutating func append(_ byte: UInt8) {
    buffer[filled] = byte
    filled += 1
  }

  /// Empties the buffer into the hash if it is nearly full.
  private mutating func makeRoom() {
    guard !hasRoom else { return }
    let stream = self.stream ?? XXH3.Stream()
    self.stream = stream
    stream.add(UnsafeBufferPointer(rebasing: buffer[..<filled]))
    filled = 0
  }

  private func finish() -> Fingerprint? {
    guard hasWord else { return nil }
    let rest = UnsafeBufferPointer(rebasing: buffer[..<filled])
    guard let stream else { return XXH3.hash128(rest) }
    stream.add(rest)
    return stream.digest
  }
}
