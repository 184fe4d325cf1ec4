/// Searches in bytes, sixteen at a time.
///
/// Most bytes of most texts are letters that no stage looks at twice. These searches step over them many times faster
/// than a loop that asks of each byte what it is.
public enum ByteScan {
  /// The offset of the first byte at or behind `start` that is not ASCII; the length of the bytes if there is none.
  public static func firstNonASCII(in bytes: Span<UInt8>, from start: Int = 0) -> Int {
    first(NonASCII(), in: bytes, from: start)
  }

  /// The offset of the first byte at or behind `start` that is not a printing ASCII character or a space; the length
  /// of the bytes if there is none.
  public static func firstUnprintable(in bytes: Span<UInt8>, from start: Int = 0) -> Int {
    first(Unprintable(), in: bytes, from: start)
  }

  /// The offset of the first byte at or behind `start` that equals a given one; the length of the bytes if there is
  /// none.
  public static func first(_ byte: UInt8, in bytes: Span<UInt8>, from start: Int = 0) -> Int {
    first(Equal(block: Block(repeating: byte)), in: bytes, from: start)
  }

  /// The offset of the first byte at or behind `start` that equals one of two; the length of the bytes if there is
  /// none.
  public static func first(_ one: UInt8, or other: UInt8, in bytes: Span<UInt8>, from start: Int = 0) -> Int {
    first(OneOfTwo(one: Block(repeating: one), other: Block(repeating: other)), in: bytes, from: start)
  }

  /// The offset of the first byte at or behind `start` that a JSON string must escape: a quotation mark, a backslash or
  /// a control character of ASCII; the length of the bytes if there is none.
  public static func firstEscapedInJSON(in bytes: Span<UInt8>, from start: Int = 0) -> Int {
    first(EscapedInJSON(), in: bytes, from: start)
  }

  /// How many bytes equal a given one.
  public static func count(of byte: UInt8, in bytes: Span<UInt8>) -> Int {
    count(Equal(block: Block(repeating: byte)), in: bytes) { $0 == byte }
  }
}

extension ByteScan {
  /// How many code points UTF-8 holds: of each its first byte counts.
  public static func countOfCodePoints(in bytes: Span<UInt8>) -> Int {
    bytes.count &- count(Continuation(), in: bytes) { $0 & 0xC0 == 0x80 }
  }

  /// How many bytes are of a kind, which `contains` tells of a single byte.
  @inline(__always)
  private static func count(
    _ kind: some ByteKind, in bytes: Span<UInt8>, _ contains: (UInt8) -> Bool
  ) -> Int {
    bytes.withUnsafeBytes { bytes in
      var result = 0
      var offset = 0
      while offset &+ Block.scalarCount <= bytes.count {
        // As many blocks as a byte can count.
        let end = min(bytes.count &- Block.scalarCount, offset &+ 254 &* Block.scalarCount)
        var counts = Block()
        while offset <= end {
          let marks = kind.marks(in: bytes.loadUnaligned(fromByteOffset: offset, as: Block.self))
          counts &-= unsafeBitCast(marks, to: Block.self)
          offset &+= Block.scalarCount
        }
        for index in counts.indices { result &+= Int(counts[index]) }
      }
      for byte in bytes[offset...] where contains(byte) { result &+= 1 }
      return result
    }
  }
}

private typealias Block = SIMD16<UInt8>
private typealias Marks = SIMDMask<SIMD16<Int8>>

/// A kind of bytes.
///
/// The marks should come of comparing whole blocks for equality: of everything else, a comparison with a single byte
/// too, the compiler makes loops.
private protocol ByteKind {
  func marks(in block: Block) -> Marks
}

private struct NonASCII: ByteKind {
  @inline(__always)
  func marks(in block: Block) -> Marks { block & Block(repeating: 0x80) .== Block(repeating: 0x80) }
}

private struct Unprintable: ByteKind {
  @inline(__always)
  func marks(in block: Block) -> Marks {
    NonASCII().marks(in: block) .| block & Block(repeating: 0xE0) .== Block()
      .| block .== Block(repeating: 0x7F)
  }
}

private struct Continuation: ByteKind {
  @inline(__always)
  func marks(in block: Block) -> Marks { block & Block(repeating: 0xC0) .== Block(repeating: 0x80) }
}

private struct Equal: ByteKind {
  let block: Block

  @inline(__always)
  func marks(in block: Block) -> Marks { block .== self.block }
}

private struct OneOfTwo: ByteKind {
  let one: Block
  let other: Block

