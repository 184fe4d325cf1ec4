/// Folds one line after another, and sees on the way of which characters they are.
struct LineFolder {
  /// Where lines are folded to, one in the place of the other.
  private let memory: UnsafeMutableRawPointer
  private let capacity: Int
  private let lowerCases = FoldedBytes.lowerCases
  /// The line that was folded last.
  private(set) var text: FoldedText
  /// How many of its bytes begin no character.
  private var continuations = 0
  private var isBeyondLatin = false

  private typealias Block = SIMD2<UInt64>
  private static let blockLength = 16
  private static let highBits: UInt64 = 0x8080_8080_8080_8080

  /// Makes room for lines of so many bytes while a body runs.
  static func withRoom<Result>(for capacity: Int, _ body: (inout LineFolder) throws -> Result) rethrows
    -> Result
  {
    // The last block of a line may be as long as the padding behind it.
    let room = capacity + 2 * FoldedText.padding
    return try withUnsafeTemporaryAllocation(byteCount: room, alignment: blockLength) { memory in
      guard let start = memory.baseAddress else { preconditionFailure("memory has an address") }
      var folder = LineFolder(start, capacity)
      return try body(&folder)
    }
  }

  private init(_ memory: UnsafeMutableRawPointer, _ capacity: Int) {
    (self.memory, self.capacity) = (memory, capacity)
    text = FoldedText(start: memory, count: 0)
  }

  /// The length of the line in code points.
  var length: Int { text.count - continuations }

  /// Of which characters the line is.
  var repertoire: Repertoire { isBeyondLatin ? .all : .latin }

  /// Folds a line of valid UTF-8, which lies in a longer text.
  mutating func fold(_ line: Range<Int>, of bytes: UnsafeRawBufferPointer) {
    precondition(line.count <= capacity && line.lowerBound >= 0 && line.upperBound <= bytes.count)
    text = FoldedText(start: memory, count: line.count)
    continuations = 0
    isBeyondLatin = false
    guard let base = bytes.baseAddress else { return }
    let start = base + line.lowerBound
    var offset = 0
    while offset &+ Self.blockLength <= line.count {
      offset = fold(start.loadUnaligned(fromByteOffset: offset, as: Block.self), at: offset, of: start)
    }
    if offset < line.count {
      let readable = bytes.count &- line.lowerBound &- offset
      _ = fold(Self.block(start + offset, line.count &- offset, readable), at: offset, of: start)
    }
    // What was put behind the line is no part of a character.
    memory.storeBytes(of: Block(), toByteOffset: line.count, as: Block.self)
  }

  /// Folds a block of the line; returns where the next one begins.
  @inline(__always)
  private mutating func fold(_ block: Block, at offset: Int, of line: UnsafeRawPointer) -> Int {
    let high = block & Block(repeating: Self.highBits)
    // Bytes of ASCII gain a bit. The other ones stay as they are, but for some letters.
    let gained = (high ^ Block(repeating: Self.highBits)) &>> Block(repeating: 2)
    memory.storeBytes(of: block | gained, toByteOffset: offset, as: Block.self)
    if high[0] | high[1] == 0 { return offset &+ Self.blockLength }
    return foldCharacters(block, at: offset, of: line)
  }

  /// Fewer bytes than a block has, with zeros behind them. So many can be read there.
  @inline(__always)
  private static func block(_ bytes: UnsafeRawPointer, _ count: Int, _ readable: Int) -> Block {
    var block = Block()
    if readable >= blockLength {
      block = bytes.loadUnaligned(as: Block.self)
      let bits = UInt64(8 &* count)
      block[0] &= count < 8 ? (1 &<< bits &- 1).littleEndian : UInt64.max
      block[1] &= count > 8 ? (1 &<< (bits &- 64) &- 1).littleEndian : 0
    } else {
      withUnsafeMutableBytes(of: &block) { $0.copyMemory(from: .init(start: bytes, count: count)) }
    }
    return block
  }
}

// MARK: Beyond ASCII

extension LineFolder {
  /// Counts the characters of a block that are not ASCII, and folds those that are letters of two bytes; returns where
  /// the next block begins.
  private mutating func foldCharacters(
    _ block: Block, at offset: Int, of line: UnsafeRawPointer
  ) -> Int {
    var end = offset &+ Self.blockLength
    for half in 0..<2 {
      let word = UInt64(littleEndian: block[half])
      // Of a byte's two highest bits both are set in the first one of a character, and one in the others.
      let high = word & Self.highBits
      var leads = high & word &<< 1
      continuations &+= Int(((high ^ leads) &>> 7 &* 0x0101_0101_0101_0101) &>> 56)
      while leads != 0 {
        let place = offset &+ 8 &* half &+ leads.trailingZeroBitCount / 8
        let lead = line.load(fromByteOffset: place, as: UInt8.self)
        isBeyondLatin = isBeyondLatin || Repertoire.isBeyondLatin(lead: lead)
        if FoldedBytes.isLead(lead), place &+ 1 < text.count {
          let second = line.load(fromByteOffset: place &+ 1, as: UInt8.self)
          let lower = lowerCases[FoldedBytes.index(lead, second)]
          memory.storeBytes(of: lower.littleEndian, toByteOffset: place, as: UInt16.self)
          if place &+ 1 == end {
            // Its second byte is not to be overwritten.
            end &+= 1
            continuations &+= 1
          }
        }
        leads &= leads &- 1
      }
    }
    return end
  }
}
