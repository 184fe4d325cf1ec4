import WinnowCore

/// Makes keys of lines: numbers that are the same for lines that are equal once folded.
///
/// A key is a hash of the first and the last eight bytes of the folded line. Most lines begin and end with bytes that folding
/// leaves as they are, so that they need not be folded, nor searched for what folding would change: that may be told of the
/// few lines that share a key.
struct LineKeyMaker {
  /// Each process has a seed of its own, so that no article can be made of lines whose keys collide.
  private let seed = processSeed
  private var folded: [UInt8] = []

  private static let processSeed = UInt64(truncatingIfNeeded: Hasher().finalize())

  /// The key of a line that is trimmed.
  @inline(__always)
  mutating func key(of line: UnsafeBufferPointer<UInt8>) -> UInt64 {
    let ends = LineEnds(of: line)
    return ends.mayBeFolded ? keyOnceFolded(line) : ends.key(seed)
  }

  private mutating func keyOnceFolded(_ line: UnsafeBufferPointer<UInt8>) -> UInt64 {
    if LineEnds.stay(in: line) { return LineEnds(of: line).key(seed) }
    folded.removeAll(keepingCapacity: true)
    LineFolding.fold(line, into: &folded)
    return folded.withUnsafeBufferPointer(LineEnds.init).key(seed)
  }
}

/// The first and the last eight bytes of a line; of a shorter line all of its bytes and nothing.
private struct LineEnds {
  private var head: UInt64 = 0
  private var tail: UInt64 = 0

  @inline(__always)
  init(of line: UnsafeBufferPointer<UInt8>) {
    let bytes = UnsafeRawBufferPointer(line)
    if bytes.count >= 8 {
      head = bytes.loadUnaligned(as: UInt64.self)
      tail = bytes.loadUnaligned(fromByteOffset: bytes.count - 8, as: UInt64.self)
    } else {
      for byte in bytes { head = head << 8 | UInt64(byte) }
    }
  }

  /// Whether folding might change them: with a byte beyond ASCII, a tab or two spaces. What folding does between them makes
  /// no difference: of blanks that it joins, one stays where the first or the last one stood.
  @inline(__always)
  var mayBeFolded: Bool {
    let spaces = (Self.bytes(in: head, equalTo: 0x20), Self.bytes(in: tail, equalTo: 0x20))
    let suspects =
      (head | tail) | Self.bytes(in: head, equalTo: 0x09) | Self.bytes(in: tail, equalTo: 0x09)
      | (spaces.0 & spaces.0 << 8) | (spaces.1 & spaces.1 << 8)
    return suspects & 0x8080_8080_8080_8080 != 0
  }

  /// Whether folding changes neither end, nor what begins or ends there.
  static func stay(in line: UnsafeBufferPointer<UInt8>) -> Bool {
    // No code point that folding changes has more than three bytes.
    let reach = 8 + 2
    guard line.count > 2 * reach else { return LineFolding.isFolded(line) }
    let head = UnsafeBufferPointer(rebasing: line[..<reach])
    return LineFolding.isFolded(head)
      && LineFolding.firstSuspect(in: line, from: line.count - reach) == line.count
  }

  /// The highest bit of each byte that equals a given one of ASCII, perhaps also of the one above it.
  @inline(__always)
  private static func bytes(in word: UInt64, equalTo byte: UInt64) -> UInt64 {
    let difference = word ^ (byte &* 0x0101_0101_0101_0101)
    return (difference &- 0x0101_0101_0101_0101) & ~difference & 0x8080_8080_8080_8080
  }

  @inline(__always)
  func key(_ seed: UInt64) -> UInt64 {
    let mixed = (head ^ seed).multipliedFullWidth(by: tail ^ (seed &* 0x9E37_79B9_7F4A_7C15))
    return mixed.high ^ mixed.low
  }
}