  @inline(__always)
  func marks(in block: Block) -> Marks { block .== one .| block .== other }
}

private struct EscapedInJSON: ByteKind {
  @inline(__always)
  func marks(in block: Block) -> Marks {
    block & Block(repeating: 0xE0) .== Block() .| block .== Block(repeating: UInt8(ascii: "\""))
      .| block .== Block(repeating: UInt8(ascii: "\\"))
  }
}

extension ByteScan {
  /// The first byte of a kind at or behind an offset; the length of the bytes if there is none.
  @inline(__always)
  private static func first(_ kind: some ByteKind, in bytes: Span<UInt8>, from start: Int) -> Int {
    bytes.withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress else { return 0 }
      var offset = start
      // Two blocks at a time where nothing is found for long.
      while offset &+ 2 &* Block.scalarCount <= bytes.count {
        let first = kind.marks(in: base.loadUnaligned(fromByteOffset: offset, as: Block.self))
        let second = kind.marks(
          in: base.loadUnaligned(fromByteOffset: offset &+ Block.scalarCount, as: Block.self))
        if FoundBytes(first .| second).any {
          let found = FoundBytes(first)
          return offset &+ (found.any ? found.first : Block.scalarCount &+ FoundBytes(second).first)
        }
        offset &+= 2 &* Block.scalarCount
      }
      while offset &+ Block.scalarCount <= bytes.count {
        let found = FoundBytes(kind.marks(in: base.loadUnaligned(fromByteOffset: offset, as: Block.self)))
        if found.any { return offset &+ found.first }
        offset &+= Block.scalarCount
      }
      guard offset < bytes.count else { return bytes.count }
      return firstAtEnd(kind, bytes, from: offset)
    }
  }

  /// The same where less than a block is left.
  @inline(__always)
  private static func firstAtEnd(_ kind: some ByteKind, _ bytes: UnsafeRawBufferPointer, from offset: Int)
    -> Int
  {
    let start = bytes.count &- Block.scalarCount
    guard start >= 0 else {
      return min(bytes.count, offset &+ FoundBytes(kind.marks(in: shortBlock(bytes, from: offset))).first)
    }
    // The last whole block, without what lies before the offset.
    let block = bytes.loadUnaligned(fromByteOffset: start, as: Block.self)
    let found = FoundBytes(kind.marks(in: block)).without(first: offset &- start)
    return min(bytes.count, start &+ found.first)
  }

  /// The end of fewer bytes than a block holds, with zeros behind them.
  @inline(__always)
  private static func shortBlock(_ bytes: UnsafeRawBufferPointer, from offset: Int) -> Block {
    let count = bytes.count &- offset
    var (low, high): (UInt64, UInt64) = (0, 0)
    if count >= 8 {
      low = bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self).littleEndian
      let end = bytes.loadUnaligned(fromByteOffset: bytes.count &- 8, as: UInt64.self).littleEndian
      high = end >> UInt64(8 &* (16 &- count))
    } else if count >= 4 {
      let start = bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self).littleEndian
      let end = bytes.loadUnaligned(fromByteOffset: bytes.count &- 4, as: UInt32.self).littleEndian
      // Where the two overlap they are the same.
      low = UInt64(start) | UInt64(end) << UInt64(8 &* (count &- 4))
    } else {
      for byte in bytes[offset...].reversed() { low = low << 8 | UInt64(byte) }
    }
    return unsafeBitCast(SIMD2(low.littleEndian, high.littleEndian), to: Block.self)
  }
}

/// Which bytes of a block are marked, as two words of eight bytes each, the first byte lowest.
///
/// Whether any is, is asked of the words: of `any` of a mask the compiler makes thirty instructions.
private struct FoundBytes {
  private var low: UInt64
  private var high: UInt64

  @inline(__always)
  init(_ marks: Marks) {
    let words = unsafeBitCast(marks, to: SIMD2<UInt64>.self)
    (low, high) = (UInt64(littleEndian: words[0]), UInt64(littleEndian: words[1]))
  }

  @inline(__always)
  var any: Bool { low | high != 0 }

  /// The index of the first mark; the length of a block if there is none.
  @inline(__always)
  var first: Int {
    low != 0 ? low.trailingZeroBitCount / 8 : 8 &+ high.trailingZeroBitCount / 8
  }

  /// The marks but those of the first bytes.
  @inline(__always)
  func without(first count: Int) -> FoundBytes {
    var rest = self
    rest.low &= UInt64.max << UInt64(8 * count)
    rest.high &= UInt64.max << UInt64(8 * max(0, count - 8))
    return rest
  }
}
