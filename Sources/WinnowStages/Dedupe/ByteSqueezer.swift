/// Moves some bytes of a word together, without a branch that depends on which they are.
///
/// A byte moves by as many places as there are bytes in front of it that are not kept, from 0 to 7: by one, two and four
/// places in turn, which a table has for each choice of bytes. This is the compress operation of Hacker's Delight (Henry
/// S. Warren, 2nd edition, section 7-4) for bytes in place of bits.
struct ByteSqueezer: Sendable {
  /// What one choice of bytes asks for.
  private struct Moves {
    /// The bytes that move by one place, then of those moved the ones that move by two, then those by four.
    var byOne: UInt64 = 0
    var byTwo: UInt64 = 0
    var byFour: UInt64 = 0
  }

  /// By the choice of bytes: one bit for each, the first lowest.
  private let moves: [Moves]

  static let shared = ByteSqueezer()

  private init() { moves = (0..<256).map(Self.moves) }

  private static func moves(keeping choice: Int) -> Moves {
    var moves = Moves()
    var distance = 0
    for place in 0..<8 {
      guard choice >> place & 1 == 1 else {
        distance += 1
        continue
      }
      var place = place
      func mask() -> UInt64 { 0xFF << UInt64(8 * place) }
      if distance & 1 != 0 {
        moves.byOne |= mask()
        place -= 1
      }
      if distance & 2 != 0 {
        moves.byTwo |= mask()
        place -= 2
      }
      if distance & 4 != 0 { moves.byFour |= mask() }
    }
    return moves
  }

  /// Moves the bytes of a word, the first one lowest, whose high bits are set in `kept` to its start. What stands behind
  /// them then is of no meaning.
  @inline(__always)
  func squeeze(_ word: UInt64, keeping kept: UInt64) -> (word: UInt64, count: Int) {
    let ones = kept &>> 7
    // Gathers the eight bits in the highest byte, and adds them up there.
    let choice = Int((ones &* 0x0102_0408_1020_4080) &>> 56)
    let count = Int((ones &* 0x0101_0101_0101_0101) &>> 56)
    let moves = moves.withUnsafeBufferPointer { $0[choice] }
    var word = word & (ones &* 0xFF)
    word = word & ~moves.byOne | (word & moves.byOne) &>> 8
    word = word & ~moves.byTwo | (word & moves.byTwo) &>> 16
    word = word & ~moves.byFour | (word & moves.byFour) &>> 32
    return (word, count)
  }
}
