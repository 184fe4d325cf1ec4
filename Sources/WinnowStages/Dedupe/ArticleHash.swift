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
          offset = hash.addKnown(bytes, from: offset)
          if offset < bytes.count, bytes[offset] >= 0x80, hash.hasRoom {
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

  /// Adds what is copied without asking, or as much of it as fits; returns where it stopped.
  private mutating func addKnown(_ bytes: UnsafeRawBufferPointer, from start: Int) -> Int {
    let end = min(bytes.count, start + Self.bufferSize - LetterCopy.overrun - filled)
    guard start < end, let target = buffer.baseAddress else { return start }
    let copied = LetterCopy.copy(UnsafeRawBufferPointer(rebasing: bytes[start..<end]), to: target + filled)
    hasWord = hasWord || copied.hasWord
    filled += copied.written
    return start + copied.read
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

  /// Whether more may be written, of either kind.
  private var hasRoom: Bool { filled + LetterCopy.overrun + Self.longestSpelling <= Self.bufferSize }

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
